import { hashText, mixBits } from "../../core/request/row-fingerprint";

/** 64 bits that stand for lines in their order, however many came at once. Of lines nobody made up to collide, no two lists share theirs. */
export class LinesFingerprint {
  private readonly words = new Uint32Array(2);
  private first = 0;
  private second = 0;

  add(lines: readonly string[]): void {
    for (const line of lines) {
      hashText(line, this.words);
      this.first = mixBits(Math.imul(this.first, 31) + this.words[0]!);
      this.second = mixBits(Math.imul(this.second, 37) + this.words[1]!);
    }
  }

  get text(): string {
    return `${this.first >>> 0} ${this.second >>> 0}`;
  }
}
