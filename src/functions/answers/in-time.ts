import { errorOfFailure } from "./error-of-failure";
import type { FormulaClock } from "../host/ports";

/** So long cells wait for what is asked before rows are sent. */
const MOST_MS = 10_000;

/**
 * The same, or after some seconds an error that passes: what was asked goes on, and is there when cells are calculated anew.
 * @throws FormulaError; what is thrown there
 */
export function inTime<Found>(asking: Promise<Found>, clock: Pick<FormulaClock, "startTimer">): Promise<Found> {
  return new Promise((resolve, reject) => {
    const stop = clock.startTimer(MOST_MS, () => reject(errorOfFailure({ code: "unavailable", message: "" })));
    asking.then(resolve, reject).finally(stop);
  });
}
