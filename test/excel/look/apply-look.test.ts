import { applyLook, hasLook } from "../../../src/excel/look/apply-look";
import type { ResultLook } from "../../../src/excel/look/result-look";
import type { ResultColumns } from "../../../src/scoring/ports";
import { areaOf } from "../../../src/workbench/model/areas/area";
import { insertCells } from "../../../src/workbench/model/edits/cell-shifts";
import { deleteTableColumn } from "../../../src/workbench/model/edits/table-edits";
import { addTable, CALM, describeRange, describeTable, openExcel, type OpenExcel } from "../open-excel";

const ROWS = [
  ["id", "Prediction"],
  [1, 0.25],
  [2, 0.75],
];

/** A table with a result column of ours. */
async function open() {
  const excel = openExcel();
  const table = addTable(excel, ROWS);
  const shape = await describeTable(excel, table);
  const resultColumns = await excel.workbook.addResultColumns(shape, "Prediction", [""], "replace", CALM);
  return { excel, table, resultColumns };
}

function give(excel: OpenExcel, columns: ResultColumns, look: ResultLook, header = "Prediction"): Promise<void> {
  return excel.queue.session(CALM, (session) => applyLook(session, columns, header, look), "writing");
}

function formatsOf({ sheet }: OpenExcel): string[] {
  return [1, 2].map((row) => sheet.getNumberFormat(row, 1));
}

describe("the look of a result column", () => {
  it("is a number format of all its cells, and no other's", async () => {
    const { excel, resultColumns } = await open();
    await give(excel, resultColumns, { numberFormat: "0.0%" });
    expect(formatsOf(excel)).toEqual(["0.0%", "0.0%"]);
    expect([excel.sheet.getNumberFormat(0, 1), excel.sheet.getNumberFormat(1, 0)]).toEqual(["General", "General"]);
    await give(excel, resultColumns, {});
    expect(formatsOf(excel)).toEqual(["General", "General"]);
  });

  it("is known to be there, whoever gave it, until it is taken away", async () => {
    const { excel, resultColumns } = await open();
    const isThere = () => excel.queue.session(CALM, (session) => hasLook(session, resultColumns, "Prediction"));
    expect(await isThere()).toBe(false);
    excel.sheet.setNumberFormat(areaOf(1, 1, 2, 1), "@"); // as text is written
    expect(await isThere()).toBe(false);
    await give(excel, resultColumns, { numberFormat: "0.0%" });
    expect(await isThere()).toBe(true);
    await give(excel, resultColumns, { picture: { kind: "bars", isShare: true } });
    expect(await isThere()).toBe(true);
    await give(excel, resultColumns, {});
    expect(await isThere()).toBe(false);
  });

  it("is bars or a scale from 0 to 1 for shares, and between the least and the largest number else", async () => {
    const { excel, resultColumns } = await open();
    await give(excel, resultColumns, { picture: { kind: "bars", isShare: true } });
    expect(excel.sheet.lookRules).toMatchObject([
      {
        kind: "DataBar",
        area: areaOf(1, 1, 2, 1),
        settings: {
          LowerBoundRule: { type: "Number", formula: "0" },
          UpperBoundRule: { type: "Number", formula: "1" },
        },
      },
    ]);
    await give(excel, resultColumns, { picture: { kind: "scale", isShare: false } });
    expect(excel.sheet.lookRules).toMatchObject([
      {
        kind: "ColorScale",
        settings: { Criteria: { minimum: { type: "LowestValue" }, maximum: { type: "HighestValue" } } },
      },
    ]);
  });

  it("compares classes as texts, whatever they hold, and colours no more than are told apart", async () => {
    const { excel, resultColumns } = await open();
    const classes = ['say "yes"', "=1+1", "x".repeat(256), ..."abcdefgh"];
    await give(excel, resultColumns, { picture: { kind: "classes", classes } });
    expect(excel.sheet.lookRules.map(({ settings }) => (settings["Rule"] as { formula1: string }).formula1)).toEqual(
      ['="say ""yes"""', '="=1+1"', ..."abcdef".split("").map((one) => `="${one}"`)].reverse(),
    );
    expect(new Set(excel.sheet.lookRules.map(({ settings }) => settings["FillColor"])).size).toBe(8);
  });

  it("takes the place of the one before, and leaves what somebody else gave the sheet", async () => {
    const { excel, resultColumns } = await open();
    const other = { id: "77", kind: "DataBar", area: areaOf(1, 0, 2, 2), settings: {} } as const;
    excel.sheet.lookRules = [other];
    await give(excel, resultColumns, { picture: { kind: "bars", isShare: true } });
    await give(excel, resultColumns, { picture: { kind: "classes", classes: ["a", "b"] } });
    expect(excel.sheet.lookRules.map(({ kind }) => kind)).toEqual(["CellValue", "CellValue", "DataBar"]);
    await give(excel, resultColumns, {});
    expect(excel.sheet.lookRules).toEqual([other]);
  });

  it("follows its cells when a column comes before them", async () => {
    const { excel, resultColumns } = await open();
    await give(excel, resultColumns, { picture: { kind: "bars", isShare: true } });
    insertCells(excel.model, excel.sheet.id, areaOf(0, 0, 1_048_576, 1), "right", "user");
    expect(excel.sheet.lookRules.map(({ area }) => area)).toEqual([areaOf(1, 2, 2, 1)]);
    await give(excel, resultColumns, {});
    expect(excel.sheet.lookRules).toEqual([]);
  });

  it("is given to the columns beside a range as well", async () => {
    const excel = openExcel();
    excel.sheet.writeValues(0, 0, [["id"], [1], [2]]);
    const shape = await describeRange(excel, "A1:A3", true);
    const resultColumns = await excel.workbook.addResultColumns(shape, "Prediction", [""], "next-free", CALM);
    await give(excel, resultColumns, { numberFormat: "0.00" });
    expect(formatsOf(excel)).toEqual(["0.00", "0.00"]);
  });

  it("is not given to a column that is gone, or that is none of them", async () => {
    const { excel, table, resultColumns } = await open();
    const gone = { code: "sheet-changed" };
    await expect(give(excel, resultColumns, { numberFormat: "0" }, "Another")).rejects.toMatchObject(gone);
    deleteTableColumn(excel.model, table, Number(resultColumns.columnIds[0]), "user");
    await expect(give(excel, resultColumns, { numberFormat: "0" })).rejects.toMatchObject(gone);
    expect(formatsOf(excel)).toEqual(["General", "General"]);
  });

  it("is not given to what stands beside a range in its place", async () => {
    const excel = openExcel();
    excel.sheet.writeValues(0, 0, [["id"], [1], [2]]);
    const shape = await describeRange(excel, "A1:A3", true);
    const resultColumns = await excel.workbook.addResultColumns(shape, "Prediction", [""], "next-free", CALM);
    excel.sheet.writeValues(0, 1, [["Mine"]]);
    await expect(give(excel, resultColumns, { numberFormat: "0" })).rejects.toMatchObject({ code: "sheet-changed" });
  });
});
