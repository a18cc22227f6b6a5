import { areaOf } from "../../../src/workbench/model/areas/area";
import { Recalculation } from "../../../src/workbench/model/calculation/recalculation";
import { bringFunctions } from "../../../src/workbench/model/custom-functions/bring-functions";
import type { Invocation } from "../../../src/workbench/model/custom-functions/formula-calculation";
import { insertCells } from "../../../src/workbench/model/edits/cell-shifts";
import { cellError, isCellError, NO_RESULT, WAITING } from "../../../src/workbench/model/texts/cell-content";
import type { WorkbookModel } from "../../../src/workbench/model/workbook-model";
import { newWorkbook } from "../../../src/workbench/xlsx/new-workbook";
import { openWorkbook, type OpenedWorkbook } from "../../../src/workbench/xlsx/open-workbook";
import { ZipPackage } from "../../../src/workbench/xlsx/package/zip-package";
import { saveWorkbook } from "../../../src/workbench/xlsx/save-workbook";
import { workbookPackage } from "../../support/workbook-package";
import { TEST_FUNCTIONS } from "../model/custom-functions/scripted-page";

const WORLD = { now: () => new Date(2026, 0, 1), random: () => 0.5 };
const METADATA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheetMetadata+xml";

/** Brings the made-up add-in, and Excel's calculation. @returns calls that its page would hear of */
function withAddIn(model: WorkbookModel): Invocation[] {
  const calls: Invocation[] = [];
  bringFunctions(model, "TEST", TEST_FUNCTIONS);
  model.calculation = new Recalculation(model, WORLD);
  model.customFunctions.attach({ call: (call) => calls.push(call), cancel: () => undefined });
  model.calculation.functionsReady();
  return calls;
}

function started(): { opened: OpenedWorkbook; calls: Invocation[]; answer: (values: readonly unknown[]) => void } {
  const opened = newWorkbook();
  const { model } = opened;
  const sheet = model.addSheet("Data");
  sheet.writeValues(0, 0, [[1, 2], [3, 4]]); // prettier-ignore
  const calls = withAddIn(model);
  const formulas = ["=TEST.TWICE(A1)", "=ROUND(TEST.TWICE(A2),0)+1", "=TEST.ROW(A1:B2)"];
  formulas.forEach((formula, place) => sheet.setContent(3 * place, 3, { value: null, formula }));
  sheet.setContent(0, 6, { value: null, formula: "=SUM(D7#)" });
  model.cellsWritten(sheet.id, areaOf(0, 3, 9, 4), "user");
  const answer = (values: readonly unknown[]): void =>
    values.forEach((rows, place) => {
      const result = Array.isArray(rows) ? { rows: rows as number[][] } : (rows as number);
      model.calculation!.answered([model.customFunctions.answer(calls[place]!.id, { result })!]);
    });
  return { opened, calls, answer };
}

const partsOf = (bytes: Uint8Array): ZipPackage => new ZipPackage(bytes, newWorkbook().packing);
const sheetOf = (bytes: Uint8Array): string => partsOf(bytes).read("xl/worksheets/sheet1.xml");
const shown = (model: WorkbookModel, ...area: Parameters<typeof areaOf>): unknown[] =>
  model.sheets[0]!.readValues(areaOf(...area)).map((row) =>
    row.map((value) => (isCellError(value) ? value.error : value)),
  );

describe("functions of add-ins in files", () => {
  it("are written by Excel's own names for them, with their results, and marked where they spill", async () => {
    const { opened, answer } = started();
    answer([2, 6, [[5, 6], [7, 8]]]); // prettier-ignore
    const bytes = await saveWorkbook(opened);
    const xml = sheetOf(bytes);
    expect(xml).toContain('<c r="D1"><f>_xldudf_TEST_TWICE(A1)</f><v>2</v></c>');
    expect(xml).toContain('<c r="D4"><f>ROUND(_xldudf_TEST_TWICE(A2),0)+1</f><v>7</v></c>');
    expect(xml).toContain('<c r="D7" cm="1"><f t="array" ref="D7:E8">_xldudf_TEST_ROW(A1:B2)</f><v>5</v></c>');
    expect(xml).toContain('<c r="E8"><v>8</v></c>');
    expect(xml).toContain('<c r="G1"><f>SUM(_xlfn.ANCHORARRAY(D7))</f><v>26</v></c>');
    const parts = partsOf(bytes);
    expect(parts.read("xl/metadata.xml")).toContain('<xda:dynamicArrayProperties fDynamic="1" fCollapsed="0"/>');
    expect(parts.read("[Content_Types].xml")).toContain(METADATA_TYPE);
    expect(parts.read("xl/_rels/workbook.xml.rels")).toContain('relationships/sheetMetadata" Target="metadata.xml"');
  });

  it("come back with their results and call nobody, until something happens to them", async () => {
    const { opened, answer } = started();
    answer([2, 6, [[5, 6], [7, 8]]]); // prettier-ignore
    const again = await openWorkbook(await saveWorkbook(opened));
    const { model } = again;
    const sheet = model.sheets[0]!;
    expect(sheet.getFormula(0, 3)).toBe("=_xldudf_TEST_TWICE(A1)");
    const calls = withAddIn(model);
    expect([calls.length, sheet.dirtyAreas()]).toEqual([0, []]);
    expect([0, 3, 6].map((row) => sheet.getFormula(row, 3))).toEqual([
      "=TEST.TWICE(A1)",
      "=ROUND(TEST.TWICE(A2),0)+1",
      "=TEST.ROW(A1:B2)",
    ]);
    expect(shown(model, 6, 3, 2, 2)).toEqual([[5, 6], [7, 8]]); // prettier-ignore
    sheet.setValue(1, 1, 40);
    model.cellsWritten(sheet.id, areaOf(1, 1), "user");
    expect(calls.map(({ fn, values }) => [fn.id, values])).toEqual([["ROW", [[[1, 2], [3, 40]]]]]); // prettier-ignore
    model.calculation!.answered([model.customFunctions.answer(calls[0]!.id, { result: 9 })!]);
    expect(shown(model, 6, 3, 2, 2)).toEqual([[9, null], [null, null]]); // prettier-ignore
    const xml = sheetOf(await saveWorkbook(again));
    expect(xml).toContain('<c r="D7"><f>_xldudf_TEST_ROW(A1:B2)</f><v>9</v></c>');
    expect(xml).not.toContain("E8");
  });

  it.each([
    [1, false],
    [NO_RESULT, true],
  ])("are to be calculated by whoever opens the file only where one has no result: %j", async (value, isAsked) => {
    const opened = newWorkbook();
    opened.model.addSheet("Data").setContent(0, 0, { value, formula: "=TEST.TWICE(B1)" });
    const asks = partsOf(await saveWorkbook(opened))
      .read("xl/workbook.xml")
      .includes("fullCalcOnLoad");
    expect(asks).toBe(isAsked);
  });

  it("are not written as waiting, and called again when the file is opened", async () => {
    const { opened } = started();
    expect(opened.model.sheets[0]!.getValue(0, 3)).toBe(WAITING);
    const bytes = await saveWorkbook(opened);
    expect(sheetOf(bytes)).toContain('<c r="D1"><f>_xldudf_TEST_TWICE(A1)</f></c>');
    const { model } = await openWorkbook(bytes);
    expect(withAddIn(model).map(({ fn }) => fn.id)).toEqual(["TWICE", "TWICE", "ROW"]);
  });

  it("stay letter by letter where nobody has the add-in, also when they move", async () => {
    const cell = (address: string, formula: string) =>
      `<c r="${address}" cm="1"><f t="array" ref="${address}">${formula}</f><v>1</v></c>`;
    const sheet = `<sheetData><row r="2">${cell("B2", "_xldudf_Other_Fn(A2)")}</row></sheetData>`;
    const opened = await openWorkbook(workbookPackage({ sheet }));
    const { model } = opened;
    model.calculation = new Recalculation(model, WORLD);
    insertCells(model, model.sheets[0]!.id, areaOf(0, 0, 1, 16_384), "down", "user");
    expect(model.sheets[0]!.getValue(2, 1)).toBe(cellError("#NAME?"));
    expect(sheetOf(await saveWorkbook(opened))).toMatch(
      /<c r="B3"[^>]* cm="1"[^>]*><f t="array" ref="B3">_xldudf_Other_Fn\(A3\)<\/f>/,
    );
  });

  it("are array formulas in a file that has other metadata", async () => {
    const { opened, answer } = started();
    answer([2, 6, [[5, 6]]]);
    const bytes = await saveWorkbook(opened);
    const parts = partsOf(bytes);
    parts.write("xl/metadata.xml", parts.read("xl/metadata.xml").replaceAll("XLDAPR", "XLMDX"));
    const again = await openWorkbook(await parts.toBytes());
    withAddIn(again.model);
    const sheet = again.model.sheets[0]!;
    again.model.sheets[0]!.arrayAreas = [{ ...areaOf(20, 3, 1, 2), isSpill: true }];
    sheet.setContent(20, 3, { value: 1, formula: "=TEST.ROW(A1)" });
    expect(sheetOf(await saveWorkbook(again))).toContain(
      '<c r="D21"><f t="array" ref="D21:E21">_xldudf_TEST_ROW(A1)</f>',
    );
  });
});
