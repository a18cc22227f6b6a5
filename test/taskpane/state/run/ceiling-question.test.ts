import { Spending } from "../../../../src/composition/memory/spent-today";
import type { MemoryPort } from "../../../../src/taskpane/services/memory-port";
import { ceilingQuestion } from "../../../../src/taskpane/state/run/ceiling-question";
import { planOf } from "../../../scoring/plan-of";

describe("what is asked before a run that would pass a ceiling", () => {
  const order = { sourceLabel: "Table Iris", rowCount: 150, plan: planOf({ rowsPerBatch: 100 }) };
  const spending = new Spending(undefined, () => new Date("2026-11-29T12:00:00Z"));
  spending.add(10, 1);
  const port: Pick<MemoryPort, "asksFirst" | "spent"> = {
    spent: () => spending.today(),
    asksFirst: (rows, requests, ceilings) => spending.asksFirst(rows, requests, ceilings),
  };

  test("tells its rows and requests, and what was sent today", () => {
    const asked = { sourceLabel: "Table Iris", rowCount: 150, requests: 2, spent: { rows: 10, requests: 1 } };
    for (const ceilings of [{ rowsARun: 149 }, { rowsADay: 159 }, { requestsARun: 1 }, { requestsADay: 2 }])
      expect(ceilingQuestion(order, ceilings, port)).toEqual({ ...asked, ceilings });
  });

  test("is nothing below all ceilings", () => {
    const ceilings = { rowsARun: 150, requestsARun: 2, rowsADay: 160, requestsADay: 3 };
    expect(ceilingQuestion(order, ceilings, port)).toBeUndefined();
  });
});
