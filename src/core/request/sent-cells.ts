import type { ColumnEncoding, JsonText, Unsendable } from "../columns/column-encoding";
import { spellNumbers } from "../columns/spell-numbers";
import type { SpelledCells } from "../columns/spelled-cells";
import { writeColumn, writeDistinct } from "../columns/write-column";
import { areSendableNumbers, ownNumbers, writeNumbers, type OwnNumbers } from "../columns/write-numbers";
import type { CellColumn, NumberColumn } from "../table/cell-column";

/** The cells of one input, for some rows that can all be sent. */
export interface SentCells {
  /** As JSON text, one a row. */
  texts(): readonly JsonText[];
  /** @param row among these */
  textAt(row: number): JsonText;
  /** The letters of these texts, a cell a row. */
  spell(into: SpelledCells): void;
  /** The numbers themselves, where the engine's own JSON writes them right. */
  numbers?(): OwnNumbers | undefined;
  slice(first: number, end?: number): SentCells;
  pick(rows: readonly number[]): SentCells;
}

/** A column before the rows are known that can be sent. */
export interface CheckedColumn {
  /** To be read only at rows that are not refused. */
  readonly sent: SentCells;
  readonly refused: readonly { readonly row: number; readonly fault: Unsendable }[];
}

/**
 * Looks at every cell of a column. What is plainly sendable is written when its batch is: a window is not held up by rows that are sent
 * much later.
 */
export function checkColumn(column: CellColumn, encoding: ColumnEncoding): CheckedColumn {
  if (column.kind === "numbers" && areSendableNumbers(column, encoding)) {
    return { sent: new SentNumbers(column, encoding), refused: [] };
  }
  if (column.kind === "distinct") {
    const written = writeDistinct(column.distinct, encoding);
    const sent = new SentCodes(written as JsonText[], column.codes);
    if (written.every((text) => typeof text === "string")) return { sent, refused: [] };
    return { sent, refused: faultsIn(Array.from(column.codes, (code) => written[code]!)) };
  }
  const written = writeColumn(column, encoding);
  return { sent: new SentTexts(written as JsonText[]), refused: faultsIn(written) };
}

function faultsIn(written: readonly (JsonText | Unsendable)[]): CheckedColumn["refused"] {
  return written.flatMap((fault, row) => (typeof fault === "string" ? [] : [{ row, fault }]));
}

/** Numbers that are written when they are asked for. */
class SentNumbers implements SentCells {
  private written: readonly JsonText[] | undefined;

  constructor(
    private readonly column: NumberColumn,
    private readonly encoding: ColumnEncoding,
  ) {}

  texts(): readonly JsonText[] {
    this.written ??= writeNumbers(this.column, this.encoding) as JsonText[];
    return this.written;
  }

  textAt(row: number): JsonText {
    return this.written?.[row] ?? this.slice(row, row + 1).texts()[0]!;
  }

  spell(into: SpelledCells): void {
    spellNumbers(this.column, this.encoding, into);
  }

  numbers(): OwnNumbers | undefined {
    return ownNumbers(this.column, this.encoding);
  }

  slice(first: number, end = this.column.length): SentCells {
    if (this.written !== undefined) return new SentTexts(this.written.slice(first, end));
    return new SentNumbers(this.column.part(first, end), this.encoding);
  }

  pick(rows: readonly number[]): SentCells {
    return new SentNumbers(this.column.pick(rows), this.encoding);
  }
}

const NOT_SPELLED = -1;

/** Cells of few kinds, each kind written once. */
class SentCodes implements SentCells {
  constructor(
    private readonly distinct: readonly JsonText[],
    private readonly codes: Uint32Array,
  ) {}

  texts(): readonly JsonText[] {
    const { codes, distinct } = this;
    const texts = new Array<JsonText>(codes.length);
    for (let row = 0; row < codes.length; row++) texts[row] = distinct[codes[row]!]!;
    return texts;
  }

  textAt(row: number): JsonText {
    return this.distinct[this.codes[row]!]!;
  }

  spell(into: SpelledCells): void {
    const { codes, distinct } = this;
    const starts = new Int32Array(distinct.length).fill(NOT_SPELLED);
    for (let row = 0; row < codes.length; row++) {
      const code = codes[row]!;
      const text = distinct[code]!;
      if (starts[code] === NOT_SPELLED) {
        starts[code] = into.length;
        into.put(text);
      }
      into.cell(starts[code]!, starts[code]! + text.length);
    }
  }

  slice(first: number, end?: number): SentCells {
    return new SentCodes(this.distinct, this.codes.subarray(first, end));
  }

  pick(rows: readonly number[]): SentCells {
    return new SentCodes(
      this.distinct,
      Uint32Array.from(rows, (row) => this.codes[row]!),
    );
  }
}

/** Cells that are written already. */
export class SentTexts implements SentCells {
  constructor(private readonly written: readonly JsonText[]) {}

  texts(): readonly JsonText[] {
    return this.written;
  }

  textAt(row: number): JsonText {
    return this.written[row]!;
  }

  spell(into: SpelledCells): void {
    for (const text of this.written) into.text(text);
  }

  slice(first: number, end?: number): SentCells {
    return new SentTexts(this.written.slice(first, end));
  }

  pick(rows: readonly number[]): SentCells {
    return new SentTexts(rows.map((row) => this.written[row]!));
  }
}
