import { MOST_PART_BYTES } from "../package/package-limits";
import { tooLarge } from "../package/workbook-file-error";

/** Bytes of a part that come in pieces; no more of them are held than somebody looks at. */
export class BytesInPieces {
  /** What has come and was not taken yet. */
  bytes: Uint8Array = new Uint8Array();
  /** Nothing comes any more. */
  isWhole = false;
  private readonly pieces: AsyncIterator<Uint8Array>;

  constructor(pieces: AsyncIterable<Uint8Array>) {
    this.pieces = pieces[Symbol.asyncIterator]();
  }

  /**
   * Waits for more bytes.
   * @param least how many, unless nothing comes any more
   * @throws WorkbookFileError `too-large` when more would have to be held than a text can have
   */
  async more(least = 1): Promise<void> {
    const come: Uint8Array[] = [this.bytes];
    let length = 0;
    while (length < least && !this.isWhole) {
      const next = await this.pieces.next();
      this.isWhole = next.done === true;
      if (next.done === true) break;
      come.push(next.value);
      length += next.value.length;
      if (this.bytes.length + length > MOST_PART_BYTES) throw tooLarge("one of its texts has more than 537 MB");
    }
    if (come.length > 1) this.bytes = joinedBytes(come);
  }

  /** Takes the first bytes out. */
  take(length: number): Uint8Array {
    const taken = this.bytes.subarray(0, length);
    this.bytes = this.bytes.subarray(length);
    return taken;
  }

  /** Takes all that stands there and all that comes. @throws WorkbookFileError `too-large` */
  async rest(): Promise<Uint8Array> {
    await this.more(Infinity);
    return this.take(this.bytes.length);
  }

  /** Lets all that comes pass by, so that whoever proves it at its end does so. */
  async passBy(): Promise<void> {
    this.bytes = new Uint8Array();
    while (!this.isWhole) this.isWhole = (await this.pieces.next()).done === true;
  }
}

/** Pieces as one. */
export function joinedBytes(pieces: readonly Uint8Array[]): Uint8Array {
  const filled = pieces.filter(({ length }) => length > 0);
  if (filled.length === 1) return filled[0]!;
  const bytes = new Uint8Array(filled.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of filled) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
