import { formatCondition } from "./format-condition";

/** A piece of a section of a number format. */
export type FormatPiece =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "digit"; readonly pad: "0" | "#" | "?" }
  | { readonly kind: "point" | "percent" | "slash" | "general" | "exponent" };

/** What a number format says of some numbers. */
export interface FormatSection {
  readonly pieces: readonly FormatPiece[];
  /** Thousands are set apart. */
  readonly isGrouped: boolean;
  /** How often the number is divided by a thousand. */
  readonly thousands: number;
  /** The numbers that it is for, where it names them. */
  readonly takes?: (value: number) => boolean;
}

const PIECE = /"[^"]*"?|\\.|_.|\*.|\[[^\]]*\]|General|E[+-]|./gisu;
const COLOUR = /^\[(black|blue|cyan|green|magenta|red|white|yellow|color ?\d+)\]$/i;
/** Currency and language; a number of more than four digits would ask for other numerals or another calendar. */
const CURRENCY = /^\[\$([^\]-]*)(?:-[\da-f]{1,4})?\]$/i;
/** Signs that stand for themselves. Source: Microsoft Support, "Number format codes", and currency signs. */
const ITSELF = /^[$+\-():!^&'~{}<>= \p{Sc}\u00a0\u202f|]$/u;

/** Formats that were read already: a column of a million numbers has one. */
const known = new Map<string, { readonly sections: readonly FormatSection[] | undefined }>();
const MOST_KNOWN = 1000;

/**
 * The sections of a number format that are for numbers, in its invariant form: one to three.
 * @returns undefined for a format that shows more than digits and fixed text (dates, elapsed time, other numerals), or is none
 */
export function parseNumberFormat(numberFormat: string): readonly FormatSection[] | undefined {
  const before = known.get(numberFormat);
  if (before !== undefined) return before.sections;
  const sections = readFormat(numberFormat);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(numberFormat, { sections });
  return sections;
}

function readFormat(numberFormat: string): readonly FormatSection[] | undefined {
  const parts: string[][] = [[]];
  for (const [piece] of numberFormat.matchAll(PIECE)) {
    if (piece === ";") parts.push([]);
    else parts.at(-1)!.push(piece);
  }
  // The last one with the sign for text is for texts.
  if (parts.length === 4 || parts.at(-1)!.includes("@")) parts.pop();
  if (parts.length === 0) return [{ pieces: [{ kind: "general" }], isGrouped: false, thousands: 0 }];
  const sections = parts.length > 3 ? [undefined] : parts.map(readSection);
  return sections.every((section) => section !== undefined) ? sections : undefined;
}

function readSection(parts: readonly string[]): FormatSection | undefined {
  const pieces: FormatPiece[] = [];
  let [isGrouped, thousands, takes] = [false, 0, undefined as FormatSection["takes"]];
  for (const [place, part] of parts.entries()) {
    const condition = formatCondition(part);
    if (condition !== undefined) takes = condition;
    else if (part === ",") {
      // Between digits it groups them; behind the last one it divides.
      const next = parts.slice(place).find((other) => other !== ",");
      if (!pieces.some(({ kind }) => kind === "digit")) return undefined;
      if (next !== undefined && /^[0#?]$/.test(next)) isGrouped = true;
      else thousands++;
    } else {
      const piece = readPiece(part);
      if (piece === undefined) return undefined;
      pieces.push(piece);
    }
  }
  return { pieces, isGrouped, thousands, ...(takes && { takes }) };
}

const SIGNS: Readonly<Record<string, FormatPiece>> = {
  ".": { kind: "point" },
  "%": { kind: "percent" },
  "/": { kind: "slash" },
  general: { kind: "general" },
  "e+": { kind: "exponent" },
};

function readPiece(part: string): FormatPiece | undefined {
  const text = (text: string): FormatPiece => ({ kind: "text", text });
  if (part.startsWith('"')) return text(part.replace(/^"|"$/g, ""));
  if (part.length > 1 && part.startsWith("\\")) return text(part.slice(1));
  // A blank as wide as the sign, and a sign to fill the cell with.
  if (part.length > 1 && part.startsWith("_")) return text(" ");
  if (part.length > 1 && part.startsWith("*")) return text("");
  if (COLOUR.test(part)) return text("");
  const currency = CURRENCY.exec(part);
  if (currency !== null) return text(currency[1]!);
  if (part === "0" || part === "#" || part === "?") return { kind: "digit", pad: part };
  return SIGNS[part.toLowerCase()] ?? (ITSELF.test(part) ? text(part) : undefined);
}
