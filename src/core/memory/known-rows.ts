import type { Cell } from "../table/cell";
import { mergeLists, RECORD_BYTES } from "./fingerprint-list";
import { areBlank, FAILED, hashOfKey, hashOfResults, type RowHash } from "./row-hash";
import type { RowState } from "./row-state";

/** What a workbook remembers of the rows of one column: asked for each row as it stands in the sheet. */
export interface KnownRows {
  /**
   * @param key `rowKey` under the encoding of the recipe; null where a cell of the row cannot be sent, undefined where it holds nothing to send
   * @param results its result cells; all blank (null, "") where it has no prediction
   */
  stateOf(key: string | null | undefined, results: readonly Cell[]): RowState;
}

/**
 * @param lists of fingerprints, as `Fingerprints.sorted` gives them; those of another writer may be in any order
 */
export function knownRows(lists: readonly Uint8Array[]): KnownRows {
  const known = new Records(mergeLists(lists));
  return {
    stateOf: (key, results) => {
      const isBlank = areBlank(results);
      if (key === undefined) return isBlank ? "left-out" : "changed";
      if (key === null) return isBlank ? "failed" : "changed";
      const row = hashOfKey(key);
      if (known.has(row, hashOfResults(results))) return "current";
      const hasFailed = known.has(row, FAILED);
      if (hasFailed && isBlank) return "failed";
      if (known.hasScored(row)) return "overwritten";
      return isBlank ? "new" : "changed";
    },
  };
}

/** Records in order, looked through by halves: whatever somebody made them of, that takes no longer. */
class Records {
  private readonly highs: Uint32Array;
  /** The other 24 bits of the key, and the 24 of the results. */
  private readonly rests: Float64Array;

  constructor(bytes: Uint8Array) {
    const count = bytes.length / RECORD_BYTES;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.highs = new Uint32Array(count);
    this.rests = new Float64Array(count);
    for (let record = 0; record < count; record++) {
      this.highs[record] = view.getUint32(record * RECORD_BYTES);
      this.rests[record] =
        view.getUint32(record * RECORD_BYTES + 4) * 2 ** 16 + view.getUint16(record * RECORD_BYTES + 8);
    }
  }

  has(row: RowHash, results: number): boolean {
    const place = this.firstFrom(row, results);
    return this.highs[place] === row.high && this.rests[place] === restOf(row, results);
  }

  /** Whether any results are known of these inputs. */
  hasScored(row: RowHash): boolean {
    const place = this.firstFrom(row, FAILED + 1);
    return this.highs[place] === row.high && Math.floor(this.rests[place]! / 2 ** 24) === row.low;
  }

  private firstFrom(row: RowHash, results: number): number {
    const rest = restOf(row, results);
    let [low, high] = [0, this.highs.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const there = this.highs[middle]!;
      if (there < row.high || (there === row.high && this.rests[middle]! < rest)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function restOf({ low }: RowHash, results: number): number {
  return low * 2 ** 24 + results;
}
