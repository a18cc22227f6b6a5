import type { ExcelHabits } from "./excel-habits";

/** Lets time pass; tests give one in which none does. */
export type LetPass = (delayMs: number) => Promise<void>;

/** Takes as long as it says. */
export const passInTime: LetPass = (delayMs) => new Promise((resolve) => setTimeout(resolve, delayMs));

/**
 * The way between pane and workbook in an Excel that is some way off: a request takes half the latency there and half back, and on both ways
 * the time its bytes need.
 * @returns lets pass what one way of so many bytes takes; nothing at all, not even a turn of the event loop, where Excel is not slow
 */
export function wayThrough(
  { latencyMs, bytesPerSecond }: ExcelHabits,
  letPass: LetPass,
): (bytes: number) => Promise<void> {
  return async (bytes) => {
    const delayMs = latencyMs / 2 + (bytes / bytesPerSecond) * 1000;
    if (delayMs > 0) await letPass(delayMs);
  };
}
