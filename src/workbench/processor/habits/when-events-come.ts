import type { ExcelHabits } from "./excel-habits";

/** How late the events are in an Excel where they are, in milliseconds. Nobody says how late: so late that a person has gone on. */
export const LATE_EVENT_MS = 2_000;

/**
 * Raises an event when this Excel does: at once, late, or never.
 * @param after calls back after so many milliseconds
 */
export function whenEventsCome(
  { events }: Pick<ExcelHabits, "events">,
  raise: () => void,
  after: (act: () => void, delayMs: number) => unknown = setTimeout,
): void {
  if (events === "prompt") raise();
  if (events === "late") after(raise, LATE_EVENT_MS);
}
