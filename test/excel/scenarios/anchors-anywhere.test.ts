import fc from "fast-check";
import { ExcelMemory } from "../../../src/excel/memory/excel-memory";
import type { ColumnTrace, SourceRef } from "../../../src/scoring/ports";
import { areaOf } from "../../../src/workbench/model/areas/area";
import { copySheet } from "../../../src/workbench/model/edits/copy-sheet";
import { addName } from "../../../src/workbench/model/edits/edit-names";
import { addTableColumn, deleteTable, deleteTableColumn } from "../../../src/workbench/model/edits/table-edits";
import { deleteCells, insertCells } from "../../../src/workbench/model/edits/cell-shifts";
import type { TableColumn, TableModel } from "../../../src/workbench/model/tables/table-model";
import { WorkbookRuleError } from "../../../src/workbench/model/workbook-rule-error";
import { newWorkbook } from "../../../src/workbench/xlsx/new-workbook";
import { openWorkbook, type OpenedWorkbook } from "../../../src/workbench/xlsx/open-workbook";
import { saveWorkbook } from "../../../src/workbench/xlsx/save-workbook";
import { randomOf, type Random } from "../../support/random-of";
import { runs } from "../../support/property-seed";
import { idsOf } from "../memory/remembered-place";
import { CALM, openPane } from "../open-excel";

const TRACE: ColumnTrace = {
  id: "0123456789abcdef",
  headers: ["Prediction", "Score"],
  sourceLabel: "Flowers",
  sourceKind: "table",
};
const NAMES = ["Prediction", "Score", "a, b", "it's [1] #2", "@x", " y", "Größe", "Prediction2", "="];

/** A workbook in which somebody works, and who knows which columns are the results, whatever they are called. */
interface Watched {
  opened: OpenedWorkbook;
  memory: ExcelMemory;
  table: TableModel | undefined;
  results: TableColumn["id"][];
}

async function start(): Promise<Watched> {
  const opened = newWorkbook();
  const sheet = opened.model.addSheet("Data");
  sheet.writeValues(2, 1, [
    ["Length", "Prediction", "Score", "Width"],
    [1, 2, 3, 4],
    [5, 6, 7, 8],
  ]);
  const table = opened.model.addTable(sheet.id, { name: "Flowers", area: areaOf(2, 1, 3, 4) }, "user");
  const memory = new ExcelMemory(openPane(opened.model).queue);
  const source: SourceRef = { kind: "table", tableId: table.id };
  const columnIds = idsOf(table, TRACE.headers);
  await memory.anchor(TRACE.id, { source, resultColumns: { source, headers: TRACE.headers, columnIds } }, CALM);
  return { opened, memory, table, results: columnIds.map(Number) };
}

type Deed = (watched: Watched, table: TableModel, random: Random) => unknown;

const DEEDS: Readonly<Record<string, Deed>> = {
  renameTable: ({ opened: { model } }, table, random) => {
    const name = `${random.oneOf(["Flowers", "Blooms", "Other"])}${random.below(2)}`;
    model.renameTable(table, name, "user");
  },
  renameColumn: ({ opened: { model } }, table, random) => {
    const { row, column, columnCount } = table.area;
    const cell = areaOf(row, column + random.below(columnCount));
    model.requireSheet(table.sheetId).setValue(cell.row, cell.column, random.oneOf(NAMES));
    model.cellsWritten(table.sheetId, cell, "user");
  },
  renameSheet: ({ opened: { model } }, table, random) =>
    model.renameSheet(table.sheetId, random.oneOf(["Bob's", "A, B!", "Data", "'x' y".slice(1)])),
  addColumn: ({ opened: { model } }, table, random) =>
    addTableColumn(model, table, "user", { index: random.below(table.columns.length + 1), name: random.oneOf(NAMES) }),
  deleteColumn: ({ opened: { model } }, table, random) =>
    random.chance(0.4) && deleteTableColumn(model, table, random.oneOf(table.columns).id, "user"),
  insertRows: ({ opened: { model } }, table, random) =>
    insertCells(model, table.sheetId, areaOf(random.below(7), 0, 1, 16_384), "down", "user"),
  insertColumns: ({ opened: { model } }, table, random) =>
    insertCells(model, table.sheetId, areaOf(0, random.below(8), 1_048_576, 1), "right", "user"),
  deleteRows: ({ opened: { model } }, table, random) =>
    deleteCells(model, table.sheetId, areaOf(random.below(7), 0, 1, 16_384), "up", "user"),
  deleteColumns: ({ opened: { model } }, table, random) =>
    random.chance(0.3) && deleteCells(model, table.sheetId, areaOf(0, random.below(8), 1_048_576, 1), "left", "user"),
  copySheet: ({ opened: { model } }, table) => model.sheets.length < 4 && copySheet(model, table.sheetId),
  deleteTable: ({ opened: { model } }, table, random) => random.chance(0.1) && deleteTable(model, table, "user"),
  addName: ({ opened: { model } }, _table, random) =>
    addName(model, { name: `Other_${random.below(1_000_000)}`, formula: "=1" }, "Data"),
};

/** The names of tables and columns outlast it, their ids do not. */
async function saveAndReopen(watched: Watched): Promise<void> {
  const { opened, table, results } = watched;
  const names = results.map((id) => table?.columns.find((column) => column.id === id)?.name);
  watched.opened = await openWorkbook(await saveWorkbook(opened));
  watched.memory = new ExcelMemory(openPane(watched.opened.model).queue);
  watched.table = table && watched.opened.model.tableByName(table.name);
  watched.results = names.map((name) => watched.table?.columns.find((column) => column.name === name)?.id ?? -1);
}

async function check({ memory, table, results }: Watched, step: string): Promise<void> {
  const [place] = await memory.locate([TRACE], CALM);
  const columns = results.map((id) => table?.columns.find((column) => column.id === id));
  const isThere = table !== undefined && !columns.includes(undefined);
  const found = place && {
    source: place.source,
    ids: place.resultColumns.columnIds,
    headers: place.resultColumns.headers,
    foundBy: place.foundBy,
  };
  const expected = {
    source: { kind: "table", tableId: table?.id },
    ids: results.map(String),
    headers: columns.map((column) => column?.name),
    foundBy: "anchor",
  };
  expect({ step, found }).toEqual({ step, found: isThere ? expected : undefined });
}

describe("hidden names in a workbook that somebody works in", () => {
  it("lead to the result columns, or nowhere once one of them is gone", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (seed) => {
        const random = randomOf(seed);
        const watched = await start();
        for (let step = 0; step < 25 && watched.table !== undefined; step++) {
          const deed = random.chance(0.08) ? "saveAndReopen" : random.oneOf(Object.keys(DEEDS));
          if (deed === "saveAndReopen") await saveAndReopen(watched);
          else doAsExcelLets(() => DEEDS[deed]!(watched, watched.table!, random));
          watched.table &&= watched.opened.model.tableById(watched.table.id);
          await check(watched, `${step}: ${deed}`);
        }
      }),
      { numRuns: runs(500, 25) },
    );
  }, 300_000);
});

function doAsExcelLets(deed: () => unknown): void {
  try {
    deed();
  } catch (error) {
    if (!(error instanceof WorkbookRuleError)) throw error;
  }
}
