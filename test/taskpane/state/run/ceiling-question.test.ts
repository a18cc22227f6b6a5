import { Spending } from "../../../../src/composition/memory/spent-today";
import { ceilingQuestion } from "../../../../src/taskpane/state/run/ceiling-question";
import { planOf } from "../../../scoring/plan-of";
import { FakeDevice } from "../../fakes/fake-device";

describe("what is asked before a run that would pass a ceiling", () => {
  const order = { sourceLabel: "Table Iris", rowCount: 150, plan: planOf({ rowsPerBatch: 100 }) };
  const today = () => new Date("2026-11-29T12:00:00Z");
  const { memory } = new FakeDevice();
  new Spending(memory, today).add(10, 1);

  test("tells its rows and requests, and what was sent today", () => {
    const asked = { sourceLabel: "Table Iris", rowCount: 150, requests: 2, spent: { rows: 10, requests: 1 } };
    for (const ceilings of [{ rowsARun: 149 }, { rowsADay: 159 }, { requestsARun: 1 }, { requestsADay: 2 }])
      expect(ceilingQuestion(order, ceilings, memory, today)).toEqual({ ...asked, ceilings });
  });

  test("is nothing below all ceilings, nor for what was sent on another day", () => {
    const ceilings = { rowsARun: 150, requestsARun: 2, rowsADay: 160, requestsADay: 3 };
    expect(ceilingQuestion(order, ceilings, memory, today)).toBeUndefined();
    const tomorrow = () => new Date("2026-11-30T00:00:00Z");
    expect(ceilingQuestion(order, { rowsADay: 150 }, memory, tomorrow)).toBeUndefined();
  });
});
