/** Pixels a character of the default font takes, and the padding beside it. Source: ECMA-376 Part 1, 18.3.1.13. */
const CHARACTER_PX = 7;
const PADDING_PX = 5;
/** A file has widths in such parts of a character. Source: the same. */
const PARTS = 256;
/** Excel's own limit. Source: Microsoft Support, "Excel specifications and limits". */
const MOST_CHARACTERS = 255;

/** Width of a column nothing is said of: Excel's 8.43 characters of Calibri 11. */
export const DEFAULT_WIDTH_PX = 72;

/** How wide a column is drawn. @param characters its width in characters of the default font */
export function pixelsOf(characters: number): number {
  return Math.round(characters * CHARACTER_PX) + PADDING_PX;
}

/** The width of a column that is drawn so wide, as a file has it: in characters of the default font, never none and never too many. */
export function charactersOf(widthPx: number): number {
  const characters = Math.round(((widthPx - PADDING_PX) / CHARACTER_PX) * PARTS) / PARTS;
  return Math.min(Math.max(characters, 1 / CHARACTER_PX), MOST_CHARACTERS);
}
