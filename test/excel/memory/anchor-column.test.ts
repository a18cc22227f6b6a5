import { formulaOf } from "../../../src/workbench/model/names/defined-name";
import { addName } from "../../../src/workbench/model/edits/edit-names";
import { areaOf } from "../../../src/workbench/model/areas/area";
import { deleteTableColumn } from "../../../src/workbench/model/edits/table-edits";
import type { ResultColumns } from "../../../src/scoring/ports";
import { ExcelMemory } from "../../../src/excel/memory/excel-memory";
import { addTable, CALM, openExcel, type OpenExcel } from "../open-excel";
import { COLUMN_ID, idsOf, rememberedTable, TRACE } from "./remembered-place";

const STEM = `_scoresheet_${COLUMN_ID}_`;

/** Names and what they stand for, all hidden but those marked. */
function namesIn({ model }: OpenExcel): string[] {
  return model.names.map(
    (name) => `${name.name}=${formulaOf(name, model.tables)}${name.isHidden === true ? "" : " shown"}`,
  );
}

describe("hidden names of a remembered column", () => {
  it("stand for the columns of the table", async () => {
    const { excel } = await rememberedTable({}, { ...TRACE, reasonsHeader: "Reason" });
    expect(namesIn(excel)).toEqual([
      `${STEM}1=Flowers[Prediction]`,
      `${STEM}2=Flowers[Score]`,
      `${STEM}r=Flowers[Reason]`,
    ]);
    expect(excel.syncs()).toBe(2);
  });

  it("stand for the cells of the range, the headers among them", async () => {
    const excel = openExcel();
    excel.model.renameSheet(excel.sheet.id, "Bob's data");
    const source = { kind: "range", sheetId: excel.sheet.id, address: "A1:B3", hasHeaders: true } as const;
    const resultColumns: ResultColumns = { source, headers: ["Prediction"], columnIds: ["C1:C3"] };
    await new ExcelMemory(excel.queue).anchor(COLUMN_ID, { source, resultColumns }, CALM);
    expect(namesIn(excel)).toEqual([`${STEM}s='Bob''s data'!$A$1:$B$3`, `${STEM}1='Bob''s data'!$C$1:$C$3`]);
    expect(excel.syncs()).toBe(2);
  });

  it.each(["a]", "[a", "#a", "it's", "@a", " a", "a b", "1,5: {x}", "a\nb", "Übung", "=A1", '"', "a'#[]@'"])(
    "stand for a column that is called %j",
    async (header) => {
      const { excel, locate } = await rememberedTable({}, { ...TRACE, headers: [header, "Score"] });
      expect(await locate()).toMatchObject({ foundBy: "anchor", resultColumns: { headers: [header, "Score"] } });
      expect(excel.model.names[0]!.column).toBeDefined();
    },
  );

  it("stand for other columns when they are given anew, and those that are not needed go", async () => {
    const { excel, memory, table, locate } = await rememberedTable({}, { ...TRACE, reasonsHeader: "Reason" });
    addName(excel.model, { name: "Theirs", formula: "=1" }, "Data");
    const source = { kind: "table", tableId: table.id } as const;
    const headers = ["Width", "Length"];
    await memory.anchor(
      COLUMN_ID,
      { source, resultColumns: { source, headers, columnIds: idsOf(table, headers) } },
      CALM,
    );
    expect(namesIn(excel)).toEqual(["Theirs=1 shown", `${STEM}1=Flowers[Width]`, `${STEM}2=Flowers[Length]`]);
    expect((await locate())?.resultColumns.headers).toEqual(headers);
  });

  it.each([
    ["takes no such formula", { on: "NamedItemCollection.addFormulaLocal", skip: 1, code: "InvalidArgument" }],
    ["fails on it without a reason", { on: "NamedItemCollection.addFormulaLocal", code: "GeneralException" }],
  ])("stand for cells in an Excel that %s", async (_what, fault) => {
    const excel = openExcel();
    const table = addTable(excel, [
      ["a", "b"],
      [1, 2],
    ]);
    excel.processor.script(fault);
    const source = { kind: "table", tableId: table.id } as const;
    const resultColumns: ResultColumns = { source, headers: ["a", "b"], columnIds: idsOf(table, ["a", "b"]) };
    await new ExcelMemory(excel.queue).anchor(COLUMN_ID, { source, resultColumns }, CALM);
    expect(namesIn(excel)).toEqual([`${STEM}1=Data!$A$2`, `${STEM}2=Data!$B$2`]);
  });

  it("stay as they were when Excel refuses new ones", async () => {
    const { excel, memory, table } = await rememberedTable();
    const before = namesIn(excel).sort();
    excel.processor.script({ on: "NamedItemCollection.addFormulaLocal", code: "AccessDenied" });
    excel.processor.script({ on: "NamedItemCollection.add", code: "AccessDenied" });
    const source = { kind: "table", tableId: table.id } as const;
    const resultColumns: ResultColumns = { source, headers: ["Width"], columnIds: idsOf(table, ["Width"]) };
    await expect(memory.anchor(COLUMN_ID, { source, resultColumns }, CALM)).rejects.toMatchObject({
      code: "sheet-protected",
    });
    expect(namesIn(excel).sort()).toEqual(before);
  });

  it("stay as they were when the column is gone, the workbook is open for reading, or the caller has cancelled", async () => {
    const { excel, memory, table } = await rememberedTable();
    const source = { kind: "table", tableId: table.id } as const;
    const resultColumns: ResultColumns = { source, headers: ["Width"], columnIds: idsOf(table, ["Width"]) };
    const anchored = (signal = CALM): Promise<void> => memory.anchor(COLUMN_ID, { source, resultColumns }, signal);
    const before = namesIn(excel).sort();
    excel.model.readOnly = true;
    await expect(anchored()).rejects.toMatchObject({ code: "sheet-protected" });
    excel.model.readOnly = false;
    const controller = new AbortController();
    excel.aroundSync((sync) => (sync === 1 ? () => controller.abort() : undefined));
    await expect(anchored(controller.signal)).rejects.toMatchObject({ code: "cancelled" });
    excel.aroundSync(undefined);
    deleteTableColumn(excel.model, table, Number(resultColumns.columnIds[0]), "user");
    await expect(anchored()).rejects.toMatchObject({ code: "sheet-changed" });
    expect(namesIn(excel).sort()).toEqual(before);
    await expect(memory.anchor("x", { source, resultColumns }, CALM)).rejects.toThrow(RangeError);
  });

  it("leave the names of other sheets' copies alone", async () => {
    const { excel, memory, table } = await rememberedTable();
    const own = addName(excel.model, { name: `${STEM}1`, formula: "=7", sheetId: excel.sheet.id }, "Data");
    const source = { kind: "table", tableId: table.id } as const;
    const resultColumns: ResultColumns = { source, headers: ["Width"], columnIds: idsOf(table, ["Width"]) };
    await memory.anchor(COLUMN_ID, { source, resultColumns }, CALM);
    expect(excel.model.names).toContain(own);
    expect(excel.model.sheets[0]!.readValues(areaOf(0, 0))).toEqual([["Length"]]);
  });
});
