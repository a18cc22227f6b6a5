/** To the start of the line, and what stands behind it away. Source: ECMA-48, CR and EL. */
const BLANK_LINE = "\r\u001b[K";
/** Where a terminal does not say how wide it is, or says 0, as one without a window does. */
const USUAL_WIDTH = 80;

/** The last line of a terminal, written over again and again. Other lines are written after `clear`. */
export class TerminalLine {
  private shown = "";

  constructor(
    private readonly write: (text: string) => void,
    private readonly width: () => number | undefined,
  ) {}

  show(text: string): void {
    // A line that is as wide as the terminal would go on in the next one, which is not cleared.
    const width = this.width() ?? 0;
    const line = text.slice(0, (width > 0 ? width : USUAL_WIDTH) - 1);
    if (line === this.shown) return;
    this.write(BLANK_LINE + line);
    this.shown = line;
  }

  clear(): void {
    if (this.shown !== "") this.write(BLANK_LINE);
    this.shown = "";
  }
}
