import { mergeLists, RECORD_BYTES } from "./fingerprint-list";
import { ALL_BLANK, FAILED } from "./row-hash";
import type { RowKeys } from "./row-keys";
import type { RowState } from "./row-state";

/** What a workbook remembers of the rows of one column: asked for each row as it stands in the sheet. */
export interface KnownRows {
  /**
   * @param keys of rows as the recipe writes them
   * @param place of the row among them
   * @param results as `hashesOfResults` gives them of its result cells; `ALL_BLANK` where it has no prediction
   */
  stateOf(keys: RowKeys, place: number, results: number): RowState;
}

/**
 * @param lists of fingerprints, as `Fingerprints.sorted` gives them; those of another writer may be in any order
 */
export function knownRows(lists: readonly Uint8Array[]): KnownRows {
  const known = new Records(mergeLists(lists));
  return {
    stateOf: (keys, place, results) => {
      const isBlank = results === ALL_BLANK;
      if (!keys.isSendable(place)) return !isBlank ? "changed" : keys.isBlank(place) ? "left-out" : "failed";
      const [high, low] = [keys.highs[place]!, keys.lows[place]!];
      if (known.has(high, low, results)) return "current";
      if (isBlank && known.has(high, low, FAILED)) return "failed";
      if (known.hasScored(high, low)) return "overwritten";
      return isBlank ? "new" : "changed";
    },
  };
}

/** Of how many bits of a key it is known where the records begin that have them. */
const INDEX_BITS = 16;

/** Records in order, found by the first bits of their keys and by halves: whatever somebody made them of, that takes hardly longer. */
class Records {
  private readonly highs: Uint32Array;
  /** The other 24 bits of the key, and the 24 of the results. */
  private readonly rests: Float64Array;
  private readonly starts = new Uint32Array(2 ** INDEX_BITS + 1);

  constructor(bytes: Uint8Array) {
    const count = bytes.length / RECORD_BYTES;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.highs = new Uint32Array(count);
    this.rests = new Float64Array(count);
    for (let record = 0; record < count; record++) {
      const high = view.getUint32(record * RECORD_BYTES);
      this.highs[record] = high;
      this.rests[record] =
        view.getUint32(record * RECORD_BYTES + 4) * 2 ** 16 + view.getUint16(record * RECORD_BYTES + 8);
      this.starts[indexOf(high) + 1]!++;
    }
    for (let index = 0; index < 2 ** INDEX_BITS; index++) this.starts[index + 1]! += this.starts[index]!;
  }

  has(high: number, low: number, results: number): boolean {
    const place = this.firstFrom(high, low, results);
    return this.highs[place] === high && this.rests[place] === restOf(low, results);
  }

  /** Whether any results are known of these inputs. */
  hasScored(high: number, low: number): boolean {
    const place = this.firstFrom(high, low, FAILED + 1);
    return this.highs[place] === high && Math.floor(this.rests[place]! / 2 ** 24) === low;
  }

  private firstFrom(high: number, low: number, results: number): number {
    const rest = restOf(low, results);
    const index = indexOf(high);
    let [from, to] = [this.starts[index]!, this.starts[index + 1]!];
    while (from < to) {
      const middle = (from + to) >> 1;
      const there = this.highs[middle]!;
      if (there < high || (there === high && this.rests[middle]! < rest)) from = middle + 1;
      else to = middle;
    }
    return from;
  }
}

function indexOf(high: number): number {
  return high >>> (32 - INDEX_BITS);
}

function restOf(low: number, results: number): number {
  return low * 2 ** 24 + results;
}
