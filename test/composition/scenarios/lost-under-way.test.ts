import { SHEET_ROWS, areaOf } from "../../../src/workbench/model/areas/area";
import { deleteTable, deleteTableColumn } from "../../../src/workbench/model/edits/table-edits";
import { insertWholeLines } from "../../../src/workbench/model/edits/whole-lines";
import type { TableModel } from "../../../src/workbench/model/tables/table-model";
import { addTable, CALM, openExcel, type OpenExcel } from "../../excel/open-excel";
import { RememberingPane } from "../memory/scored-workbook";

const ROWS = Array.from({ length: 40 }, (_, i) => [`id ${i}`, i + 1, `mine ${i}`]);

type Deed = (excel: OpenExcel, table: TableModel, pane: RememberingPane, columnId: string) => void | Promise<void>;

const idOf = (table: TableModel, name: string): number => table.columns.find((column) => column.name === name)!.id;

/** What somebody else does while a column is refreshed. */
const DEEDS: Readonly<Record<string, Deed>> = {
  "the result column is deleted": ({ model }, table) =>
    deleteTableColumn(model, table, idOf(table, "Prediction"), "user"),
  "the input is deleted": ({ model }, table) => deleteTableColumn(model, table, idOf(table, "n"), "user"),
  "a column of others is deleted": ({ model }, table) => deleteTableColumn(model, table, idOf(table, "id"), "user"),
  "the table is deleted": ({ model }, table) => deleteTable(model, table, "user"),
  "the table is made a range": ({ model }, table) => model.dropTable(table, "user"),
  "the sheet is deleted": ({ model, sheet }) => {
    model.addSheet("Other");
    model.removeSheet(sheet.id);
  },
  "a sheet's column is inserted": ({ model, sheet }) => {
    insertWholeLines(model, { sheetId: sheet.id, area: areaOf(0, 0, SHEET_ROWS, 1), type: "ColumnInserted" }, "user");
  },
  "the result column is renamed": ({ model, sheet }) => {
    sheet.writeValues(0, 3, [["Answer"]]);
    model.cellsWritten(sheet.id, areaOf(0, 3), "user");
  },
  "the input is renamed": ({ model, sheet }) => {
    sheet.writeValues(0, 1, [["m"]]);
    model.cellsWritten(sheet.id, areaOf(0, 1), "user");
  },
  "the names are given to another column": async (_excel, table, { store }, columnId) => {
    const source = { kind: "table", tableId: table.id } as const;
    await store.anchor(
      columnId,
      { source, resultColumns: { source, headers: ["mine"], columnIds: [String(idOf(table, "mine"))] } },
      CALM,
    );
  },
  "all parts are taken out": async (_excel, _table, { store }) => {
    const remove = (await store.readParts(CALM)).map(({ id }) => id);
    await store.changeParts({ add: [], replace: [], remove }, CALM);
  },
  "the column is forgotten": (_excel, _table, { memory }, columnId) => void memory.forgetColumn(columnId),
};

async function refreshedWhile(deed: Deed, at: number) {
  const excel = openExcel();
  const table = addTable(excel, [["id", "n", "mine"], ...ROWS]);
  const pane = new RememberingPane(excel);
  await pane.score({ kind: "table", tableId: table.id });
  const { column } = await pane.column();
  pane.answer = (n) => n * 3;
  pane.writesOften = true;
  const before = pane.requests;
  pane.beforeAnswer = async (request) => {
    if (request === before + at) await deed(excel, table, pane, column.id);
  };
  await pane.refresh(column.id, "all", false);
  return { excel, pane };
}

/** All that stands in any sheet. */
function cellsOf({ model }: OpenExcel): unknown[] {
  return model.sheets
    .flatMap((sheet) => sheet.readValues(areaOf(0, 0, 45, 8)).flat())
    .filter((value) => value !== null);
}

it.each(Object.entries(DEEDS).flatMap(([name, deed]) => [1, 3].map((at) => [name, at, deed] as const)))(
  "writes over nothing else, and calls nothing current that is not, when %s before answer %i",
  async (_name, at, deed) => {
    const { excel, pane } = await refreshedWhile(deed, at);
    const cells = cellsOf(excel);
    const numbers = cells.filter((value) => typeof value === "number");
    const allowed = new Set(ROWS.flatMap(([, n]) => [Number(n), Number(n) * 2, Number(n) * 3]));
    expect(numbers.filter((value) => !allowed.has(value))).toEqual([]);
    const own = cells.filter((value) => String(value).startsWith("mine "));
    expect([0, 40]).toContain(own.length);
    const look = await pane.memory.look(CALM);
    for (const { column, place } of look.columns) {
      if (place === undefined) continue;
      const check = await pane.check(column.id);
      const { source } = place;
      if (source.kind !== "table" || check.counts.current === 0) continue;
      const table = excel.model.tables.find(({ id }) => id === source.tableId)!;
      const columnAt = (name: string) => table.area.column + table.columns.findIndex((one) => one.name === name);
      const sheet = excel.model.requireSheet(table.sheetId);
      const valuesOf = (name: string) =>
        sheet.readValues({ ...table.dataArea, column: columnAt(name), columnCount: 1 });
      const results = valuesOf(place.resultColumns.headers[0]!).flat();
      const right = valuesOf("n")
        .flat()
        .filter((n, i) => [Number(n) * 2, Number(n) * 3].includes(results[i] as number));
      expect(check.counts.current).toBeLessThanOrEqual(right.length);
    }
  },
);
