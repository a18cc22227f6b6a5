/**
 * How bytes are packed and unpacked by the method "deflate" (RFC 1951) without a frame, and their checksum. Node and browsers have it built
 * in, each in a way of its own; `script-packing.ts` needs neither.
 */
export interface Packing {
  /**
   * What packed bytes stand for.
   * @param most how many bytes are wanted at most
   * @returns undefined when there are more
   * @throws an error of the platform's for what is no deflate, or is cut short
   */
  readonly unpack: (packed: Uint8Array, most: number) => Uint8Array | undefined;
  /** The same in pieces, as they are asked for: who has enough asks for no more. @throws as `unpack` does */
  readonly unpackInPieces: (packed: Uint8Array) => AsyncIterable<Uint8Array>;
  /** Packs pieces that come one after the other; they are one content. @returns the packed bytes, in pieces */
  readonly pack: (pieces: AsyncIterable<Uint8Array>) => Promise<readonly Uint8Array[]>;
  /** The checksum of zip entries. @param before of the bytes before these */
  readonly crc32: (bytes: Uint8Array, before?: number) => number;
}
