import { formulaOf, type DefinedName } from "../names/defined-name";
import { formulaTree } from "../texts/formula-tree";
import type { CellValue } from "../texts/cell-content";
import { ErrorResult, NotCalculable, type CellsOperand } from "../values/operand";
import type { CalculationPlace } from "../values/calculation-place";
import type { WorkbookModel } from "../workbook-model";
import { calculateFormula } from "./calculate-formula";
import { cellsAt, cellsOfTable, cellsOfWholeTable } from "./find-cells";

/** The cells that a name stands for; undefined where it stands for a value, for several areas, or for cells that are gone. */
export function cellsOfName(workbook: WorkbookModel, name: DefinedName): CellsOperand | undefined {
  const tree = formulaTree(formulaOf(name, workbook.tables));
  if (tree?.type !== "ReferenceIdentifier") return undefined;
  const place = placeOf(workbook, name);
  try {
    if (tree.kind === "table") return cellsOfTable(tree.value, place);
    return tree.kind === "name" ? cellsOfWholeTable(tree.value, place) : cellsAt(tree.value, place);
  } catch (error) {
    if (error instanceof NotCalculable || error instanceof ErrorResult) return undefined;
    throw error;
  }
}

/** The value that a name stands for; undefined where it is not calculated here. */
export function valueOfName(workbook: WorkbookModel, name: DefinedName): CellValue | undefined {
  return calculateFormula(formulaOf(name, workbook.tables), placeOf(workbook, name));
}

function placeOf(workbook: WorkbookModel, { sheetId }: DefinedName): CalculationPlace {
  const sheet = (sheetId === undefined ? undefined : workbook.sheetById(sheetId)) ?? workbook.activeSheet;
  // Results are up to date: Excel calculates after each action of a request.
  return {
    workbook,
    sheet,
    row: 0,
    column: 0,
    now: () => new Date(),
    random: () => Math.random(),
    settle: () => undefined,
    callCustom: () => {
      throw new NotCalculable();
    },
  };
}
