import { callsScore } from "../../core/formulas/calls-score";
import { formatArea } from "../../workbench/model/areas/a1-address";
import { areaOf, bottomOf, rightOf, SHEET_COLUMNS, type Area } from "../../workbench/model/areas/area";
import type { SheetModel } from "../../workbench/model/sheets/sheet-model";
import { isCellError, isWithoutResult, type CellValue } from "../../workbench/model/texts/cell-content";
import type { WorkbookModel } from "../../workbench/model/workbook-model";
import { looksLikeFormula } from "../../workbench/xlsx/sheets/cell-element";

/** Why a formula stays one. `out-of-date`: the file itself says that what it holds may be none of its results. */
export type ReasonToStay = "error" | "no-value" | "protected" | "out-of-date";

/** A formula that stays as it is, and where. */
export interface LeftFormula {
  readonly sheetName: string;
  /** Of the cell in which the formula stands. */
  readonly address: string;
  readonly why: ReasonToStay;
}

/** What has become of the formulas of a workbook that call functions of ours. */
export interface FrozenFormulas {
  /** How many became values. */
  readonly formulas: number;
  /** How many cells show these values: a result may fill many. */
  readonly cells: number;
  readonly left: readonly LeftFormula[];
}

/**
 * Puts the values that a file holds in place of the formulas that call functions of ours, nested ones too, over all cells that a result fills. Nothing is
 * calculated: all other formulas look at the same values as before, and keep their results.
 */
export function freezeFormulas(model: WorkbookModel): FrozenFormulas {
  const left: LeftFormula[] = [];
  let formulas = 0;
  let cells = 0;
  for (const sheet of model.sheets) {
    const hadEdits = sheet.hasFormulaEdits;
    const arrays = new Map(sheet.arrayAreas.map((area) => [keyOf(area), area]));
    const frozen = new Set<Area>();
    for (const cell of sheet.formulaCells()) {
      if (!callsScore(cell.formula)) continue;
      const area = arrays.get(keyOf(cell)) ?? areaOf(cell.row, cell.column);
      const why = reasonToStay(model, sheet, area);
      if (why !== undefined) {
        left.push({ sheetName: sheet.name, address: formatArea(areaOf(cell.row, cell.column)), why });
        continue;
      }
      becomeValues(sheet, area);
      frozen.add(area);
      formulas++;
      cells += area.rowCount * area.columnCount;
    }
    sheet.arrayAreas = sheet.arrayAreas.filter((area) => !frozen.has(area));
    // Every cell holds what it held: whoever opens the file need not calculate anything for it.
    sheet.hasFormulaEdits = hadEdits;
  }
  return { formulas, cells, left };
}

function reasonToStay(model: WorkbookModel, sheet: SheetModel, area: Area): ReasonToStay | undefined {
  if (sheet.isProtected) return "protected";
  if (model.hasStaleResults) return "out-of-date";
  const values = sheet.readValues(area).flat();
  if (values.some((value) => value === null || isWithoutResult(value))) return "no-value";
  return values.some(isCellError) ? "error" : undefined;
}

function becomeValues(sheet: SheetModel, area: Area): void {
  for (let row = area.row; row < bottomOf(area); row++) {
    for (let column = area.column; column < rightOf(area); column++) {
      const value = sheet.getValue(row, column);
      const staysText = needsSign(value, sheet.getNumberFormat(row, column));
      // What a result fills besides its own cell holds a value already.
      if (staysText || sheet.getFormula(row, column) !== undefined) {
        sheet.setContent(row, column, { value, quotePrefix: staysText });
      }
    }
  }
}

/** Whether only an apostrophe keeps a text from becoming a formula, once somebody presses Enter in its cell. */
function needsSign(value: CellValue, numberFormat: string): boolean {
  return numberFormat !== "@" && looksLikeFormula(value);
}

function keyOf({ row, column }: Pick<Area, "row" | "column">): number {
  return row * SHEET_COLUMNS + column;
}
