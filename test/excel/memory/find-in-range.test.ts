import { ExcelMemory } from "../../../src/excel/memory/excel-memory";
import type { ColumnPlace, ColumnTrace, SourceRef } from "../../../src/scoring/ports";
import { areaOf } from "../../../src/workbench/model/areas/area";
import { deleteCells, insertCells } from "../../../src/workbench/model/edits/cell-shifts";
import { deleteName } from "../../../src/workbench/model/edits/edit-names";
import { CALM, openExcel, type OpenExcel } from "../open-excel";
import { COLUMN_ID } from "./remembered-place";

const TRACE: ColumnTrace = {
  id: COLUMN_ID,
  headers: ["Prediction", "Score"],
  sourceLabel: "Bob's data!A1:B3",
  sourceKind: "range with headers",
  reasonsHeader: "Reason",
};

async function rememberedRange(hasHeaders = true): Promise<{
  excel: OpenExcel;
  locate: (more?: Partial<ColumnTrace>) => Promise<ColumnPlace | undefined>;
}> {
  const excel = openExcel();
  excel.model.renameSheet(excel.sheet.id, "Bob's data");
  excel.sheet.writeValues(0, 0, [
    hasHeaders ? ["a", "b", "Prediction", "Score", "Reason"] : [5, 6, 7, 8, ""],
    [1, 2, 3, 4, ""],
    [2, 3, 4, 5, ""],
  ]);
  const memory = new ExcelMemory(excel.queue);
  const source: SourceRef = { kind: "range", sheetId: excel.sheet.id, address: "A1:B3", hasHeaders };
  await memory.anchor(
    COLUMN_ID,
    {
      source,
      resultColumns: { source, headers: ["Prediction", "Score"], columnIds: ["C1:C3", "D1:D3"] },
      reasonsColumn: { source, headers: ["Reason"], columnIds: ["E1:E3"] },
    },
    CALM,
  );
  const kind = hasHeaders ? {} : { sourceKind: "range without headers" as const };
  const locate = async (more: Partial<ColumnTrace> = {}): Promise<ColumnPlace | undefined> =>
    (await memory.locate([{ ...TRACE, ...kind, ...more }], CALM))[0];
  return { excel, locate };
}

describe("a remembered column beside a range", () => {
  it("is found where its cells are by now, under the headers of now", async () => {
    const { excel, locate } = await rememberedRange();
    const { model, sheet } = excel;
    insertCells(model, sheet.id, areaOf(0, 0, 2, 16_384), "down", "user");
    insertCells(model, sheet.id, areaOf(0, 0, 1_048_576, 1), "right", "user");
    model.renameSheet(sheet.id, "A, B & 'C' d");
    sheet.setValue(2, 3, "Guess");
    const before = excel.syncs();
    const source = { kind: "range", sheetId: sheet.id, address: "B3:C5", hasHeaders: true };
    expect(await locate()).toEqual({
      source,
      resultColumns: { source, headers: ["Guess", "Score"], columnIds: ["D3:D5", "E3:E5"] },
      reasonsColumn: { source, headers: ["Reason"], columnIds: ["F3:F5"] },
      foundBy: "anchor",
    });
    expect(excel.syncs() - before).toBe(2);
  });

  it("keeps its remembered headers where the range has none", async () => {
    const { locate } = await rememberedRange(false);
    expect(await locate()).toMatchObject({
      source: { hasHeaders: false, address: "A1:B3" },
      resultColumns: { headers: ["Prediction", "Score"], columnIds: ["C1:C3", "D1:D3"] },
    });
  });

  it("is gone with its cells, and with those of the range", async () => {
    for (const column of [0, 3]) {
      const { excel, locate } = await rememberedRange();
      const width = column === 0 ? 2 : 1;
      deleteCells(excel.model, excel.sheet.id, areaOf(0, column, 1_048_576, width), "left", "user");
      expect(await locate()).toBeUndefined();
    }
  });

  it("is not found when its cells stand beside other rows than those of the range", async () => {
    const { excel, locate } = await rememberedRange();
    insertCells(excel.model, excel.sheet.id, areaOf(0, 2, 1, 1), "down", "user");
    expect(await locate()).toBeUndefined();
  });

  it("is found by address and headers where names were deleted, and where nothing is ambiguous", async () => {
    const { excel, locate } = await rememberedRange();
    const { model, sheet } = excel;
    for (const name of model.names) deleteName(model, name);
    expect(await locate()).toMatchObject({
      foundBy: "header",
      source: { address: "A1:B3", sheetId: sheet.id },
      resultColumns: { headers: ["Prediction", "Score"], columnIds: ["C1:C3", "D1:D3"] },
      reasonsColumn: { columnIds: ["E1:E3"] },
    });
    for (const sourceLabel of ["Gone!A1:B3", "A1:B3", "Bob's data!A2:B3", "Bob's data!A1,B3", "a:b!A1:B3", "", "!!!"]) {
      expect(await locate({ sourceLabel })).toBeUndefined();
    }
    expect(await locate({ headers: ["Prediction", "Prediction"] })).toBeUndefined();
    sheet.setValue(0, 9, "Score");
    expect(await locate()).toBeUndefined();
    expect(await locate({ sourceKind: "range without headers" })).toBeUndefined();
  });
});
