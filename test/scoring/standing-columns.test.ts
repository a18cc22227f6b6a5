import type { BatchOutcome } from "../../src/core/predictions/join-outcomes";
import { RunTally } from "../../src/scoring/run-tally";
import { StandingColumns } from "../../src/scoring/standing-columns";

const INTO = { source: { kind: "table", tableId: "t1" }, headers: ["A", "B"], columnIds: ["2", "3"] } as const;
const SHAPE = {
  source: INTO.source,
  label: "Table T",
  columns: ["id"],
  rowCount: 1,
  dateSystem: 1900,
  sheetName: "S",
  firstCell: "A2",
} as const;

function answer(outputs: readonly string[]): BatchOutcome {
  return { rowIndexes: [0], outputs, outcomes: [{ predictions: outputs.map(() => 1) }] };
}

describe("the columns of a refresh", () => {
  it("note outputs that they do not hold, where there are others that they do", async () => {
    const tally = new RunTally();
    const columns = new StandingColumns(INTO, ["a", "b"], tally, new AbortController().signal);
    await columns.fit([answer(["a", "b", "c"]), answer(["d"])]);
    await columns.take();
    const summary = tally.summary(SHAPE, 0, 0);
    expect([summary.droppedOutputs, summary.resultColumns, summary.outputs]).toEqual([["c"], INTO, ["a", "b"]]);
  });

  it("take no request of a run that is cancelled", () => {
    const cancel = new AbortController();
    const columns = new StandingColumns(INTO, ["a"], new RunTally(), cancel.signal);
    cancel.abort();
    expect(() => columns.makeRoom()).toThrow(/cancelled/);
  });
});
