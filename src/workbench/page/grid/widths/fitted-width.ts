/** A text of a column as its cell draws it. */
export interface DrawnText {
  readonly text: string;
  readonly isBold: boolean;
  /** What stands beside the text in its cell, in pixels. */
  readonly besidePx: number;
}

/** How wide a text is drawn, in pixels. */
export type TextMeasure = (text: string, isBold: boolean) => number;

/** Of so many letters even the narrowest are wider than the widest column there may be. */
const MOST_LETTERS = 600;

/**
 * The width at which a column shows all its texts whole.
 * @returns pixels, or undefined for a column without a text, which stays as it is
 */
export function fittedWidthPx(texts: Iterable<DrawnText>, measure: TextMeasure): number | undefined {
  const [plain, bold] = [false, true].map((isBold) => letterSums(measure, isBold));
  let widestPx: number | undefined;
  for (const { text, isBold, besidePx } of texts) {
    for (const whole of text.split("\n")) {
      const line = whole.slice(0, MOST_LETTERS);
      // To measure each of a hundred thousand texts takes a second or two; most are no wider than one before them.
      const isWidest = line !== "" && (isBold ? bold! : plain!)(line) + besidePx > (widestPx ?? 0);
      if (isWidest) widestPx = Math.max(widestPx ?? 0, measure(line, isBold) + besidePx);
    }
  }
  return widestPx === undefined ? undefined : Math.ceil(widestPx);
}

/** How wide the letters of a text are one by one: never much less than the text. */
function letterSums(measure: TextMeasure, isBold: boolean): (text: string) => number {
  const known = new Map<string, number>();
  return (text) => {
    let sumPx = 0;
    for (const letter of text) {
      const knownPx = known.get(letter);
      const letterPx = knownPx ?? measure(letter, isBold);
      if (knownPx === undefined) known.set(letter, letterPx);
      sumPx += letterPx;
    }
    return sumPx;
  };
}
