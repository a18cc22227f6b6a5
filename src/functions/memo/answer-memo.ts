import { MissingPrediction, type Prediction } from "../../core/predictions/prediction";
import type { RowResult } from "../answers/row-answer";

/** Bytes of all rows and answers that are kept. */
const MOST_BYTES = 32_000_000;
/** What a row costs beside its texts: an entry of a map, an object and its list. */
const BYTES_AN_ENTRY = 200;

interface Kept {
  readonly result: RowResult;
  readonly bytes: number;
}

/**
 * What was answered for rows, by all that decides it: endpoint, parameters and the row as it was sent. The ones that were asked for least
 * recently go first.
 */
export class AnswerMemo {
  /** In the order in which they were last asked for. */
  private readonly entries = new Map<string, Kept>();
  private bytesKept = 0;

  constructor(private readonly mostBytes = MOST_BYTES) {}

  get size(): number {
    return this.entries.size;
  }

  get bytes(): number {
    return this.bytesKept;
  }

  find(key: string): RowResult | undefined {
    const kept = this.entries.get(key);
    if (kept === undefined) return undefined;
    this.entries.delete(key);
    this.entries.set(key, kept);
    return kept.result;
  }

  keep(key: string, result: RowResult): void {
    const before = this.entries.get(key);
    if (before !== undefined) this.drop(key, before);
    const bytes = bytesOf(key, result);
    if (bytes > this.mostBytes) return;
    this.entries.set(key, { result, bytes });
    this.bytesKept += bytes;
    for (const [oldest, kept] of this.entries) {
      if (this.bytesKept <= this.mostBytes) return;
      this.drop(oldest, kept);
    }
  }

  clear(): void {
    this.entries.clear();
    this.bytesKept = 0;
  }

  private drop(key: string, { bytes }: Kept): void {
    this.entries.delete(key);
    this.bytesKept -= bytes;
  }
}

/** Two bytes a character; the names of outputs are shared. */
function bytesOf(key: string, result: RowResult): number {
  const values = "answer" in result ? result.answer.predictions : [result.failure.message, result.failure.detail ?? ""];
  return BYTES_AN_ENTRY + 2 * key.length + values.reduce<number>((sum, value) => sum + bytesOfValue(value), 0);
}

function bytesOfValue(value: Prediction): number {
  if (typeof value === "string") return 16 + 2 * value.length;
  return value instanceof MissingPrediction ? 24 : 16;
}
