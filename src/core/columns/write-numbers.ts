import type { NumberColumn } from "../table/cell-column";
import { isInFloat32Range, isInt32 } from "../table/number-range";
import type { ColumnEncoding, JsonText, Unsendable } from "./column-encoding";
import type { ColumnType } from "./column-type";
import { encodeCell } from "./encode-cell";
import { floatText } from "./number-writer";
import { shortDecimal } from "./short-decimal";

/** How plain numbers of a type are written: which it takes, and whether whole ones get a point. */
interface NumberType {
  readonly takes: (value: number) => boolean;
  readonly isFloat: boolean;
}

const NUMBER_TYPES: Readonly<Partial<Record<ColumnType, NumberType>>> = {
  double: { takes: Number.isFinite, isFloat: true },
  float: { takes: isInFloat32Range, isFloat: true },
  integer: { takes: isInt32, isFloat: false },
  long: { takes: Number.isSafeInteger, isFloat: false },
};

/** Undefined where the cells of the column need be looked at one by one. */
function numberTypeOf({ form }: NumberColumn, { type, range }: ColumnEncoding): NumberType | undefined {
  return form.kind === "plain" && range === undefined ? NUMBER_TYPES[type] : undefined;
}

/** Whether whole numbers of the type get a point. */
export function areFloats({ type }: ColumnEncoding): boolean {
  return NUMBER_TYPES[type]?.isFloat === true;
}

/** Whether it is plain that every cell can be sent: all are numbers that the column's type takes, or blanks that go as null. */
export function areSendableNumbers(column: NumberColumn, encoding: ColumnEncoding): boolean {
  const type = numberTypeOf(column, encoding);
  if (type === undefined) return false;
  if (column.blanks !== undefined && typeof encodeCell(null, encoding) !== "string") return false;
  const { values, blanks } = column;
  for (let row = 0; row < values.length; row++) {
    if (!type.takes(values[row]!) && blanks?.[row] !== 1) return false;
  }
  return true;
}

/** Plain numbers as JSON text, each as `encodeCell` writes it; undefined where they are of no such kind. */
export function writeNumbers(column: NumberColumn, encoding: ColumnEncoding): (JsonText | Unsendable)[] | undefined {
  const type = numberTypeOf(column, encoding);
  if (type === undefined) return undefined;
  const own = ownNumbers(column, encoding);
  return own === undefined ? writeEach(column, encoding, type) : writeMost(column, encoding, own);
}

function writeEach({ values, blanks }: NumberColumn, encoding: ColumnEncoding, { takes, isFloat }: NumberType) {
  const texts = new Array<JsonText | Unsendable>(values.length);
  const blank = blanks && encodeCell(null, encoding);
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    if (blanks?.[row] === 1) texts[row] = blank!;
    else if (!takes(value)) texts[row] = encodeCell(value, encoding);
    else texts[row] = isFloat ? (shortDecimal(value) ?? floatText(value)) : String(value);
  }
  return texts;
}

/** How many numbers tell what the others of their column are like. */
const SAMPLE = 16;

/** Whether a column looks like prices or whole numbers, rather than like results of a calculation. */
function areShort(values: Float64Array): boolean {
  return values.subarray(0, SAMPLE).every((value) => Number.isInteger(value) || shortDecimal(value) !== undefined);
}

/** The engine writes an array of numbers in half the time that it takes for each of them. */
function writeMost(column: NumberColumn, encoding: ColumnEncoding, { values, others }: OwnNumbers) {
  const texts = new Array<JsonText | Unsendable>(values.length);
  const all = JSON.stringify(Array.from(values));
  for (let row = 0, start = 1; row < values.length; row++) {
    const end = row === values.length - 1 ? all.length - 1 : all.indexOf(",", start);
    texts[row] = all.slice(start, end);
    start = end + 1;
  }
  for (const row of others) texts[row] = encodeCell(column.at(row), encoding);
  return texts;
}

/** Numbers that `JSON.stringify` writes just as their column asks for. */
export interface OwnNumbers {
  readonly values: Float64Array;
  /** Rows that it would write otherwise, such as a whole number among floats, or a blank. */
  readonly others: readonly number[];
}

/** One in so many may be written otherwise; each costs some time. */
const OTHERS = 8;

/** Undefined where they are many, and where it is no faster: for whole numbers and prices, and cells that need be looked at one by one. */
export function ownNumbers(column: NumberColumn, encoding: ColumnEncoding): OwnNumbers | undefined {
  const type = numberTypeOf(column, encoding);
  const { values, blanks } = column;
  if (type?.isFloat !== true || areShort(values)) return undefined;
  const others: number[] = [];
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    const isOwn = blanks?.[row] !== 1 && type.takes(value) && !Number.isInteger(value);
    if (!isOwn && others.push(row) * OTHERS > values.length) return undefined;
  }
  return { values, others };
}
