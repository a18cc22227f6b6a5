import { isWithoutResult, readCell, type Cell, type StaleCell } from "../../core/table/cell";
import { CellBlock } from "../../core/table/cell-block";
import { NumberColumn, type CellColumn } from "../../core/table/cell-column";
import { columnOfCells } from "../../core/table/column-of-cells";

/** What Excel gives of some cells: a row each, in it one entry a column. */
export interface GivenCells {
  readonly values: Entries;
  readonly formats: Entries;
  readonly types: Entries;
  /** What stands in each cell as a person enters it; given where results of formulas may be out of date. */
  readonly formulas?: Entries;
}

export type Entries = readonly (readonly unknown[])[];

/**
 * Cells as Excel gives them, read column by column: nearly all columns are of numbers that are shown by their digits, and go into their
 * place without a step between.
 */
export function cellsByColumn(given: GivenCells, columnCount: number): CellBlock {
  const columns = Array.from({ length: columnCount }, (_, position) => columnAt(given, position));
  return new CellBlock(given.values.length, columns);
}

function columnAt(given: GivenCells, position: number): CellColumn {
  if (given.formulas !== undefined) return columnOfCells(staleCells(given, given.formulas, position));
  return plainNumbers(given, position) ?? columnOfCells(cellsAt(given, position));
}

/** Undefined as soon as a cell is neither blank nor a plain number. */
function plainNumbers({ values, formats, types }: GivenCells, position: number): NumberColumn | undefined {
  const numbers = new Float64Array(values.length);
  let blanks: Uint8Array | undefined;
  let hasNumbers = false;
  for (let row = 0; row < numbers.length; row++) {
    const value = values[row]![position];
    if (isSpecial(types[row]![position])) return undefined;
    if (typeof value === "number") {
      if (!isPlainFormat(formats[row]![position])) return undefined;
      numbers[row] = value;
      hasNumbers = true;
    } else {
      if (value !== "") return undefined;
      blanks ??= new Uint8Array(numbers.length);
      blanks[row] = 1;
    }
  }
  return hasNumbers ? new NumberColumn(numbers, undefined, blanks) : undefined;
}

/** Whether a value is not what it seems: an error's is a text such as "#N/A", which a cell with that very text has, too. */
function isSpecial(type: unknown): boolean {
  return type === "Error" || type === "RichValue";
}

/** Whether a number of this format is a plain one whatever it is; `readCell` knows the others. */
function isPlainFormat(format: unknown): boolean {
  return format === "General" || format === "@";
}

function cellsAt({ values, formats, types }: GivenCells, position: number): Exclude<Cell, StaleCell>[] {
  return values.map((row, i) => {
    const type = types[i]![position];
    return readCell(row[position], String(formats[i]![position]), type === "Error", type === "RichValue");
  });
}

/** While a calculation is due: all results of formulas may be out of date, since Excel does not say which are. */
function staleCells(given: GivenCells, formulas: Entries, position: number): Cell[] {
  return cellsAt(given, position).map((cell, i) => {
    const formula = formulas[i]![position];
    return isFormula(formula) && formula !== given.values[i]![position] ? staleCell(cell) : cell;
  });
}

function isFormula(formula: unknown): boolean {
  return typeof formula === "string" && formula.startsWith("=");
}

function staleCell(last: StaleCell["last"]): Cell {
  const hasNone = typeof last === "object" && last?.kind === "error" && isWithoutResult(last);
  return hasNone ? last : { kind: "stale", last };
}
