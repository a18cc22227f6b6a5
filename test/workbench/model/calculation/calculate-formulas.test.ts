import { areaOf } from "../../../../src/workbench/model/areas/area";
import { calculateFormulas } from "../../../../src/workbench/model/calculation/calculate-formulas";
import { knownFormulas } from "../../../../src/workbench/model/results/known-formulas";
import type { SheetModel } from "../../../../src/workbench/model/sheets/sheet-model";
import { NO_RESULT } from "../../../../src/workbench/model/texts/cell-content";
import { WorkbookModel } from "../../../../src/workbench/model/workbook-model";

const WORLD = { now: () => new Date(2026, 0, 1), random: () => 0.5 };

function workbook(formulas: readonly string[]): { model: WorkbookModel; sheet: SheetModel } {
  const model = new WorkbookModel();
  const sheet = model.addSheet("Data");
  formulas.forEach((formula, row) => sheet.setContent(row, 0, { value: NO_RESULT, formula }));
  return { model, sheet };
}

const calculateAll = (model: WorkbookModel): boolean =>
  calculateFormulas(model, knownFormulas(model), WORLD).length > 0;
const column = (sheet: SheetModel): unknown[] => sheet.readValues(areaOf(0, 0, 5)).flat();

describe("calculateFormulas", () => {
  it("calculates each formula after those that it looks at, in whatever order they stand", () => {
    const { model, sheet } = workbook(["=A2+A3", "=A3*2", "=SUM(A4:A5)", "=A5+1", "=4"]);
    expect(calculateAll(model)).toBe(true);
    expect(column(sheet)).toEqual([27, 18, 9, 5, 4]);
    expect(calculateAll(model)).toBe(false);
  });

  it("follows chains that are as long as a sheet, up and down", () => {
    const rows = 5_000;
    const up = workbook(Array.from({ length: rows }, (_, row) => (row === rows - 1 ? "=1" : `=A${row + 2}+1`)));
    calculateAll(up.model);
    expect(up.sheet.getValue(0, 0)).toBe(rows);
    const down = workbook(Array.from({ length: rows }, (_, row) => (row === 0 ? "=1" : `=A${row}+1`)));
    calculateAll(down.model);
    expect(down.sheet.getValue(rows - 1, 0)).toBe(rows);
  });

  it("gives no result to formulas that look at themselves, nor to those that look at them", () => {
    const { model, sheet } = workbook(["=A2+1", "=A1+1", "=A2", "=SUM(A4:A5)", "=7"]);
    calculateAll(model);
    expect(column(sheet)).toEqual([NO_RESULT, NO_RESULT, NO_RESULT, NO_RESULT, 7]);
  });

  it("takes no sibling for a circle", () => {
    const { model, sheet } = workbook(["=A2+A3", "=A3+A4", "=A4+A5", "=A5", "=1"]);
    calculateAll(model);
    expect(column(sheet)).toEqual([5, 3, 2, 1, 1]);
  });

  it("leaves what it cannot calculate as it is, and calculates nothing from it", () => {
    const { model, sheet } = workbook(["=UNKNOWN()", "=A1+1", "=A4", "=1", "=A3"]);
    calculateAll(model);
    expect(column(sheet)).toEqual([NO_RESULT, NO_RESULT, 1, 1, 1]);
  });

  it("leaves array formulas alone", () => {
    const { model, sheet } = workbook(["=1", "=2", "=3", "=4", "=A1"]);
    sheet.arrayAreas = [areaOf(0, 0, 2, 1)];
    calculateAll(model);
    expect(column(sheet)).toEqual([NO_RESULT, 2, 3, 4, NO_RESULT]);
  });
});
