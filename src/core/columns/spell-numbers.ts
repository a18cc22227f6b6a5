import type { NumberColumn } from "../table/cell-column";
import type { ColumnEncoding } from "./column-encoding";
import { encodeCell } from "./encode-cell";
import { floatText } from "./number-writer";
import { SCALE, tenThousandths } from "./short-decimal";
import type { SpelledCells } from "./spelled-cells";
import { areFloats, ownNumbers, type OwnNumbers } from "./write-numbers";

/** Beyond it, whole numbers are written by the engine. */
const LIMIT = 2 ** 31;

/** The letters of what `writeNumbers` writes, a cell a row. @param column such that `areSendableNumbers` */
export function spellNumbers(column: NumberColumn, encoding: ColumnEncoding, into: SpelledCells): void {
  const own = ownNumbers(column, encoding);
  if (own === undefined) spellEach(column, encoding, into);
  else spellMost(column, encoding, own, into);
}

function spellEach(column: NumberColumn, encoding: ColumnEncoding, into: SpelledCells): void {
  const { values, blanks } = column;
  const blank = blanks && textOf(column, encoding, blanks.indexOf(1));
  const spell = areFloats(encoding) ? spellFloat : spellWhole;
  for (let row = 0; row < values.length; row++) {
    if (blanks?.[row] === 1) into.text(blank!);
    else spell(values[row]!, into);
  }
}

function spellWhole(value: number, into: SpelledCells): void {
  const size = Math.abs(value);
  // Minus zero is written as zero.
  if (size < LIMIT) into.number(value < 0, size);
  else into.text(String(value));
}

function spellFloat(value: number, into: SpelledCells): void {
  const size = Math.abs(value);
  const scaled = tenThousandths(size);
  if (scaled >= 0) {
    const whole = Math.floor(scaled / SCALE);
    into.number(value < 0, whole, scaled - whole * SCALE);
  } else if (size < LIMIT && Number.isInteger(value)) into.number(value < 0, size, 0);
  else into.text(floatText(value));
}

/** All at once, as the engine writes a list of numbers. */
function spellMost(
  column: NumberColumn,
  encoding: ColumnEncoding,
  { values, others }: OwnNumbers,
  into: SpelledCells,
): void {
  const all = JSON.stringify(Array.from(values));
  const before = into.length;
  into.put(all);
  let other = 0;
  for (let row = 0, start = 1; row < values.length; row++) {
    const end = row === values.length - 1 ? all.length - 1 : all.indexOf(",", start);
    if (others[other] === row) {
      other++;
      into.text(textOf(column, encoding, row));
    } else into.cell(before + start, before + end);
    start = end + 1;
  }
}

function textOf(column: NumberColumn, encoding: ColumnEncoding, row: number): string {
  const text = encodeCell(column.at(row), encoding);
  return typeof text === "string" ? text : "";
}
