import { showResult } from "../../../../src/taskpane/state/run/show-result";
import { takeOut } from "../../../../src/taskpane/state/run/take-out";
import type { RunState } from "../../../../src/taskpane/state/run/run-session";
import { FakePane } from "../../fakes/fake-pane";
import { NOTHING_SELECTED, summaryOf, tableShape } from "../../fakes/pane-data";

describe("the columns that a run has written", () => {
  const { source } = tableShape();
  const resultColumns = { source, headers: ["Prediction"], columnIds: ["9"] };
  const ended = (columns = resultColumns) =>
    ({ status: { state: "done", summary: summaryOf({ resultColumns: columns }) }, order: {} }) as RunState;
  const shown = async (run: RunState, hasFocus = true, selected = new FakePane().sheet.selected) => {
    const pane = new FakePane();
    pane.device.hasFocus = hasFocus;
    await showResult(pane.services, run, selected);
    return pane.sheet.visited;
  };

  test("are scrolled to while the analyst waits in the pane, with their table selected", async () => {
    expect(await shown(ended())).toEqual(["last of Prediction"]);
  });

  test("are left where they are while the analyst is elsewhere, and beside a range, whose rows the selection says", async () => {
    expect(await shown(ended(), false)).toEqual([]);
    expect(await shown(ended(), true, NOTHING_SELECTED)).toEqual([]);
    const other = tableShape({ source: { kind: "table", tableId: "another" } });
    expect(await shown(ended(), true, { kind: "source", shape: other })).toEqual([]);
    const range = { kind: "range", sheetId: "s1", address: "A1:E151", hasHeaders: true } as const;
    const inRange = ended({ source: range, headers: ["Prediction"], columnIds: ["F1:F151"] });
    expect(await shown(inRange, true, { kind: "source", shape: tableShape({ source: range }) })).toEqual([]);
  });

  test("are none where the run wrote nothing", async () => {
    expect(await shown({ ...ended(), status: { state: "idle" } })).toEqual([]);
  });

  test("are left by the selection before they are taken out of a table; beside a range it stays as it is", async () => {
    const { sheet, services } = new FakePane();
    await takeOut(resultColumns, services);
    const range = { kind: "range", sheetId: "s1", address: "A1:E151", hasHeaders: true } as const;
    await takeOut({ source: range, headers: ["Prediction"], columnIds: ["F1:F151"] }, services);
    expect(sheet.visited).toEqual(["left Prediction"]);
    expect(sheet.removed.map(({ source }) => source.kind)).toEqual(["table", "range"]);
  });
});
