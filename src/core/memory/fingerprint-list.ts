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

/** Sorted two bytes at a time, from the last to the first: as fast whatever somebody made the records of. */
function inOrder(records: Uint8Array): Uint8Array {
  let [from, to]: [Uint8Array, Uint8Array] = [records, new Uint8Array(records.length)];
  for (let byte = RECORD_BYTES - PIECE_BYTES; byte >= 0; byte -= PIECE_BYTES) {
    const starts = startsOf(from, byte);
    const [pieces, sorted] = [piecesOf(from), piecesOf(to)];
    for (let record = 0; record < pieces.length; record += RECORD_PIECES) {
      const value = valueAt(from, record * PIECE_BYTES + byte);
      const place = starts[value]!;
      starts[value] = place + RECORD_PIECES;
      for (let piece = 0; piece < RECORD_PIECES; piece++) sorted[place + piece] = pieces[record + piece]!;
    }
    [from, to] = [to, from];
  }
  return from;
}

const PIECE_BYTES = Uint16Array.BYTES_PER_ELEMENT;
const RECORD_PIECES = RECORD_BYTES / PIECE_BYTES;

/** As pieces that are moved at once. */
function piecesOf({ buffer, byteOffset, length }: Uint8Array): Uint16Array {
  return new Uint16Array(buffer, byteOffset, length / PIECE_BYTES);
}

function valueAt(records: Uint8Array, byte: number): number {
  return (records[byte]! << 8) | records[byte + 1]!;
}

/** At which piece the records begin that have a value in these bytes, when all are put in order by it. */
function startsOf(records: Uint8Array, byte: number): Uint32Array {
  const starts = new Uint32Array(2 ** 16 + 1);
  for (let at = byte; at < records.length; at += RECORD_BYTES) starts[valueAt(records, at) + 1]! += RECORD_PIECES;
  for (let value = 0; value < 2 ** 16; value++) starts[value + 1]! += starts[value]!;
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
