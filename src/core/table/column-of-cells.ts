import { type Cell } from "./cell";
import {
  AnyColumn,
  DistinctColumn,
  NumberColumn,
  PLAIN_NUMBERS,
  type CellColumn,
  type NumberForm,
} from "./cell-column";

/** Keeps cells of one column, one a row, in as little room as they allow. Every cell comes back as it was, -0 too. */
export function columnOfCells(cells: readonly Cell[]): CellColumn {
  return numbersOf(cells) ?? distinctOf(cells) ?? new AnyColumn(cells);
}

/** Undefined unless all that are not blank are numbers of one form. */
function numbersOf(cells: readonly Cell[]): NumberColumn | undefined {
  const values = new Float64Array(cells.length);
  let form: NumberForm | undefined;
  let blanks: Uint8Array | undefined;
  for (let row = 0; row < cells.length; row++) {
    const cell = cells[row]!;
    if (typeof cell === "number") {
      form ??= PLAIN_NUMBERS;
      if (form.kind !== "plain") return undefined;
      values[row] = cell;
    } else if (cell === null) {
      blanks ??= new Uint8Array(cells.length);
      blanks[row] = 1;
    } else {
      if (typeof cell !== "object" || (cell.kind !== "date" && cell.kind !== "formatted")) return undefined;
      form ??= cell.kind === "date" ? { kind: "date" } : { kind: "formatted", numberFormat: cell.numberFormat };
      if (form.kind !== cell.kind) return undefined;
      if (cell.kind === "formatted" && form.kind === "formatted" && form.numberFormat !== cell.numberFormat) {
        return undefined;
      }
      values[row] = cell.kind === "date" ? cell.serial : cell.value;
    }
  }
  return form === undefined ? undefined : new NumberColumn(values, form, blanks);
}

/** Distinct cells of a column for which it pays to look each one up. */
const FEW = 1000;

/** Undefined where hardly any cell comes twice, as among ids: looking them up would cost more than keeping them. */
function distinctOf(cells: readonly Cell[]): DistinctColumn | undefined {
  const codes = new Uint32Array(cells.length);
  const places = new Map<Cell, number>();
  const distinct: Cell[] = [];
  for (let row = 0; row < cells.length; row++) {
    const cell = cells[row]!;
    // A Map takes -0 for 0, and a row is proven by the difference. Objects are looked up by what they are, not by what they hold.
    const isAlone = Object.is(cell, -0);
    let place = isAlone ? undefined : places.get(cell);
    if (place === undefined) {
      place = distinct.push(cell) - 1;
      if (!isAlone) places.set(cell, place);
      if (place > FEW && place > row / 2) return undefined;
    }
    codes[row] = place;
  }
  return new DistinctColumn(distinct, codes);
}
