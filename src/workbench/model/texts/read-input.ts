import { cellError, isErrorText, type CellContent, type CellValue } from "./cell-content";
import { evaluateFormula, hasSemicolon, isWellFormed } from "./formula";
import { readDate, type DateContext } from "./read-date";
import { readNumber } from "./read-number";

/** Characters one cell may hold. Source: Microsoft Support, "Excel specifications and limits". */
export const MAX_CELL_CHARACTERS = 32_767;
/** Characters of one formula. Same source. */
export const MAX_FORMULA_CHARACTERS = 8_192;

/** Why a text cannot be entered into a cell. */
export type InputRefusal = "cell-too-long" | "formula-too-long" | "malformed-formula" | "semicolon-in-formula";

export type InputReading = { readonly content: CellContent } | { readonly refused: InputRefusal };

/**
 * What a cell becomes when a text is entered into it, by a person or through `Range.values`: Excel reads both alike, with all that is
 * dangerous about it. "=1+2", "+A1", "-x" and "@SUM(A1)" become formulas, "007" the number 7, "1E5" 100000, "2024-01-02" a date,
 * "TRUE" a boolean, "#N/A" an error. A leading apostrophe, or the text format "@", keeps a text as it is.
 * @param text never empty: an empty text blanks the cell
 * @param numberFormat the format the cell has now; only "General" is replaced by what the text suggests
 */
export function readInput(text: string, numberFormat: string, dates: DateContext): InputReading {
  if (text.startsWith("'")) return asText(text.slice(1), true);
  if (numberFormat === "@") return asText(text, false);
  const formula = formulaIn(text);
  if (formula !== undefined) return asFormula(formula);
  if (isErrorText(text)) return { content: { value: cellError(text) } };
  if (/^(true|false)$/i.test(text.trim())) return { content: { value: /^true$/i.test(text.trim()) } };
  const number = readNumber(text);
  if (number) return valued(number.value, number.numberFormat, numberFormat);
  const date = readDate(text, dates);
  return date ? valued(date.serial, date.numberFormat, numberFormat) : asText(text, false);
}

/** A text that stays what it is: for headers, which never become anything else. */
export function asText(text: string, quotePrefix: boolean): InputReading {
  return text.length > MAX_CELL_CHARACTERS ? { refused: "cell-too-long" } : { content: { value: text, quotePrefix } };
}

/** The formula a text stands for, with its leading "=", or undefined when it stands for a value. */
function formulaIn(text: string): string | undefined {
  if (text.length < 2) return undefined;
  if (text.startsWith("=")) return text;
  // Lotus 1-2-3 began formulas with + - @, and Excel still takes them; "+1" and "-2" are numbers, though.
  if (/^[+-]/.test(text)) return readNumber(text) ? undefined : `=${text}`;
  return /^@[\p{L}_]/u.test(text) ? `=${text.slice(1)}` : undefined;
}

function asFormula(formula: string): InputReading {
  if (formula.length > MAX_FORMULA_CHARACTERS) return { refused: "formula-too-long" };
  if (!isWellFormed(formula)) return { refused: "malformed-formula" };
  if (hasSemicolon(formula)) return { refused: "semicolon-in-formula" };
  return { content: { value: evaluateFormula(formula), formula } };
}

function valued(value: CellValue, suggested: string | undefined, present: string): InputReading {
  return { content: suggested === undefined || present !== "General" ? { value } : { value, numberFormat: suggested } };
}
