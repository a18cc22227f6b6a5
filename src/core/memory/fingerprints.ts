import { mixBits } from "../request/row-fingerprint";
import { mergeLists, RECORD_BYTES } from "./fingerprint-list";
import { ALL_BLANK, FAILED } from "./row-hash";
import type { RowKeys } from "./row-keys";

/**
 * Rows of which it is remembered which are which; of more, only their sum is kept. Chosen so that the chance that any edited row passes for
 * one that was scored stays below one in a million for a whole table, even when all rows are edited and all have the same results:
 * 250,000 edited x 250,000 known / 2^56 = 9e-7. A prediction that was overwritten passes for the one that was written with a chance
 * of 1 in 2^24 each.
 */
export const MOST_ROWS = 250_000;

const NO_BYTES = new Uint8Array(0);

/** Of how many rows, and which, in whatever order they stand: two tables of one sum hold the same rows. Plain data. */
export interface RowSum {
  readonly count: number;
  /** The sum of 64 bits a row, as 16 hexadecimal digits. */
  readonly sum: string;
}

/** What is remembered of rows: that these inputs were scored and this was answered. Nothing of a row can be read out of it. */
export class Fingerprints {
  private bytes: Uint8Array = new Uint8Array(64 * RECORD_BYTES);
  /** Rows, and records that were kept of them. */
  private count = 0;
  private records = 0;
  private high = 0;
  private low = 0;

  /** @param mostRows of which it is remembered which they are */
  constructor(private readonly mostRows = MOST_ROWS) {}

  /** How many rows were added; equal ones count each. */
  get length(): number {
    return this.count;
  }

  /** Whether it is still known which rows they are. */
  get isComplete(): boolean {
    return this.count <= this.mostRows && this.bytes !== NO_BYTES;
  }

  get sum(): RowSum {
    return { count: this.count, sum: `${hex(this.high)}${hex(this.low)}` };
  }

  /** Whether nothing was told of any row. */
  get isEmpty(): boolean {
    return this.records === 0;
  }

  /**
   * Adds a row. A sum takes one that failed and one of which all results are blank for the same: of a row in the sheet nobody knows which it is.
   * @param place of the row among the keys, which has one
   * @param results as `hashesOfResults` gives them of its result cells as read back; `FAILED` for a row that has failed
   */
  add({ highs, lows }: RowKeys, place: number, results: number): void {
    const [high, low] = [highs[place]!, lows[place]!];
    const [first, second] = mixed(high, low, results);
    this.addToSum(first, second);
    this.count++;
    const start = this.roomFor(1);
    if (start !== undefined) this.keep(start, high, low, results);
  }

  /** A row that was added as one that has failed, here or where this is added to, is tried once more: what becomes of it now is added in its place. */
  takeBackFailed({ highs, lows }: RowKeys, place: number): void {
    const [first, second] = mixed(highs[place]!, lows[place]!, FAILED);
    const low64 = this.low - second;
    this.low = low64 >>> 0;
    this.high = (this.high - first - (low64 < 0 ? 1 : 0)) >>> 0;
    this.count--;
  }

  /** Adds all that was added to others, and takes back what was taken back there. */
  addAll({ bytes, count, records, high, low }: Fingerprints): void {
    this.addToSum(high, low);
    this.count += count;
    const start = this.roomFor(records);
    if (start !== undefined) this.bytes.set(bytes.subarray(0, records * RECORD_BYTES), start);
  }

  /** In order, none twice: 10 bytes a row. Empty when there are too many to tell which. */
  sorted(): Uint8Array {
    if (!this.isComplete) return NO_BYTES;
    return withoutSpare(mergeLists([this.asAdded()]), this.mostRows);
  }

  /** The same as they were added, for whoever puts lists in order later. */
  asAdded(): Uint8Array {
    return this.isComplete ? this.bytes.slice(0, this.records * RECORD_BYTES) : NO_BYTES;
  }

  /** Counts so many more records. @returns the first of their bytes; undefined where there are too many rows to keep any */
  private roomFor(count: number): number | undefined {
    const start = this.records * RECORD_BYTES;
    this.records += count;
    if (!this.isComplete) {
      this.bytes = NO_BYTES;
      return undefined;
    }
    const end = this.records * RECORD_BYTES;
    if (end > this.bytes.length) {
      const longer = new Uint8Array(Math.max(end, this.bytes.length * 2));
      longer.set(this.bytes);
      this.bytes = longer;
    }
    return start;
  }

  private keep(start: number, high: number, low: number, results: number): void {
    const bytes = this.bytes;
    for (let byte = 0; byte < 4; byte++) bytes[start + byte] = high >>> (24 - 8 * byte);
    for (let byte = 0; byte < 3; byte++) {
      bytes[start + 4 + byte] = low >>> (16 - 8 * byte);
      bytes[start + 7 + byte] = results >>> (16 - 8 * byte);
    }
  }

  /** Each row is mixed before it is added: sums of plain hashes would be equal when two rows have exchanged their results. */
  private addToSum(first: number, second: number): void {
    const low64 = this.low + second;
    this.low = low64 >>> 0;
    this.high = (this.high + first + (low64 > 0xffffffff ? 1 : 0)) >>> 0;
  }
}

/** 64 bits that stand for a row in a sum. There, one that failed and one that the model answered nothing for are the same. */
function mixed(high: number, low: number, results: number): readonly [first: number, second: number] {
  const seen = results === ALL_BLANK ? FAILED : results;
  const first = mixBits(high ^ mixBits(low ^ mixBits(seen + 0x9e3779b1))) >>> 0;
  return [first, mixBits(low ^ mixBits(seen ^ mixBits(high + 0x85ebca77))) >>> 0];
}

/** Of rows that were tried once more, two records may be left. Where that makes them too many, those go that only say that a row has failed. */
function withoutSpare(list: Uint8Array, mostRows: number): Uint8Array {
  let spare = list.length / RECORD_BYTES - mostRows;
  if (spare <= 0) return list;
  const kept: Uint8Array[] = [];
  for (let start = 0; start < list.length; start += RECORD_BYTES) {
    const record = list.subarray(start, start + RECORD_BYTES);
    const isFailed = record.subarray(RECORD_BYTES - 3).every((byte) => byte === 0);
    if (isFailed && spare > 0) spare--;
    else kept.push(record);
  }
  return mergeLists(kept);
}

function hex(word: number): string {
  return word.toString(16).padStart(8, "0");
}
