import { decimalDigits, roundDigits, SHOWN_DIGITS, type DecimalDigits } from "./decimal-digits";
import { parseNumberFormat, type FormatPiece, type FormatSection } from "./number-format";

/**
 * What a wide enough cell shows of a number, with a decimal point whatever the language: 2134 under "00000" is "02134". Made of value
 * and format alone, because Excel's own `text` is "####" where the column is too narrow. Blanks at either end, which only align, are
 * left out. "General" is what the formula bar shows, for in the cell it depends on the column's width.
 * @returns undefined where the format is beyond what is read here, such as elapsed time
 */
export function shownNumber(value: number, numberFormat: string): string | undefined {
  if (!Number.isFinite(value)) return undefined;
  const sections = parseNumberFormat(numberFormat);
  const section = sections && sectionFor(value, sections);
  if (section === undefined) return undefined;
  const text = sectionText(value, section);
  if (text === undefined) return undefined;
  if (value >= 0 || sections!.length > 1) return text.trim();
  // Whether Excel shows a sign before what is rounded to zero is not sure.
  return /[1-9]/.test(text) ? `-${text}`.trim() : undefined;
}

/** Characters of a number without a format. Source: Microsoft Support, "Available number formats in Excel", on "General". */
const GENERAL_LENGTH = 11;
const MOST_PLACES = 12;

/** The 15 digits that Excel shows of a number without a format. Beside them 0.1 + 0.2 has more, which are of no use to anyone. */
export function generalText(value: number): string {
  const kept = Number(value.toPrecision(SHOWN_DIGITS));
  const [, mantissa, sign, exponent] = /^(.*)e([+-])(\d+)$/.exec(String(kept)) ?? [];
  if (exponent === undefined) return String(kept);
  // JavaScript counts 0.0000001 in powers of ten, which Excel does only where the digits are too many for a cell.
  const digits = sign === "+" ? "" : kept.toFixed(MOST_PLACES).replace(/\.?0+$/, "");
  const isShort = digits.length <= GENERAL_LENGTH && digits !== "" && Number(digits) === kept;
  return isShort ? digits : `${mantissa}E${sign}${exponent.padStart(2, "0")}`;
}

/**
 * Where sections name their numbers, a sign is shown in ways that are not read here; nor is it sure which section takes what is left where
 * the first one names none, or one of three.
 */
function sectionFor(value: number, sections: readonly FormatSection[]): FormatSection | undefined {
  const [first, negative = first, zero = first] = sections;
  if (sections.every(({ takes }) => takes === undefined)) return value < 0 ? negative : value === 0 ? zero : first;
  const isSure = first?.takes !== undefined && (sections.length < 3 || negative?.takes !== undefined);
  if (value < 0 || !isSure) return undefined;
  return sections.find(({ takes }) => takes?.(value)) ?? sections.find(({ takes }) => takes === undefined);
}

function sectionText(value: number, section: FormatSection): string | undefined {
  const { pieces, thousands } = section;
  const kinds = pieces.map(({ kind }) => kind);
  const percents = kinds.filter((kind) => kind === "percent").length;
  if (kinds.includes("general")) {
    return kinds.every((kind) => kind === "general" || kind === "text") ? plainText(pieces, value) : undefined;
  }
  if (!kinds.includes("digit")) return percents + thousands === 0 ? plainText(pieces, value) : undefined;
  const { digits, point } = decimalDigits(value);
  const shifted = { digits, point: digits === "" ? 0 : point + 2 * percents - 3 * thousands };
  // Fractions, and thousandths of hundreds, are not read here.
  if (kinds.includes("slash") || (percents > 0 && thousands > 0)) return undefined;
  return kinds.includes("exponent") ? exponentText(shifted, section) : fixedText(shifted, section);
}

function plainText(pieces: readonly FormatPiece[], value: number): string {
  return pieces
    .map((piece) => (piece.kind === "text" ? piece.text : piece.kind === "general" ? generalText(Math.abs(value)) : ""))
    .join("");
}

/** "1.50E+03": one digit before the point; other forms are not read here. */
function exponentText(value: DecimalDigits, { pieces }: FormatSection): string | undefined {
  const place = pieces.findIndex(({ kind }) => kind === "exponent");
  const power = pieces.slice(place + 1);
  const { whole, fraction } = partsOf(pieces.slice(0, place));
  if (countDigits(whole) !== 1 || power.some(({ kind }) => kind !== "digit" && kind !== "text")) return undefined;
  const rounded = roundDigits({ ...value, point: 1 }, countDigits(fraction));
  // 9.99 is rounded up to 10.0, which is 1.0 times ten more.
  const isTen = rounded.whole.length > 1;
  const exponent = value.digits === "" ? 0 : value.point - 1 + (isTen ? 1 : 0);
  const mantissa = wholeText(whole, isTen ? "1" : rounded.whole, false) + fractionText(fraction, rounded.fraction);
  return `${mantissa}E${exponent < 0 ? "-" : "+"}${wholeText(power, String(Math.abs(exponent)), false)}`;
}

/** Digits in their places, thousands set apart, and fixed text where it stands: 12345678 under "0000-0000" is "1234-5678". */
function fixedText(value: DecimalDigits, { pieces, isGrouped }: FormatSection): string | undefined {
  const { whole, fraction } = partsOf(pieces);
  if (pieces.filter(({ kind }) => kind === "point").length > 1) return undefined;
  const rounded = roundDigits(value, countDigits(fraction));
  return wholeText(whole, rounded.whole, isGrouped) + fractionText(fraction, rounded.fraction);
}

function partsOf(pieces: readonly FormatPiece[]): { whole: readonly FormatPiece[]; fraction: readonly FormatPiece[] } {
  const whole = wholePieces(pieces);
  return { whole, fraction: pieces.slice(whole.length) };
}

function wholePieces(pieces: readonly FormatPiece[]): readonly FormatPiece[] {
  const point = pieces.findIndex(({ kind }) => kind === "point");
  return point < 0 ? pieces : pieces.slice(0, point);
}

function countDigits(pieces: readonly FormatPiece[]): number {
  return pieces.filter(({ kind }) => kind === "digit").length;
}

function wholeText(pieces: readonly FormatPiece[], digits: string, isGrouped: boolean): string {
  let left = countDigits(pieces);
  // Without a place of its own the whole part is shown all the same: 12.5 under ".0" is "12.5".
  if (left === 0) return pieces.map(signText).join("") + digits;
  const least = left - pieces.filter(({ kind }) => kind === "digit").findIndex((piece) => isPad(piece, "0"));
  const shownZeros = least > left ? 0 : least;
  let text = "";
  for (const piece of pieces) {
    if (piece.kind !== "digit") {
      text += signText(piece);
      continue;
    }
    const isFirst = left === countDigits(pieces);
    const from = isFirst ? Math.max(left, digits.length) : left;
    for (let place = from; place >= left; place--) {
      const digit = digits[digits.length - place] ?? (place <= shownZeros ? "0" : piece.pad === "?" ? " " : "");
      const isApart = isGrouped && place > 1 && place % 3 === 1 && /\d/.test(digit);
      text += digit + (isApart ? "," : "");
    }
    left--;
  }
  return text;
}

function fractionText(pieces: readonly FormatPiece[], digits: string): string {
  const pads = pieces.filter((piece) => piece.kind === "digit");
  const shown = Math.max(digits.replace(/0+$/, "").length, pads.map(({ pad }) => pad).lastIndexOf("0") + 1);
  let place = 0;
  return pieces
    .map((piece) => {
      if (piece.kind !== "digit") return signText(piece);
      const digit = place < shown ? digits[place]! : piece.pad === "?" ? " " : "";
      place++;
      return digit;
    })
    .join("");
}

function isPad(piece: FormatPiece, pad: string): boolean {
  return piece.kind === "digit" && piece.pad === pad;
}

function signText(piece: FormatPiece): string {
  if (piece.kind === "text") return piece.text;
  return piece.kind === "point" ? "." : piece.kind === "percent" ? "%" : "";
}
