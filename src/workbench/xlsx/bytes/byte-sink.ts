const FIRST_BYTES = 65_536;

/** Takes bytes and texts, and gives them away as one. */
export class ByteSink {
  private bytes = new Uint8Array(FIRST_BYTES);
  private length = 0;
  private readonly encoder = new TextEncoder();

  /** Adds a part of other bytes. */
  copy(from: Uint8Array, start: number, end: number): void {
    if (end <= start) return;
    this.makeRoom(end - start);
    this.bytes.set(from.subarray(start, end), this.length);
    this.length += end - start;
  }

  /** Adds a text in UTF-8. */
  write(text: string): void {
    this.makeRoom(text.length * 3);
    this.length += this.encoder.encodeInto(text, this.bytes.subarray(this.length)).written;
  }

  /** All that was added since the last time. */
  take(): Uint8Array {
    const taken = this.bytes.slice(0, this.length);
    this.length = 0;
    return taken;
  }

  private makeRoom(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const larger = new Uint8Array(Math.max(this.length + more, 2 * this.bytes.length));
    larger.set(this.bytes.subarray(0, this.length));
    this.bytes = larger;
  }
}
