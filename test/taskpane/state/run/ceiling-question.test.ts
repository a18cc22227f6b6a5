import type { SpentToday } from "../../../../src/composition/memory/column-memory";
import { ceilingQuestion } from "../../../../src/taskpane/state/run/ceiling-question";
import { planOf } from "../../../scoring/plan-of";

describe("what is asked before a run that would pass a ceiling", () => {
  const order = { sourceLabel: "Table Iris", rowCount: 150, plan: planOf({ rowsPerBatch: 100 }) };
  const spent: SpentToday = { rows: 10, requests: 1 };

  test("tells its rows and requests, and what was sent today", () => {
    const asksFirst = jest.fn(() => true);
    const ceilings = { rowsARun: 100 };
    expect(ceilingQuestion(order, ceilings, { spent: () => spent, asksFirst })).toEqual({
      sourceLabel: "Table Iris",
      rowCount: 150,
      requests: 2,
      ceilings,
      spent,
    });
    expect(asksFirst).toHaveBeenCalledWith(150, 2, ceilings);
  });

  test("is nothing below all ceilings", () => {
    expect(ceilingQuestion(order, {}, { spent: () => spent, asksFirst: () => false })).toBeUndefined();
  });
});
