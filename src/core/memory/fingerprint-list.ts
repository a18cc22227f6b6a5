/**
 * A list of fingerprints: one record of 10 bytes after the other, 7 that stand for what was sent of a row and 3 for its results, smaller
 * ones first, none twice. Where a list comes from outside, it may be in any order.
 */
export const RECORD_BYTES = 10;
/** The first bytes of a record: what was sent. */
const KEY_BYTES = 7;

/** Lists as one: in order, none twice. What does not make a whole record is left out. */
export function mergeLists(lists: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(lists.reduce((sum, list) => sum + wholeRecords(list).length, 0));
  lists.reduce((place, list) => {
    const whole = wholeRecords(list);
    all.set(whole, place);
    return place + whole.length;
  }, 0);
  return areInOrder(all) ? all : withoutTwins(inOrder(all));
}

/**
 * A list without what is remembered of inputs that no row holds any more. What is remembered of a row whose prediction was overwritten stays:
 * without it, nobody could tell that its inputs were scored.
 * @param list in order
 * @param live fingerprints of the rows as they are now, in order, whatever their results
 */
export function dropDead(list: Uint8Array, live: Uint8Array): Uint8Array {
  const kept = new Uint8Array(list.length);
  let length = 0;
  let next = 0;
  for (let start = 0; start + RECORD_BYTES <= list.length; start += RECORD_BYTES) {
    while (next < live.length && compare(live, next, list, start, KEY_BYTES) < 0) next += RECORD_BYTES;
    if (next >= live.length || compare(live, next, list, start, KEY_BYTES) > 0) continue;
    kept.set(list.subarray(start, start + RECORD_BYTES), length);
    length += RECORD_BYTES;
  }
  return kept.slice(0, length);
}

function wholeRecords(list: Uint8Array): Uint8Array {
  return list.subarray(0, list.length - (list.length % RECORD_BYTES));
}

/** Whether nothing is to be done: a list of ours that stands alone is as it is kept. */
function areInOrder(records: Uint8Array): boolean {
  for (let start = RECORD_BYTES; start < records.length; start += RECORD_BYTES) {
    if (compare(records, start - RECORD_BYTES, records, start, RECORD_BYTES) >= 0) return false;
  }
  return true;
}

/** Sorted byte by byte, from the last to the first: as fast whatever somebody made the records of. */
function inOrder(records: Uint8Array): Uint8Array {
  let [from, to]: [Uint8Array, Uint8Array] = [records, new Uint8Array(records.length)];
  for (let byte = RECORD_BYTES - 1; byte >= 0; byte--) {
    const starts = startsOf(from, byte);
    for (let start = 0; start < from.length; start += RECORD_BYTES) {
      const value = from[start + byte]!;
      let place = starts[value]!;
      starts[value] = place + RECORD_BYTES;
      for (let offset = 0; offset < RECORD_BYTES; offset++) to[place++] = from[start + offset]!;
    }
    [from, to] = [to, from];
  }
  return from;
}

/** Where the records begin that have a value in that byte, when all are put in order by it. */
function startsOf(records: Uint8Array, byte: number): Float64Array {
  const starts = new Float64Array(257);
  for (let start = byte; start < records.length; start += RECORD_BYTES) starts[records[start]! + 1]! += RECORD_BYTES;
  for (let value = 0; value < 256; value++) starts[value + 1]! += starts[value]!;
  return starts;
}

function withoutTwins(records: Uint8Array): Uint8Array {
  let length = 0;
  for (let start = 0; start < records.length; start += RECORD_BYTES) {
    if (length > 0 && compare(records, length - RECORD_BYTES, records, start, RECORD_BYTES) === 0) continue;
    records.copyWithin(length, start, start + RECORD_BYTES);
    length += RECORD_BYTES;
  }
  return records.slice(0, length);
}

function compare(one: Uint8Array, at: number, other: Uint8Array, place: number, bytes: number): number {
  for (let byte = 0; byte < bytes; byte++) {
    const difference = one[at + byte]! - other[place + byte]!;
    if (difference !== 0) return difference;
  }
  return 0;
}
