import { InputError } from "../../core/errors";
import type { ColumnReading } from "../../core/columns/column-reading";
import type { JsonText } from "../../core/columns/column-encoding";
import type { ColumnType } from "../../core/columns/column-type";
import { chooseFormat } from "../../core/inputs/input-format";
import type { Schema } from "../../core/inputs/schema";
import type { BodyPlan } from "../../core/request/encode-body";
import type { TableEncoding } from "../../core/request/table-encoding";
import { TableProfile } from "../../core/request/table-profile";
import type { Cell } from "../../core/table/cell";
import { CellBlock } from "../../core/table/cell-block";
import type { DateSystem } from "../../core/table/date-serial";
import { wrongArgument } from "../answers/formula-error";
import type { FormulaFailure } from "../answers/row-answer";

export interface RowWriterParts {
  readonly schema: Schema;
  readonly headers: readonly string[];
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly blanks: "null" | "error";
  readonly dateSystem: DateSystem;
}

/** A row as it is sent, or why it is not. */
export type WrittenRow = { readonly texts: readonly JsonText[] } | { readonly failure: FormulaFailure };

/** One column of the data that is sent. */
export interface SentPosition {
  readonly position: number;
  readonly column: string;
  /** Undefined where the model takes any value. */
  readonly type: ColumnType | undefined;
}

/** Of a value of a type that nobody declared. */
const TYPE_OF_ANY: Readonly<Record<string, ColumnType>> = { number: "double", boolean: "boolean" };

/**
 * Writes rows of formulas as their model's signature asks for, each by itself: what a row sends does not hang on its neighbours, which come
 * and go with every calculation.
 */
export class RowWriter {
  readonly body: BodyPlan;
  readonly sent: readonly SentPosition[];
  private readonly encodings = new Map<string, TableEncoding>();

  /** @throws FormulaError where the headers do not fit the model */
  constructor(private readonly parts: RowWriterParts) {
    const { body, inputs } = this.encodingFor([]);
    this.body = body;
    const untyped = this.untypedColumns();
    this.sent = inputs.flatMap(({ column, from, encoding }) =>
      "position" in from
        ? [{ position: from.position, column, type: untyped.has(column) ? undefined : encoding.type }]
        : [],
    );
  }

  /** What stands around the rows: rows that are sent alike under another one are other rows. */
  get key(): string {
    const { format, fields, params = "" } = this.body;
    return JSON.stringify([format, fields.map(({ name, shape }) => [name ?? null, shape]), params]);
  }

  write(row: readonly Cell[]): WrittenRow {
    const blank =
      this.parts.blanks === "error" ? this.sent.find(({ position }) => (row[position] ?? null) === null) : undefined;
    if (blank !== undefined) {
      const { column } = blank;
      return { failure: { code: "blank-refused", message: "blank", column, sentence: (say) => say.cellBlank } };
    }
    const encoding = this.encodingFor(row);
    const { sendable, refused } = encoding.encode({
      firstRow: 0,
      cells: CellBlock.ofRows([row], this.parts.headers.length),
    });
    if (sendable.rows.length === 1) return { texts: sendable.rows.row(0) };
    const [outcome] = refused.outcomes;
    if (outcome === undefined || !("failure" in outcome)) throw new RangeError("A row is neither sent nor refused.");
    return { failure: outcome.failure };
  }

  /** All rows have one, but where the model takes any value. */
  private encodingFor(row: readonly Cell[]): TableEncoding {
    const untyped = this.sent?.filter(({ type }) => type === undefined) ?? [];
    const types = untyped.map(({ position }) => TYPE_OF_ANY[typeof row[position]] ?? "string");
    const key = types.join();
    const known = this.encodings.get(key);
    if (known !== undefined) return known;
    const encoding = this.settle(new Map(untyped.map(({ column }, place) => [column, types[place]!])));
    this.encodings.set(key, encoding);
    return encoding;
  }

  private settle(types: ReadonlyMap<string, ColumnType>): TableEncoding {
    const { schema, headers, parameters, dateSystem } = this.parts;
    const readings = headers.map((header): [string, ColumnReading] => {
      const type = types.get(header);
      return [header, { datePrecision: "millisecond", ...(type && { type }) }];
    });
    try {
      const inputs = { format: chooseFormat("dataframe_records", schema), schema };
      const request = { inputs, readings: Object.fromEntries(readings), parameters };
      return new TableProfile({ columns: headers, dateSystem }, request).settle();
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      const { code, column } = error;
      throw wrongArgument((say) => say.headersUnfit(code, schema, column));
    }
  }

  private untypedColumns(): ReadonlySet<string> {
    return new Set(this.parts.schema.columns.filter(({ type }) => type === undefined).map(({ name }) => name));
  }
}
