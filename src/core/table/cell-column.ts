import { type Cell } from "./cell";

/** The cells of one column over some rows. What it is kept as says nothing of its type, only of the room it takes. */
export type CellColumn = NumberColumn | DistinctColumn | AnyColumn;

/** What all numbers of a column are to the sheet: their digits, days, or numbers with one format. */
export type NumberForm =
  | { readonly kind: "plain" }
  | { readonly kind: "date" }
  | { readonly kind: "formatted"; readonly numberFormat: string };

export const PLAIN_NUMBERS: NumberForm = { kind: "plain" };

/** Numbers alike, and blanks between them: eight bytes a cell. */
export class NumberColumn {
  readonly kind = "numbers";

  /**
   * @param values one a row; of a blank cell it says nothing
   * @param form what each of them is
   * @param blanks 1 for each blank row; absent where there is none
   */
  constructor(
    readonly values: Float64Array,
    readonly form: NumberForm = PLAIN_NUMBERS,
    readonly blanks?: Uint8Array,
  ) {}

  get length(): number {
    return this.values.length;
  }

  /** Characters of the texts that it keeps. */
  get textLength(): number {
    return 0;
  }

  at(row: number): Cell {
    const value = this.values[row];
    if (value === undefined || this.blanks?.[row] === 1) return null;
    const { form } = this;
    if (form.kind === "plain") return value;
    return form.kind === "date" ? { kind: "date", serial: value } : { ...form, value };
  }

  /** The rows from `first` to before `end`; nothing is copied. */
  part(first: number, end: number): NumberColumn {
    return new NumberColumn(this.values.subarray(first, end), this.form, this.blanks?.subarray(first, end));
  }

  /** These rows, in this order. */
  pick(rows: readonly number[]): NumberColumn {
    const { values, blanks } = this;
    const picked = blanks && Uint8Array.from(rows, (row) => blanks[row]!);
    return new NumberColumn(
      Float64Array.from(rows, (row) => values[row]!),
      this.form,
      picked,
    );
  }
}

/** Cells of few kinds, such as the names of classes, truths and blanks: each distinct one is kept once. */
export class DistinctColumn {
  readonly kind = "distinct";

  /**
   * @param distinct the cells there are; a part of a column may not have all of them
   * @param codes for each row the place of its cell among them
   */
  constructor(
    readonly distinct: readonly Cell[],
    readonly codes: Uint32Array,
  ) {}

  get length(): number {
    return this.codes.length;
  }

  /** Characters of the texts that it keeps. */
  get textLength(): number {
    return textLengthOf(this.distinct);
  }

  at(row: number): Cell {
    return this.distinct[this.codes[row]!] ?? null;
  }

  /** The rows from `first` to before `end`; nothing is copied. */
  part(first: number, end: number): DistinctColumn {
    return new DistinctColumn(this.distinct, this.codes.subarray(first, end));
  }

  /** These rows, in this order. */
  pick(rows: readonly number[]): DistinctColumn {
    return new DistinctColumn(
      this.distinct,
      Uint32Array.from(rows, (row) => this.codes[row]!),
    );
  }
}

/** Cells as they come. */
export class AnyColumn {
  readonly kind = "any";

  constructor(readonly cells: readonly Cell[]) {}

  get length(): number {
    return this.cells.length;
  }

  /** Characters of the texts that it keeps. */
  get textLength(): number {
    return textLengthOf(this.cells);
  }

  at(row: number): Cell {
    return this.cells[row] ?? null;
  }

  /** The rows from `first` to before `end`. */
  part(first: number, end: number): AnyColumn {
    return new AnyColumn(this.cells.slice(first, end));
  }

  /** These rows, in this order. */
  pick(rows: readonly number[]): AnyColumn {
    return new AnyColumn(rows.map((row) => this.cells[row]!));
  }
}

function textLengthOf(cells: readonly Cell[]): number {
  return cells.reduce<number>((sum, cell) => sum + (typeof cell === "string" ? cell.length : 0), 0);
}
