import type { ExcelHabits } from "./excel-habits";
import type { LetPass } from "./slow-way";

/** How late the events are in an Excel where they are, in milliseconds. Nobody says how late: so late that a person has gone on. */
export const LATE_EVENT_MS = 2_000;

/**
 * Raises events when this Excel does: at once; late, those that were due meanwhile first and in turned order; or never.
 * @param habits asked at each event
 * @returns is called with each event when it is due
 */
export function whenEventsCome(
  habits: () => Pick<ExcelHabits, "events">,
  letPass: LetPass,
): (raise: () => void) => void {
  let late: (() => void)[] = [];
  const raiseLate = (): void => {
    const due = late.reverse();
    late = [];
    for (const raise of due) raise();
  };
  return (raise) => {
    const { events } = habits();
    if (events === "prompt") raise();
    if (events !== "late") return;
    late.push(raise);
    if (late.length === 1) void letPass(LATE_EVENT_MS).then(raiseLate);
  };
}
