import { ExcelMemory } from "../../../src/excel/memory/excel-memory";
import type { ColumnTrace, SourceRef } from "../../../src/scoring/ports";
import { areaOf } from "../../../src/workbench/model/areas/area";
import { copySheet } from "../../../src/workbench/model/edits/copy-sheet";
import { UndoHistory } from "../../../src/workbench/model/undo/undo-history";
import type { WorkbookModel } from "../../../src/workbench/model/workbook-model";
import { newWorkbook } from "../../../src/workbench/xlsx/new-workbook";
import { openWorkbook } from "../../../src/workbench/xlsx/open-workbook";
import { saveWorkbook } from "../../../src/workbench/xlsx/save-workbook";
import { partsOf } from "../../support/workbook-package";
import { idsOf } from "../memory/remembered-place";
import { CALM, openPane } from "../open-excel";

const TABLE: ColumnTrace = {
  id: "0123456789abcdef",
  headers: ["Predicted 'kind' [#1]"],
  sourceLabel: "Flowers",
  sourceKind: "table",
};
const RANGE: ColumnTrace = {
  id: "fedcba9876543210",
  headers: ["Prediction"],
  sourceLabel: "Bob's data!A1:A3",
  sourceKind: "range with headers",
};
const PART = `<run xmlns="urn:scoresheet:memory:1">${"QUJD".repeat(350_000)}</run>`;

const memoryOf = (model: WorkbookModel): ExcelMemory => new ExcelMemory(openPane(model).queue);

/** A new workbook in which a column of a table and one beside a range are remembered. */
async function remembered(): Promise<ReturnType<typeof newWorkbook>> {
  const opened = newWorkbook();
  const { model } = opened;
  const first = model.addSheet("Data");
  first.writeValues(0, 0, [
    ["Length", ...TABLE.headers],
    [5.1, "a"],
    [4.9, "b"],
  ]);
  const table = model.addTable(first.id, { name: "Flowers", area: areaOf(0, 0, 3, 2) }, "user");
  const second = model.addSheet("Bob's data");
  second.writeValues(0, 0, [
    ["x", "Prediction"],
    [1, 2],
    [3, 4],
  ]);
  const memory = memoryOf(model);
  const ofTable: SourceRef = { kind: "table", tableId: table.id };
  const ofRange: SourceRef = { kind: "range", sheetId: second.id, address: "A1:A3", hasHeaders: true };
  const columns = { headers: TABLE.headers, columnIds: idsOf(table, TABLE.headers) };
  await memory.anchor(TABLE.id, { source: ofTable, resultColumns: { source: ofTable, ...columns } }, CALM);
  const beside = { source: ofRange, headers: RANGE.headers, columnIds: ["B1:B3"] };
  await memory.anchor(RANGE.id, { source: ofRange, resultColumns: beside }, CALM);
  await memory.changeParts({ add: [PART], replace: [], remove: [] }, CALM);
  return opened;
}

describe("what a workbook remembers", () => {
  it("is found again in the saved file, whose names Excel reads", async () => {
    const bytes = await saveWorkbook(await remembered());
    const names = partsOf(bytes)["xl/workbook.xml"]!.match(/<definedName .*?<\/definedName>/g);
    expect(names).toEqual([
      `<definedName name="_scoresheet_${TABLE.id}_1" hidden="1">Flowers[Predicted ''kind'' '['#1']]</definedName>`,
      `<definedName name="_scoresheet_${RANGE.id}_s" hidden="1">'Bob''s data'!$A$1:$A$3</definedName>`,
      `<definedName name="_scoresheet_${RANGE.id}_1" hidden="1">'Bob''s data'!$B$1:$B$3</definedName>`,
    ]);
    const { model } = await openWorkbook(bytes);
    const memory = memoryOf(model);
    const [ofTable, ofRange] = await memory.locate([TABLE, RANGE], CALM);
    expect(ofTable).toMatchObject({ foundBy: "anchor", source: { tableId: model.tables[0]!.id } });
    expect(ofTable?.resultColumns.headers).toEqual(TABLE.headers);
    expect(ofRange).toMatchObject({ foundBy: "anchor", resultColumns: { columnIds: ["B1:B3"] } });
    expect((await memory.readParts(CALM)).map(({ xml }) => xml)).toEqual([PART]);
  });

  it("follows what is done in the opened file, into the next one", async () => {
    const opened = await openWorkbook(await saveWorkbook(await remembered()));
    const { model } = opened;
    const sheet = model.sheets[0]!;
    sheet.setValue(0, 1, "Guess");
    model.cellsWritten(sheet.id, areaOf(0, 1), "user");
    model.renameTable(model.tables[0]!, "Blooms", "user");
    copySheet(model, sheet.id);
    const [part] = await memoryOf(model).readParts(CALM);
    const changed = PART.replace("QUJD", "REVG");
    await memoryOf(model).changeParts({ add: [], replace: [{ id: part!.id, xml: changed }], remove: [] }, CALM);
    const again = await openWorkbook(await saveWorkbook(opened));
    const memory = memoryOf(again.model);
    const [place] = await memory.locate([TABLE], CALM);
    expect(place).toMatchObject({ foundBy: "anchor", resultColumns: { headers: ["Guess"] } });
    expect(place?.source).toEqual({ kind: "table", tableId: again.model.tableByName("Blooms")!.id });
    expect(await memory.readParts(CALM)).toEqual([{ id: part!.id, xml: changed }]);
  });

  it("leaves nothing in the file once it is forgotten", async () => {
    const opened = await openWorkbook(await saveWorkbook(await remembered()));
    const memory = memoryOf(opened.model);
    const parts = await memory.readParts(CALM);
    await memory.changeParts({ add: [], replace: [], remove: parts.map(({ id }) => id) }, CALM);
    await memory.dropAnchors(undefined, CALM);
    const saved = partsOf(await saveWorkbook(opened));
    expect(Object.keys(saved).filter((name) => name.startsWith("customXml"))).toEqual([]);
    expect(JSON.stringify(saved)).not.toContain("scoresheet");
  });

  it("outlasts an undo of what the analyst did", async () => {
    const { model } = await remembered();
    const history = new UndoHistory(model);
    const sheet = model.sheets[0]!;
    sheet.setValue(1, 0, 7);
    model.cellsWritten(sheet.id, areaOf(1, 0), "user");
    model.tell({ kind: "step-ended" });
    await memoryOf(model).changeParts({ add: [PART], replace: [], remove: [] }, CALM);
    expect([history.undo(), sheet.getValue(1, 0)]).toEqual([true, 5.1]);
    expect(await memoryOf(model).readParts(CALM)).toHaveLength(2);
    expect((await memoryOf(model).locate([TABLE], CALM))[0]?.foundBy).toBe("anchor");
  });
});
