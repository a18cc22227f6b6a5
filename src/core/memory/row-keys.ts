import type { BatchOutcome } from "../predictions/join-outcomes";
import type { Batch } from "../request/batch";
import type { EncodedRows } from "../request/encode-rows";
import { hashRows } from "../request/row-fingerprint";

/** What is to be sent of a row: nothing as long as nobody has said it, or because it holds nothing. */
const NOTHING = 0;
const SENDABLE = 1;
const UNSENDABLE = 2;

/**
 * By what some neighbouring rows of a table are known again: 56 bits of what is sent of each, as `rowKey` gives it. Nothing of a row can be
 * read out of it, and nine bytes a row are all that is kept.
 */
export class RowKeys {
  /** The first 32 bits, and the other 24, of the key of row `firstRow + i`. */
  readonly highs: Uint32Array;
  readonly lows: Uint32Array;
  private readonly kinds: Uint8Array;

  constructor(
    readonly firstRow: number,
    rowCount: number,
  ) {
    this.highs = new Uint32Array(rowCount);
    this.lows = new Uint32Array(rowCount);
    this.kinds = new Uint8Array(rowCount);
  }

  get length(): number {
    return this.kinds.length;
  }

  /** @param place of the row: 0 is `firstRow` */
  isSendable(place: number): boolean {
    return this.kinds[place] === SENDABLE;
  }

  /** Whether the row holds nothing that would be sent. */
  isBlank(place: number): boolean {
    return this.kinds[place] === NOTHING;
  }

  /** Takes in rows as they are written, and those that cannot be sent. */
  put({ sendable, refused }: EncodedRows): void {
    this.putSendable(sendable);
    refused.outcomes.forEach((outcome, i) => {
      if (!holdsNothing(outcome)) this.kinds[refused.rowIndexes[i]! - this.firstRow] = UNSENDABLE;
    });
  }

  /** Takes in rows that are about to be sent. */
  putSendable({ rowIndexes, rows }: Batch): void {
    const [firsts, seconds] = hashRows(rows);
    for (let i = 0; i < rowIndexes.length; i++) {
      const place = rowIndexes[i]! - this.firstRow;
      this.highs[place] = firsts[i]!;
      this.lows[place] = seconds[i]! >>> 8;
      this.kinds[place] = SENDABLE;
    }
  }
}

function holdsNothing(outcome: BatchOutcome["outcomes"][number]): boolean {
  return "failure" in outcome && outcome.failure.code === "blank-row";
}
