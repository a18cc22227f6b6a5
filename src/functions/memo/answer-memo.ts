import { MissingPrediction, type Prediction } from "../../core/predictions/prediction";
import type { RowAnswer, RowResult } from "../answers/row-answer";
import { SharedNames, type AnswerNames } from "./shared-names";

/** Bytes of all rows and answers that are kept. */
const MOST_BYTES = 32_000_000;
/** What a row costs beside its texts: an entry of a map, some objects and a list. */
const BYTES_AN_ENTRY = 300;

interface Kept {
  readonly result: RowResult;
  readonly bytes: number;
  /** Absent where a row was refused. */
  readonly names?: AnswerNames;
}

/**
 * What was answered for rows, by all that decides it: endpoint, parameters and the row as it was sent. The ones that were asked for least
 * recently go first.
 */
export class AnswerMemo {
  /** In the order in which they were last asked for. */
  private readonly entries = new Map<string, Kept>();
  private readonly names = new SharedNames();
  private bytesKept = 0;

  constructor(private readonly mostBytes = MOST_BYTES) {}

  get size(): number {
    return this.entries.size;
  }

  /** Of all that is kept; what answers have in common counts once. */
  get bytes(): number {
    return this.bytesKept + this.names.bytes;
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
    const ofNames = "answer" in result ? this.names.bytesFor(result.answer) : 0;
    if (bytes + ofNames > this.mostBytes) return;
    this.entries.set(key, { bytes, ...this.sharing(result) });
    this.bytesKept += bytes;
    for (const [oldest, kept] of this.entries) {
      if (this.bytes <= this.mostBytes) return;
      this.drop(oldest, kept);
    }
  }

  clear(): void {
    this.entries.clear();
    this.names.clear();
    this.bytesKept = 0;
  }

  private sharing(result: RowResult): Pick<Kept, "result" | "names"> {
    if (!("answer" in result)) return { result };
    const names = this.names.hold(result.answer);
    const { outputs, servedModelName } = names;
    const answer: RowAnswer = {
      outputs,
      predictions: result.answer.predictions,
      ...(servedModelName !== undefined && { servedModelName }),
    };
    return { result: { answer }, names };
  }

  private drop(key: string, { bytes, names }: Kept): void {
    this.entries.delete(key);
    this.bytesKept -= bytes;
    if (names !== undefined) this.names.release(names);
  }
}

/** Two bytes a character; the names of outputs are counted apart. */
function bytesOf(key: string, result: RowResult): number {
  const values =
    "answer" in result
      ? result.answer.predictions
      : [result.failure.message, result.failure.detail ?? "", result.failure.column ?? ""];
  return BYTES_AN_ENTRY + 2 * key.length + values.reduce<number>((sum, value) => sum + bytesOfValue(value), 0);
}

function bytesOfValue(value: Prediction): number {
  if (typeof value === "string") return 16 + 2 * value.length;
  return value instanceof MissingPrediction ? 24 : 16;
}
