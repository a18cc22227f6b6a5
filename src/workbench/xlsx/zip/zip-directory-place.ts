import { damagedZip } from "./zip-error";

const END = 0x06_05_4b_50;
const END_BYTES = 22;
const MOST_COMMENT_BYTES = 65_535;
const WIDE_LOCATOR = 0x07_06_4b_50;
const WIDE_LOCATOR_BYTES = 20;
const WIDE_END = 0x06_06_4b_50;
const WIDE_END_BYTES = 56;
const WIDE_EXTENSION = 1;

/** Where the central directory stands, and how many entries it has. */
interface DirectoryPlace {
  readonly start: number;
  readonly end: number;
  readonly count: number;
}

/**
 * Finds the central directory from the end of the file, behind which a comment or other bytes may stand. It must reach up to the record
 * that ends the file: what stands before it and what that record says then fit together. Source: APPNOTE.TXT 4.3.14 to 4.3.16.
 * @throws ZipError `damaged`
 */
export function locateDirectory(view: DataView): DirectoryPlace {
  const at = findEnd(view);
  const isWide = at >= WIDE_LOCATOR_BYTES && view.getUint32(at - WIDE_LOCATOR_BYTES, true) === WIDE_LOCATOR;
  const disks = [view.getUint16(at + 4, true), view.getUint16(at + 6, true)];
  const place = isWide ? locateWide(view, at) : locateNarrow(view, at);
  if (disks.some((disk) => disk !== 0 && !(isWide && disk === 0xff_ff))) throw damagedZip("it is one of several files");
  return place;
}

/** The numbers of 64 bits in the extension of an entry for what does not fit into 32. */
export function wideNumbers(view: DataView, from: number, to: number): number[] {
  for (let at = from; at + 4 <= to; at += 4 + view.getUint16(at + 2, true)) {
    const end = at + 4 + view.getUint16(at + 2, true);
    if (view.getUint16(at, true) !== WIDE_EXTENSION || end > to) continue;
    const numbers: number[] = [];
    for (let field = at + 4; field + 8 <= end && numbers.length < 3; field += 8) numbers.push(wideNumber(view, field));
    return numbers;
  }
  return [];
}

function findEnd(view: DataView): number {
  const first = Math.max(0, view.byteLength - END_BYTES - MOST_COMMENT_BYTES);
  let last: number | undefined;
  for (let at = view.byteLength - END_BYTES; at >= first; at--) {
    if (view.getUint32(at, true) !== END) continue;
    // A comment may hold what looks like an end: the one whose comment reaches to the end of the file comes first.
    if (at + END_BYTES + view.getUint16(at + 20, true) === view.byteLength) return at;
    last ??= at;
  }
  if (last === undefined) throw damagedZip("its end is missing");
  return last;
}

function locateNarrow(view: DataView, at: number): DirectoryPlace {
  const start = view.getUint32(at + 16, true);
  const end = start + view.getUint32(at + 12, true);
  const count = view.getUint16(at + 10, true);
  if (end !== at || count !== view.getUint16(at + 8, true))
    throw damagedZip("the list of its parts is not where it should be");
  return { start, end, count };
}

function locateWide(view: DataView, endAt: number): DirectoryPlace {
  const at = wideNumber(view, endAt - WIDE_LOCATOR_BYTES + 8);
  const recordEnd = endAt - WIDE_LOCATOR_BYTES;
  if (
    at + WIDE_END_BYTES > recordEnd ||
    view.getUint32(at, true) !== WIDE_END ||
    at + 12 + wideNumber(view, at + 4) !== recordEnd
  ) {
    throw damagedZip("the list of its parts is not where it should be");
  }
  const start = wideNumber(view, at + 48);
  const end = start + wideNumber(view, at + 40);
  const count = wideNumber(view, at + 32);
  const isTold = [
    [view.getUint16(endAt + 10, true), 0xff_ff, count],
    [view.getUint32(endAt + 12, true), 0xff_ff_ff_ff, end - start],
    [view.getUint32(endAt + 16, true), 0xff_ff_ff_ff, start],
  ].every(([told, isElsewhere, wide]) => told === isElsewhere || told === wide);
  if (end !== at || count !== wideNumber(view, at + 24) || !isTold) {
    throw damagedZip("the list of its parts is not where it should be");
  }
  return { start, end, count };
}

/** No file has a size that a number cannot hold; one that says so is far beyond its own end. */
function wideNumber(view: DataView, at: number): number {
  return Number(view.getBigUint64(at, true));
}
