import { crc32, deflateRawSync } from "node:zlib";

/** Numbers are lists of bytes, because an array in memory of its own for each would take most of the time. */
type Bytes = Uint8Array | readonly number[];

const NOTHING = new Uint8Array();

/** What the two headers of an entry say; a test may let one of them lie. */
export interface HeaderFields {
  name: Uint8Array;
  flags: number;
  method: number;
  crc: number;
  packedSize: number;
  size: number;
  /** Of the central header only: where the local one stands. */
  start: number;
}

/** One entry and how its writer put it. */
export interface RawEntry {
  readonly name: string | Uint8Array;
  readonly content: Uint8Array | string;
  readonly isStored?: boolean;
  /** Sizes and checksum stand behind the packed bytes, as streaming writers have it; "unsigned" without the signature before them. */
  readonly follows?: boolean | "unsigned";
  /** Sizes and places in fields of 64 bits. */
  readonly isWide?: boolean;
  readonly local?: Partial<HeaderFields>;
  readonly central?: Partial<HeaderFields>;
}

/** What the end of the file says. */
export interface RawEnd {
  readonly isWide?: boolean;
  readonly comment?: Uint8Array;
  readonly before?: Uint8Array;
  readonly after?: Uint8Array;
  readonly count?: number;
}

/** A zip file field by field, independent of the product's writer: what well-behaved and other writers may put. */
export function rawZip(entries: readonly RawEntry[], end: RawEnd = {}): Uint8Array {
  const pieces: Uint8Array[] = [end.before ?? NOTHING];
  let at = 0;
  const put = (...more: readonly Uint8Array[]): void => {
    pieces.push(...more);
    at += length(more);
  };
  const central: Uint8Array[] = [];
  const length = (list: readonly Uint8Array[]): number => list.reduce((sum, piece) => sum + piece.length, 0);
  for (const entry of entries) {
    const fields = fieldsOf(entry, at);
    const { isWide = false } = entry;
    const local = { ...fields, ...(entry.follows ? { crc: 0, size: 0, packedSize: 0 } : {}), ...entry.local };
    const wide = isWide ? extension([local.size, local.packedSize]) : NOTHING;
    put(
      join(u32(0x04034b50), u16(isWide ? 45 : 20), common(local, isWide), u16(local.name.length), u16(wide.length)),
      local.name,
      wide,
      fields.packed,
    );
    if (entry.follows) {
      const size = isWide ? u64 : u32;
      const signature = entry.follows === "unsigned" ? NOTHING : u32(0x08074b50);
      put(join(signature, u32(fields.crc), size(fields.packedSize), size(fields.size)));
    }
    const told = { ...fields, ...entry.central };
    const more = isWide ? extension([told.size, told.packedSize, told.start]) : NOTHING;
    central.push(
      join(u32(0x02014b50), u16(0x031e), u16(isWide ? 45 : 20), common(told, isWide), u16(told.name.length)),
      join(u16(more.length), u16(0), u16(0), u16(0), u32(0), u32(isWide ? 0xffffffff : told.start), told.name, more),
    );
  }
  const start = at;
  const size = length(central);
  const count = end.count ?? entries.length;
  const wideEnd = end.isWide
    ? [
        join(u32(0x06064b50), u64(44), u16(45), u16(45), u32(0), u32(0), u64(count), u64(count), u64(size), u64(start)),
        join(u32(0x07064b50), u32(0), u64(start + size), u32(1)),
      ]
    : [];
  const comment = end.comment ?? NOTHING;
  const [narrowCount, narrow] = end.isWide ? [0xffff, 0xffffffff] : [count, undefined];
  const last = [u16(0), u16(0), u16(narrowCount), u16(narrowCount), u32(narrow ?? size), u32(narrow ?? start)];
  return join(
    Buffer.concat(pieces),
    Buffer.concat(central),
    ...wideEnd,
    u32(0x06054b50),
    ...last,
    u16(comment.length),
    comment,
    end.after ?? NOTHING,
  );
}

function fieldsOf(
  { name, content, isStored, follows }: RawEntry,
  start: number,
): HeaderFields & { packed: Uint8Array } {
  const bytes = typeof content === "string" ? utf8(content) : content;
  const packed = isStored ? bytes : new Uint8Array(deflateRawSync(bytes));
  return {
    name: typeof name === "string" ? utf8(name) : name,
    flags: follows ? 8 : 0,
    method: isStored ? 0 : 8,
    crc: crc32(bytes),
    packedSize: packed.length,
    size: bytes.length,
    start,
    packed,
  };
}

/** Flags to sizes, which both headers have in the same order. */
function common({ flags, method, crc, packedSize, size }: HeaderFields, isWide: boolean): Uint8Array {
  const narrow = (number: number): Bytes => u32(isWide ? 0xffffffff : number);
  return join(u16(flags), u16(method), u32(0x5c21_0000), u32(crc), narrow(packedSize), narrow(size));
}

function extension(numbers: readonly number[]): Uint8Array {
  return join(u16(1), u16(8 * numbers.length), ...numbers.map(u64));
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function u16(number: number): Bytes {
  return [number & 255, (number >>> 8) & 255];
}

function u32(number: number): Bytes {
  return [...u16(number), ...u16(number >>> 16)];
}

function u64(number: number): Bytes {
  return [...u32(number % 2 ** 32), ...u32(Math.floor(number / 2 ** 32))];
}

export function join(...pieces: readonly Bytes[]): Uint8Array {
  const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
