import { areaOf } from "../../../src/workbench/model/areas/area";
import { copySheet } from "../../../src/workbench/model/edits/copy-sheet";
import { addName, deleteName, nameOf, redefineName } from "../../../src/workbench/model/edits/edit-names";
import { addTableColumn, deleteTable, deleteTableColumn } from "../../../src/workbench/model/edits/table-edits";
import { addTableAt, CALM } from "../open-excel";
import { COLUMN_ID, idsOf, rememberedTable, TRACE, type RememberedPlace } from "./remembered-place";

const FIRST = `_scoresheet_${COLUMN_ID}_1`;
const SECOND = `_scoresheet_${COLUMN_ID}_2`;

function deleteAnchor({ excel: { model } }: RememberedPlace, name = FIRST): void {
  deleteName(model, nameOf(model, name, undefined)!);
}

function redefine({ excel: { model } }: RememberedPlace, name: string, formula: string): void {
  redefineName(model, nameOf(model, name, undefined)!, formula, "Data");
}

/** A person types into a cell. */
function enter({ excel: { model, sheet } }: RememberedPlace, row: number, column: number, text: string): void {
  sheet.setValue(row, column, text);
  model.cellsWritten(sheet.id, areaOf(row, column), "user");
}

describe("a remembered column of a table", () => {
  it("is found by its hidden names in three syncs", async () => {
    const { excel, table, locate } = await rememberedTable();
    const before = excel.syncs();
    const place = await locate();
    expect(excel.syncs() - before).toBe(3);
    const source = { kind: "table", tableId: table.id };
    const columnIds = idsOf(table, ["Prediction", "Score"]);
    expect(place).toEqual({ source, resultColumns: { source, headers: TRACE.headers, columnIds }, foundBy: "anchor" });
  });

  it("is found whatever it, its table and its sheet are called, and wherever it is", async () => {
    const place = await rememberedTable();
    const { excel, table, locate } = place;
    const ids = idsOf(table, ["Prediction", "Score"]);
    excel.model.renameSheet(excel.sheet.id, "Other's");
    excel.model.renameTable(table, "Blooms", "user");
    enter(place, 0, 2, "Kind ['#] @ 1,5");
    addTableColumn(excel.model, table, "user", { name: "Prediction", index: 0 });
    const found = await locate();
    expect(found?.foundBy).toBe("anchor");
    expect(found?.resultColumns).toMatchObject({ headers: ["Kind ['#] @ 1,5", "Score"], columnIds: ids });
  });

  it("is gone with its table, and another table of that name is not taken for it", async () => {
    const { excel, table, locate } = await rememberedTable();
    deleteTable(excel.model, table, "user");
    expect(await locate()).toBeUndefined();
    addTableAt(
      excel,
      excel.sheet,
      [
        ["Length", "Prediction", "Score"],
        [1, 2, 3],
      ],
      "Flowers",
    );
    expect(await locate()).toBeUndefined();
  });

  it.each([["Prediction"], ["Score"]])(
    "is gone with its column %s, also where a new one has that name",
    async (name) => {
      const { excel, table, locate } = await rememberedTable();
      deleteTableColumn(excel.model, table, table.columns.find((column) => column.name === name)!.id, "user");
      expect(await locate()).toBeUndefined();
      addTableColumn(excel.model, table, "user", { name });
      expect(await locate()).toBeUndefined();
    },
  );

  it("is not taken for the copy of its sheet, not even when the original is gone", async () => {
    const { excel, table, locate } = await rememberedTable();
    copySheet(excel.model, excel.sheet.id);
    expect(excel.model.names).toHaveLength(4);
    expect((await locate())?.source).toEqual({ kind: "table", tableId: table.id });
    excel.model.removeSheet(excel.sheet.id);
    expect(await locate()).toBeUndefined();
  });

  it("is found by the table's name and the headers where a name was deleted, and says so", async () => {
    const place = await rememberedTable();
    deleteAnchor(place);
    const before = place.excel.syncs();
    expect(await place.locate()).toMatchObject({ foundBy: "header", resultColumns: { headers: TRACE.headers } });
    expect(place.excel.syncs() - before).toBe(3);
    expect(await place.locate({ sourceLabel: "Other" })).toBeUndefined();
    expect(await place.locate({ headers: ["Prediction", "Rank"] })).toBeUndefined();
  });

  it("is found where its names stand for the cells of its columns", async () => {
    const place = await rememberedTable();
    redefine(place, FIRST, "=Data!$C$2:$C$3");
    expect(await place.locate()).toMatchObject({ foundBy: "anchor", resultColumns: { headers: TRACE.headers } });
  });

  it.each([
    ["a constant", "=1"],
    ["cells beside every table", "=Data!$Z$1:$Z$9"],
    ["cells above its table and in it", "=Data!$C$1:$C$9"],
    ["several of its columns", "=Data!$C$2:$D$3"],
    ["several areas", "=Data!$C$2:$C$3,Data!$D$2:$D$3"],
    ["the same column twice", "=Flowers[Score]"],
    ["a column of another table", "=Others[Prediction]"],
    ["another workbook", "=[1]Data!$C$2:$C$3"],
    ["another name", `=${SECOND}`],
    ["whole columns", "=Data!$C:$C"],
  ])("is not found by a name that somebody let stand for %s", async (_what, formula) => {
    const place = await rememberedTable();
    const other = place.excel.model.addSheet("Other");
    addTableAt(place.excel, other, [["Prediction"], [1]], "Others");
    redefine(place, FIRST, formula);
    expect(await place.locate()).toBeUndefined();
  });

  it("is not found by a name that holds on one sheet alone", async () => {
    const place = await rememberedTable();
    const { model, sheet } = place.excel;
    deleteAnchor(place);
    addName(model, { name: FIRST, formula: "=Flowers[Width]", sheetId: sheet.id }, "Data");
    expect((await place.locate())?.foundBy).toBe("header");
  });

  it("has its column of reasons, unless that is gone", async () => {
    const { excel, table, locate } = await rememberedTable({}, { ...TRACE, reasonsHeader: "Reason" });
    const columnIds = idsOf(table, ["Reason"]);
    expect((await locate())?.reasonsColumn).toMatchObject({ headers: ["Reason"], columnIds });
    deleteTableColumn(excel.model, table, Number(columnIds[0]), "user");
    addTableColumn(excel.model, table, "user", { name: "Reason" });
    expect(await locate()).toMatchObject({ foundBy: "anchor" });
    expect((await locate())?.reasonsColumn).toBeUndefined();
  });

  it("is found among 10,000 names of others, in as many syncs and few bytes", async () => {
    const { excel, locate } = await rememberedTable();
    const { model, processor } = excel;
    const others = Array.from({ length: 10_000 }, (_, i) => ({ name: `Other_${i}`, formula: "Data!$A$1" }));
    model.names = [...others, ...model.names];
    const before = processor.statistics;
    expect((await locate())?.foundBy).toBe("anchor");
    expect(processor.statistics.syncs - before.syncs).toBe(3);
    expect(processor.statistics.responseBytes - before.responseBytes).toBeLessThan(10_000);
  });

  it("is looked for together with others, some of which are gone", async () => {
    const { memory, excel, trace } = await rememberedTable();
    const before = excel.syncs();
    const found = await memory.locate(
      [
        trace,
        { ...trace, id: "f".repeat(16), sourceLabel: "Gone" },
        { ...trace, id: "e".repeat(16) },
        { ...trace, id: "no id; 'hostile'" },
        { ...trace, headers: [] },
        { ...trace, id: "d".repeat(16), sourceLabel: "no table's [name]" },
      ],
      CALM,
    );
    expect(excel.syncs() - before).toBe(3);
    expect(found.map((place) => place?.foundBy)).toEqual([
      "anchor",
      undefined,
      "header",
      undefined,
      undefined,
      undefined,
    ]);
    expect(await memory.locate([], CALM)).toEqual([]);
  });
});
