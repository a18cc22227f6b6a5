import { promisify } from "node:util";
import * as zlib from "node:zlib";
import type { Packing } from "../../workbench/xlsx/zip/packing";
import { crc32 as scriptCrc32 } from "../../workbench/xlsx/zip/crc-32";

const deflateRaw = promisify<Uint8Array, zlib.ZlibOptions, Uint8Array>(zlib.deflateRaw);

/**
 * Measured on a sheet of 35 MB, in MB and ms of CPU: level 1 7.86 and 230, 4 7.09 and 320, 5 6.66 and 490, 6 6.62 and 830, 9 6.31 and 6300;
 * fflate's 6, which was there before, 6.84 and 1700.
 */
const LEVEL = 5;

/** What one thread packs at a time: 0.2 % are lost against one piece. */
const PIECE_BYTES = 1_048_576;

/** What is unpacked at a time. */
const UNPACKED_BYTES = 262_144;

/** As many threads as Node has for such work unless told otherwise. */
const MOST_AT_ONCE = 4;

/** Packing by Node's zlib: pieces are packed by threads beside the program's own, several at once. */
export const NODE_PACKING: Packing = {
  unpack,
  unpackInPieces,
  pack,
  // Since Node 22.2 and 20.15.
  crc32: typeof zlib.crc32 === "function" ? zlib.crc32 : scriptCrc32,
};

function unpack(packed: Uint8Array, most: number): Uint8Array | undefined {
  try {
    const bytes = zlib.inflateRawSync(packed, { maxOutputLength: Math.max(1, most) });
    return bytes.length > most ? undefined : bytes;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE") return undefined;
    throw error;
  }
}

/** A thread unpacks a piece while the program works on the one before. */
async function* unpackInPieces(packed: Uint8Array): AsyncGenerator<Uint8Array> {
  const inflate = zlib.createInflateRaw({ chunkSize: UNPACKED_BYTES });
  inflate.end(packed);
  for await (const piece of inflate) yield piece as Uint8Array;
}

/**
 * Each piece ends at a byte's end with a block that is not the last (Z_SYNC_FLUSH), so that they can be packed apart from each other and
 * stand behind each other all the same. Source: RFC 1951, 3.2.4, and the manual of zlib.
 */
async function pack(content: AsyncIterable<Uint8Array>): Promise<readonly Uint8Array[]> {
  const packed: Promise<Uint8Array>[] = [];
  const add = (piece: Uint8Array, finishFlush: number): void => {
    const promise = deflateRaw(piece, { level: LEVEL, finishFlush });
    promise.catch(() => undefined); // It is told below.
    packed.push(promise);
  };
  for await (const piece of inPieces(content)) {
    await packed.at(-MOST_AT_ONCE);
    add(piece, zlib.constants.Z_SYNC_FLUSH);
  }
  add(new Uint8Array(), zlib.constants.Z_FINISH);
  return Promise.all(packed);
}

/** The same bytes in pieces of the same size but for the last, which so do not depend on how the bytes came. */
async function* inPieces(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let piece = new Uint8Array(PIECE_BYTES);
  let filled = 0;
  for await (const bytes of content) {
    for (let at = 0; at < bytes.length;) {
      const taken = bytes.subarray(at, at + PIECE_BYTES - filled);
      piece.set(taken, filled);
      filled += taken.length;
      at += taken.length;
      if (filled < PIECE_BYTES) continue;
      yield piece;
      piece = new Uint8Array(PIECE_BYTES);
      filled = 0;
    }
  }
  if (filled > 0) yield piece.subarray(0, filled);
}
