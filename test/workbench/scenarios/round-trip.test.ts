import ExcelJS from "exceljs";
import fc from "fast-check";
import { areaOf } from "../../../src/workbench/model/areas/area";
import type { SheetModel } from "../../../src/workbench/model/sheets/sheet-model";
import { cellError, type CellContent } from "../../../src/workbench/model/texts/cell-content";
import { newWorkbook } from "../../../src/workbench/xlsx/new-workbook";
import { openWorkbook, type OpenedWorkbook } from "../../../src/workbench/xlsx/open-workbook";
import { saveWorkbook } from "../../../src/workbench/xlsx/save-workbook";
import { readWithExcelJs } from "../../support/workbook-package";
import { runs } from "../../support/property-seed";

const ROWS = 12;
const COLUMNS = 6;

/** Any text, with what trips writers up among it: formulas, escapes, control characters, lone surrogates. */
const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 12 }),
  fc.constantFrom(
    "=1+1",
    "+1",
    "-x",
    "@A",
    "'q",
    "_x000D_",
    "<&>\"'",
    "]]>",
    " a ",
    "\t",
    "\r\n",
    "\u0000",
    "\uD800",
    "😀",
  ),
);
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (Object.is(value, -0) ? 0 : value));
const numberFormat = fc.constantFrom(
  "General",
  "@",
  "0.00%",
  "yyyy-mm-dd",
  'h:mm "o\'clock"',
  "[Red]0;-0",
  "m/d/yyyy h:mm",
);
const content: fc.Arbitrary<CellContent> = fc.oneof(
  fc.record({ value: fc.oneof(number, fc.boolean(), fc.constant(cellError("#N/A"))), numberFormat }),
  fc.record({ value: text, numberFormat, quotePrefix: fc.boolean() }),
  fc.record({ value: fc.oneof(number, text), formula: fc.constantFrom('=A1&"<x>"', "=SUM(A1:B2)*2") }),
);
const edit = fc.record({ row: fc.nat(ROWS - 1), column: fc.nat(COLUMNS - 1), content });
const edits = fc.array(edit, { maxLength: 30 });

describe("a workbook that is saved and opened again", () => {
  it("has the same values, formulas, formats and apostrophes, however often it went round", async () => {
    await fc.assert(
      fc.asyncProperty(edits, edits, async (first, second) => {
        const fresh = newWorkbook();
        apply(fresh.model.addSheet("Sheet1"), first);
        const reopened = await openWorkbook(await saveWorkbook(fresh));
        expect(contentsOf(reopened.model.sheets[0]!)).toEqual(contentsOf(fresh.model.sheets[0]!));
        apply(reopened.model.sheets[0]!, second);
        const again = await openWorkbook(await saveWorkbook(reopened));
        expect(contentsOf(again.model.sheets[0]!)).toEqual(contentsOf(reopened.model.sheets[0]!));
      }),
      { numRuns: runs(200, 60) },
    );
  });

  it("has the same dates to the last bit", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.double({ min: 0, max: 2_958_465, noNaN: true }), { minLength: 1 }),
        async (serials) => {
          const fresh = newWorkbook();
          const sheet = fresh.model.addSheet("Sheet1");
          sheet.writeValues(
            0,
            0,
            serials.map((serial) => [serial]),
          );
          sheet.setNumberFormat(areaOf(0, 0, serials.length), "yyyy-mm-dd hh:mm:ss.000");
          const { model } = await openWorkbook(await saveWorkbook(fresh));
          expect(model.sheets[0]!.readValues(areaOf(0, 0, serials.length))).toEqual(
            serials.map((serial) => [serial + 0]),
          );
        },
      ),
      { numRuns: runs(50, 20) },
    );
  });

  it("has the same rows hidden, as another library hid them", async () => {
    const source = new ExcelJS.Workbook();
    const sheet = source.addWorksheet("Data");
    sheet.addRows([["n"], [1], [2], [3]]);
    for (const row of [2, 4]) sheet.getRow(row).hidden = true;
    const opened = await openWorkbook(new Uint8Array(await source.xlsx.writeBuffer()));
    const hiddenRows = ({ model }: OpenedWorkbook) =>
      [0, 1, 2, 3].filter((row) => model.sheets[0]!.hiddenRows.get(row));
    expect(hiddenRows(opened)).toEqual([1, 3]);
    opened.model.sheets[0]!.setValue(1, 1, "beside");
    expect(hiddenRows(await openWorkbook(await saveWorkbook(opened)))).toEqual([1, 3]);
  });

  it("is read alike by another library", async () => {
    const printable = fc.array(fc.string({ unit: "grapheme-ascii", minLength: 1, maxLength: 8 }), {
      minLength: 1,
      maxLength: 20,
    });
    await fc.assert(
      fc.asyncProperty(printable, fc.array(number, { minLength: 1, maxLength: 20 }), async (texts, numbers) => {
        const fresh = newWorkbook();
        const sheet = fresh.model.addSheet("Sheet1");
        sheet.writeValues(
          0,
          0,
          texts.map((value) => [value]),
        );
        sheet.writeValues(
          0,
          1,
          numbers.map((value) => [value]),
        );
        const elsewhere = (await readWithExcelJs(await saveWorkbook(fresh))).getWorksheet("Sheet1")!;
        expect(texts.map((_, row) => elsewhere.getCell(row + 1, 1).value)).toEqual(texts);
        expect(numbers.map((_, row) => elsewhere.getCell(row + 1, 2).value)).toEqual(numbers);
      }),
      { numRuns: runs(30, 12) },
    );
  });
});

function apply(sheet: SheetModel, list: readonly { row: number; column: number; content: CellContent }[]): void {
  for (const { row, column, content: cell } of list) sheet.setContent(row, column, cell);
}

/** Every cell, with the apostrophe that a text looking like a formula gets when it is saved. */
function contentsOf(sheet: SheetModel): unknown[] {
  return Array.from({ length: ROWS * COLUMNS }, (_, index) => {
    const cell = sheet.getContent(Math.floor(index / COLUMNS), index % COLUMNS);
    const isGuarded = typeof cell.value === "string" && cell.formula === undefined && cell.numberFormat !== "@";
    return { ...cell, quotePrefix: cell.quotePrefix || (isGuarded && /^[=+\-@]/.test(cell.value)) };
  });
}
