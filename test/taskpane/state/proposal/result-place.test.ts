import { RunStoppedError, WorkbookError } from "../../../../src/core/errors";
import type { RunStatus } from "../../../../src/scoring/run-status";
import type { Selection } from "../../../../src/taskpane/services/sheet-port";
import { resultPlace } from "../../../../src/taskpane/state/proposal/result-place";
import type { RunState } from "../../../../src/taskpane/state/run/run-session";
import { planOf } from "../../../scoring/plan-of";
import { NOTHING_SELECTED, progressOf, summaryOf, tableShape } from "../../fakes/pane-data";

const DONE: RunStatus = { state: "done", summary: summaryOf() };
const IRIS = tableShape();
const CARS = tableShape({ source: { kind: "table", tableId: "t2" }, label: "Table Cars" });
const rangeAt = (address: string) =>
  tableShape({ source: { kind: "range", sheetId: "s1", address, hasHeaders: true }, label: `Sheet1!${address}` });

function placeOf(selected: Selection | typeof IRIS, run: Partial<RunState> = {}, scored = IRIS) {
  const selection: Selection = "kind" in selected ? selected : { kind: "source", shape: selected };
  const order = { plan: { ...planOf(), source: scored.source } };
  const state = { status: DONE, removal: "none", order, ...run } as RunState;
  const shape = selection.kind === "source" ? selection.shape : undefined;
  return resultPlace({ run: state, data: { selection, hasHeaders: new Map(), rowsWanted: new Map() } }, { shape });
}

describe("the end of the latest run is shown", () => {
  test("with its table, and apart from every other one", () => {
    expect(placeOf(IRIS)).toBe("here");
    expect(placeOf(CARS)).toBe("apart");
    expect(placeOf(NOTHING_SELECTED)).toBe("apart");
  });

  test("with its range also when result columns have made that larger", () => {
    expect(placeOf(rangeAt("A1:F151"), {}, rangeAt("A1:E151"))).toBe("here");
    expect(placeOf(rangeAt("A10:E151"), {}, rangeAt("A1:E151"))).toBe("apart");
  });

  test("in its place where Excel does not say what is selected: what ended the run may be the same", () => {
    expect(placeOf({ kind: "none", error: new WorkbookError("excel-error", "No.") })).toBe("here");
  });

  test("nowhere before it has ended, and once its column is gone", () => {
    expect(placeOf(IRIS, { status: { state: "scoring", progress: progressOf() } })).toBe("nowhere");
    expect(placeOf(IRIS, { status: { state: "idle" } })).toBe("nowhere");
    expect(placeOf(IRIS, { isGone: true })).toBe("nowhere");
  });

  test("once its column was taken out, only with its table, where it can be put back", () => {
    expect(placeOf(IRIS, { removal: "removed" })).toBe("here");
    expect(placeOf(CARS, { removal: "removed" })).toBe("nowhere");
  });

  test("also when it is a failure, of which there is no column", () => {
    const error = new RunStoppedError("unauthorized", "Refused.");
    expect(placeOf(CARS, { status: { state: "failed", error } })).toBe("apart");
  });
});
