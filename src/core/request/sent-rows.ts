import type { JsonText } from "../columns/column-encoding";
import { SentTexts, type SentCells } from "./sent-cells";

/** Rows that can be sent, kept by input. Only `encodeBody` and `rowKey` look inside. */
export class SentRows {
  constructor(
    readonly length: number,
    /** In the order of the inputs. */
    readonly columns: readonly SentCells[],
  ) {}

  /** Rows whose cells are JSON text already, all of them as long as the first. */
  static ofTexts(rows: readonly (readonly JsonText[])[]): SentRows {
    const columns = (rows[0] ?? []).map((_, position) => new SentTexts(rows.map((row) => row[position]!)));
    return new SentRows(rows.length, columns);
  }

  /** The rows from `first` to before `end`. */
  slice(first: number, end = this.length): SentRows {
    const last = Math.min(end, this.length);
    return new SentRows(
      Math.max(last - first, 0),
      this.columns.map((column) => column.slice(first, last)),
    );
  }

  /** These rows, in this order. */
  pick(rows: readonly number[]): SentRows {
    return new SentRows(
      rows.length,
      this.columns.map((column) => column.pick(rows)),
    );
  }

  /** The cells of one row as JSON text. */
  row(place: number): JsonText[] {
    return this.columns.map((column) => column.textAt(place));
  }
}
