/** Stretches of a text, each from its first character up to, not including, the one behind its last. */
export class Spans {
  private readonly all: { readonly start: number; readonly end: number }[] = [];

  add(start: number, end: number): void {
    if (end > start) this.all.push({ start, end });
  }

  /** Whether one of them holds the whole stretch. */
  hold(start: number, end: number): boolean {
    return this.all.some((span) => span.start <= start && end <= span.end);
  }

  /** The text with `mark` in the place of each stretch; those that touch or overlap are one. */
  replaceIn(text: string, mark: string): string {
    let replaced = "";
    let copied = 0;
    for (const { start, end } of [...this.all].sort((a, b) => a.start - b.start)) {
      if (start >= copied && (start > copied || copied === 0)) replaced += text.slice(copied, start) + mark;
      copied = Math.max(copied, end);
    }
    return replaced + text.slice(copied);
  }
}
