import { Deflate, Inflate } from "fflate";
import { crc32 } from "./crc-32";
import type { Packing } from "./packing";

/** What is unpacked between two looks at the size: at most 1,032 times as much, so that an entry that lies is found out early. */
const PIECE_BYTES = 16_384;

/** Packing in JavaScript, the same bytes everywhere. */
export const SCRIPT_PACKING: Packing = { unpack, unpackInPieces, pack, crc32 };

function unpack(packed: Uint8Array, most: number): Uint8Array | undefined {
  const bytes = new Uint8Array(most);
  let length = 0;
  const inflate = new Inflate((piece) => {
    if (length + piece.length <= most) bytes.set(piece, length);
    length += piece.length;
  });
  for (let at = 0; at < packed.length && length <= most; at += PIECE_BYTES) {
    inflate.push(packed.subarray(at, at + PIECE_BYTES), at + PIECE_BYTES >= packed.length);
  }
  return length > most ? undefined : bytes.subarray(0, length);
}

async function* unpackInPieces(packed: Uint8Array): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = [];
  const inflate = new Inflate((piece) => ready.push(piece));
  for (let at = 0; at < packed.length; at += PIECE_BYTES) {
    inflate.push(packed.subarray(at, at + PIECE_BYTES), at + PIECE_BYTES >= packed.length);
    yield* ready;
    ready = [];
  }
}

async function pack(pieces: AsyncIterable<Uint8Array>): Promise<readonly Uint8Array[]> {
  const packed: Uint8Array[] = [];
  const deflate = new Deflate({ level: 6 }, (piece) => packed.push(piece));
  for await (const piece of pieces) deflate.push(piece);
  deflate.push(new Uint8Array(), true);
  return packed;
}
