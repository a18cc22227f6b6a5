import { areaOf } from "../../../src/workbench/model/areas/area";
import { addTable, CALM, openExcel, type OpenExcel } from "../../excel/open-excel";
import type { SourceRef } from "../../../src/scoring/ports";
import { RememberingPane } from "../memory/scored-workbook";

const ROWS = [
  ["id", "n"],
  ["a", 1],
  ["b", 2],
];

/** A scored source, whose hidden name somebody has pointed at what the model is asked about. */
async function misplaced(source: (excel: OpenExcel) => SourceRef, columnIdOfInput: string) {
  const excel = openExcel();
  const ref = source(excel);
  const pane = new RememberingPane(excel);
  await pane.score(ref);
  const { column } = await pane.column();
  const resultColumns = { source: ref, headers: ["n"], columnIds: [columnIdOfInput] };
  await pane.store.anchor(column.id, { source: ref, resultColumns }, CALM);
  pane.takeSent();
  return { excel, pane, columnId: column.id };
}

const PLACES: Record<string, [source: (excel: OpenExcel) => SourceRef, columnIdOfInput: string]> = {
  "a table": [(excel) => ({ kind: "table", tableId: addTable(excel, ROWS).id }), "2"],
  "a range": [
    (excel) => {
      excel.sheet.writeValues(0, 0, ROWS);
      return { kind: "range", sheetId: excel.sheet.id, address: "A1:B3", hasHeaders: true };
    },
    "B1:B3",
  ],
};

describe("a workbook that names an input as the place of results", () => {
  it.each(Object.entries(PLACES))("has nothing sent, and nothing written over, in %s", async (_kind, place) => {
    const { excel, pane, columnId } = await misplaced(...place);
    expect((await pane.check(columnId)).counts.current).toBe(0);
    for (const scope of ["all", "changed", "rest"] as const) {
      expect(await pane.refresh(columnId, scope)).toMatchObject({ scored: 0, untouched: 2, batches: 0 });
    }
    expect(pane.takeSent()).toEqual([]);
    expect(excel.sheet.readValues(areaOf(0, 0, 3, 3))).toEqual([
      ["id", "n", "Prediction"],
      ["a", 1, 2],
      ["b", 2, 4],
    ]);
  });
});
