import type { RowRange } from "../../../src/core/table/row-ranges";
import { hasMarks, markRows, unmarkRows } from "../../../src/excel/marks/mark-rows";
import { filterTable } from "../../../src/workbench/model/edits/filter-rows";
import { sortRows } from "../../../src/workbench/model/edits/sort-rows";
import { areaOf } from "../../../src/workbench/model/areas/area";
import { UndoHistory } from "../../../src/workbench/model/undo/undo-history";
import type { CellValue } from "../../../src/workbench/model/texts/cell-content";
import type { ResultColumns } from "../../../src/scoring/ports";
import { addTable, CALM, openExcel, type OpenExcel } from "../open-excel";

const YELLOW = "#FFF2AC";
const HEADERS = ["id", "P"];

/** A table of so many rows whose second column holds results. */
function scored(rowCount: number, excel = openExcel()) {
  const rows = Array.from({ length: rowCount }, (_, row): CellValue[] => [rowCount - row, row / 2]);
  const table = addTable(excel, [HEADERS, ...rows]);
  const columnIds = [String(table.columns[1]!.id)];
  const columns: ResultColumns = { source: { kind: "table", tableId: table.id }, headers: ["P"], columnIds };
  const mark = (ranges: readonly RowRange[]) =>
    excel.queue.session(CALM, (session) => markRows(session, excel.workbook.kept, columns, ranges));
  const unmark = () => excel.queue.session(CALM, (session) => unmarkRows(session, excel.workbook.kept, columns));
  const isAnyMarked = () => excel.queue.session(CALM, (session) => hasMarks(session, excel.workbook.kept, columns));
  return { excel, table, mark, unmark, isAnyMarked };
}

const fillsOf = ({ sheet }: OpenExcel, rowCount: number, column = 1) =>
  Array.from({ length: rowCount }, (_, row) => sheet.getFill(row + 1, column));

describe("markRows", () => {
  it("fills the result cells of rows and nothing else, and gives each the fill back that it had", async () => {
    const { excel, mark, unmark } = scored(5);
    excel.sheet.setFill(areaOf(2, 1), "#00FF00");
    excel.sheet.setFill(areaOf(3, 1), "#FFFFFF");
    await mark([{ firstRow: 1, rowCount: 3 }]);
    const [first, second, third, fourth, last] = fillsOf(excel, 5);
    expect([first, fourth, last]).toEqual(["", YELLOW, ""]);
    expect(new Set([second, third, fourth]).size).toBe(3);
    expect(fillsOf(excel, 5, 0)).toEqual(["", "", "", "", ""]);
    await unmark();
    expect(fillsOf(excel, 5)).toEqual(["", "#00FF00", "#FFFFFF", "", ""]);
  });

  it("tells whether any cell bears a mark, and changes nothing to find out", async () => {
    const { excel, mark, unmark, isAnyMarked } = scored(3);
    excel.sheet.setFill(areaOf(1, 1), "#00FF00");
    expect(await isAnyMarked()).toBe(false);
    await mark([{ firstRow: 2, rowCount: 1 }]);
    const before = fillsOf(excel, 3);
    expect(await isAnyMarked()).toBe(true);
    expect(fillsOf(excel, 3)).toEqual(before);
    await unmark();
    expect(await isAnyMarked()).toBe(false);
  });

  it("leaves a fill alone that a person gave a marked cell, and one that could not be brought back", async () => {
    const { excel, mark, unmark } = scored(3);
    excel.sheet.setFill(areaOf(3, 1), "?4");
    await mark([{ firstRow: 0, rowCount: 3 }]);
    excel.sheet.setFill(areaOf(1, 1), "#112233");
    await unmark();
    expect(fillsOf(excel, 3)).toEqual(["#112233", "", "?4"]);
  });

  it("finds the marks again where a sort took them, each with its former fill, marked twice or not", async () => {
    const { excel, table, mark, unmark } = scored(4);
    excel.sheet.setFill(areaOf(1, 1), "#0000FF");
    await mark([{ firstRow: 0, rowCount: 2 }]);
    await mark([{ firstRow: 0, rowCount: 2 }]);
    sortRows(
      excel.model,
      excel.sheet.id,
      table.dataArea,
      [{ place: 0, isDescending: false, takesTextAsNumber: false }],
      false,
      "user",
    );
    expect(fillsOf(excel, 4)).toEqual(["", "", YELLOW, "#FEF2AC"]);
    await unmark();
    expect(fillsOf(excel, 4)).toEqual(["", "", "", "#0000FF"]);
  });

  it("marks 10,000 scattered rows of a filtered table in few requests, each of them within what Excel takes", async () => {
    const { excel, table, mark, unmark } = scored(20_000);
    const onlyOne = new Map([[table.columns[0]!.id, { kind: "values", values: ["1"] } as const]]);
    filterTable(excel.model, table, onlyOne, "user");
    const before = excel.syncs();
    await mark(Array.from({ length: 10_000 }, (_, index) => ({ firstRow: index * 2, rowCount: 1 })));
    expect(excel.syncs() - before).toBeLessThanOrEqual(4);
    expect(fillsOf(excel, 20_000).filter((fill) => fill === YELLOW)).toHaveLength(10_000);
    await unmark();
    expect(excel.sheet.columnAt(1)?.fills.entries()).toEqual([]);
  });

  it("marks beside a range, and refuses where another column stands there now", async () => {
    const excel = openExcel();
    excel.sheet.writeValues(0, 0, [HEADERS, [1, 10], [2, 20]]);
    const source = { kind: "range", sheetId: excel.sheet.id, address: "A1:A3", hasHeaders: true } as const;
    const columns: ResultColumns = { source, headers: ["P"], columnIds: ["B1:B3"] };
    const mark = () =>
      excel.queue.session(CALM, (session) =>
        markRows(session, excel.workbook.kept, columns, [{ firstRow: 1, rowCount: 1 }]),
      );
    await mark();
    expect(fillsOf(excel, 2)).toEqual(["", YELLOW]);
    excel.sheet.setValue(0, 1, "another");
    await expect(mark()).rejects.toMatchObject({ code: "sheet-changed" });
  });

  it("is one step for an undo of the workbook", async () => {
    const { excel, mark } = scored(3);
    const history = new UndoHistory(excel.model);
    await mark([{ firstRow: 0, rowCount: 2 }]);
    expect(history.undo()).toBe(true);
    expect(fillsOf(excel, 3)).toEqual(["", "", ""]);
  });
});
