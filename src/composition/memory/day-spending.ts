import type { Ceilings, Spending } from "./spent-today";

/** How much of a day's ceilings is left, and what takes from it. */
export interface DaySpending {
  /** How much more may be sent today; Infinity where nobody has set a ceiling. */
  left(): { readonly rows: number; readonly requests: number };
  note(rowCount: number, requestCount: number): void;
}

/** @param ceilings as they are set now */
export function daySpending(spending: Spending, ceilings: () => Ceilings): DaySpending {
  return {
    left() {
      const { rowsADay = Infinity, requestsADay = Infinity } = ceilings();
      const { rows, requests } = spending.today();
      return { rows: rowsADay - rows, requests: requestsADay - requests };
    },
    note: (rowCount, requestCount) => spending.add(rowCount, requestCount),
  };
}
