import { crc32 } from "./crc-32";
import type { Packing } from "./packing";
import { SCRIPT_PACKING } from "./script-packing";

const FORMAT = "deflate-raw";

/**
 * Packing by the streams that browsers have built in. Measured in Chromium on a sheet of 35 MB, under the load of other work: packed in 5.1 s
 * where the script takes 10.9, to 6.67 MB for 6.84; unpacked in 0.7 s for 3.2.
 */
export const STREAM_PACKING: Packing = { unpack: SCRIPT_PACKING.unpack, unpackInPieces, pack, crc32 };

/**
 * The faster way of packing that there is here: the streams, which know this format in Chrome and Edge since 103, Firefox since 113 and
 * Safari since 16.4 (MDN, CompressionStream), else the script.
 */
export function packingHere(): Packing {
  try {
    for (const Streams of [CompressionStream, DecompressionStream]) new Streams(FORMAT);
    return STREAM_PACKING;
  } catch {
    return SCRIPT_PACKING;
  }
}

async function* unpackInPieces(packed: Uint8Array): AsyncGenerator<Uint8Array> {
  let given = 0;
  const unpacked = new Blob([packed as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new DecompressionStream(FORMAT));
  const reader = unpacked.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      given += next.value.length;
      yield next.value;
    }
    return;
  } catch {
    // A stream refuses bytes behind the end, too, and others do not: whether a file is damaged does not depend on where it is opened.
  } finally {
    await reader.cancel().catch(() => undefined);
  }
  yield* behind(given, SCRIPT_PACKING.unpackInPieces(packed));
}

async function* behind(length: number, pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let left = length;
  for await (const piece of pieces) {
    if (piece.length > left) yield piece.subarray(left);
    left = Math.max(0, left - piece.length);
  }
}

async function pack(pieces: AsyncIterable<Uint8Array>): Promise<readonly Uint8Array[]> {
  const { readable, writable } = new CompressionStream(FORMAT);
  const packed: Uint8Array[] = [];
  const read = async (): Promise<void> => {
    const reader = readable.getReader();
    for (let next = await reader.read(); !next.done; next = await reader.read()) packed.push(next.value);
  };
  await Promise.all([read(), writeAll(pieces, writable.getWriter())]);
  return packed;
}

async function writeAll(
  pieces: AsyncIterable<Uint8Array>,
  writer: WritableStreamDefaultWriter<BufferSource>,
): Promise<void> {
  try {
    for await (const piece of pieces) await writer.write(piece as Uint8Array<ArrayBuffer>);
    await writer.close();
  } catch (error) {
    await writer.abort(error).catch(() => undefined);
    throw error;
  }
}
