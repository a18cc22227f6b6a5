import type { ColumnEncoding } from "../../core/columns/column-encoding";
import type { ColumnType } from "../../core/columns/column-type";
import { encodeCell } from "../../core/columns/encode-cell";
import type { PlannedInput } from "../../core/inputs/plan-inputs";
import type { SentInput } from "../../core/request/encode-rows";
import { isDate, type Cell } from "../../core/table/cell";
import { BulkError } from "../bulk-error";
import { foldedName } from "../sql/folded-name";

/** A column of the file: one input of the model, or several that want the same of one column of the sheet. */
export interface UploadedColumn {
  readonly name: string;
  readonly type: ColumnType;
  /** Which of the inputs, in the order of the plan, it is written from. */
  readonly place: number;
}

/** What of a sheet goes into a file, and which of its columns feeds which input. */
export interface UploadedColumns {
  /** Name of the column of row numbers, which stands first. */
  readonly key: string;
  /** Behind the key. */
  readonly columns: readonly UploadedColumn[];
  /** Their positions count the key. They are of the types that the inputs want. */
  readonly inputs: readonly PlannedInput[];
}

/**
 * The columns of a file that holds what a run would send, each cell as the run writes it. Nothing else of the sheet leaves it.
 * @param planned the inputs as they are planned @param sent the same, once it is known how their cells are written
 */
export function uploadedColumns(planned: readonly PlannedInput[], sent: readonly SentInput[]): UploadedColumns {
  const names = new FreeNames();
  const key = names.take("row_number");
  const columns: UploadedColumn[] = [];
  const places = new Map<string, number>();
  const inputs = planned.map((input, place): PlannedInput => {
    const { column, encoding } = sent[place]!;
    const { name, from, declaredType } = input;
    if ("constant" in from) {
      const constant = plainConstant(from.constant, encoding);
      const type = isDate(from.constant) ? typeOf(encoding) : declaredType;
      return { name, from: { constant }, ...(type && { declaredType: type }) };
    }
    const type = typeOf(encoding);
    const same = `${from.position} ${type} ${JSON.stringify(encoding)}`;
    const position = places.get(same) ?? columns.push({ name: names.take(column), place, type });
    places.set(same, position);
    return { name, from: { position } };
  });
  return { key, columns, inputs };
}

/** What a statement's parameter can be made of: a date is what a request has in its place. @throws BulkError `column-unfit` */
function plainConstant(constant: Cell, encoding: ColumnEncoding): Cell {
  if (!isDate(constant)) return constant;
  const written = encodeCell(constant, encoding);
  if (typeof written === "string") return JSON.parse(written) as string | number;
  throw new BulkError("column-unfit", "A constant is no date that the model knows.");
}

/**
 * Dates go as the very text that a request has: a moment without a zone, which a warehouse would take for one in the zone of its session, and
 * might hand on in another. Without a signature they may be numbers.
 */
function typeOf({ type, isDeclared, dateForm }: ColumnEncoding): ColumnType {
  if (type !== "datetime") return type;
  if (isDeclared || dateForm === "iso") return "string";
  return dateForm === "serial" ? "double" : "long";
}

/**
 * Of which no table takes any in the name of a column, and what would turn others about in the statement that people read.
 * Source: Delta Lake, "Column mapping": ` ,;{}()\n\t=`.
 */
const NOT_IN_NAMES = /[\s,;{}()=.`\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]+/gu;
const MOST_CHARACTERS = 200;

/** Names of columns that any table takes, told apart without their case. */
class FreeNames {
  private readonly taken = new Set<string>();

  take(wanted: string): string {
    const whole = wanted.replace(NOT_IN_NAMES, "_").slice(0, MOST_CHARACTERS);
    const plain = whole.replace(/\p{Cs}$/u, "") || "column"; // Half a character, where its other half was cut off.
    for (let number = 1; ; number++) {
      const name = number === 1 ? plain : `${plain}_${number}`;
      if (this.taken.has(foldedName(name))) continue;
      this.taken.add(foldedName(name));
      return name;
    }
  }
}
