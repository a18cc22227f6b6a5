import { cellError, type CellValue } from "./cell-content";

/** Texts, names of sheets in quotes, and what stands between innermost brackets: a header of a column, an apostrophe before '#[]@ in it. */
const LITERAL = /"(?:[^"]|"")*"|'(?:[^']|'')*'!|\[(?:'[^]|[^'[\]])*\]/g;

/** Whether a semicolon stands where Excel in English has a comma: outside of texts, names and arrays such as {1;2}. */
export function hasSemicolon(formula: string): boolean {
  return formula
    .slice(1)
    .replace(LITERAL, "0")
    .replace(/\{[^{}]*\}/g, "0")
    .includes(";");
}

/** Whether quotes and brackets of a formula close and it does not end in the middle: what Excel refuses to take at all. */
export function isWellFormed(formula: string): boolean {
  const withoutTexts = formula.slice(1).replace(LITERAL, (literal) => (literal.startsWith("[") ? "[]" : "0"));
  if (/["']/.test(withoutTexts) || /[-+*/^&=<>,(]\s*$/.test(withoutTexts)) return false;
  // Two operands beside each other: "-no thanks" is no formula. A blank between two references is one.
  if (/[\p{L}\p{N}_.)]\s+[\p{L}\p{N}_.(]/u.test(withoutTexts) && !/^[\sA-Z0-9$:]+$/i.test(withoutTexts)) return false;
  let depth = 0;
  for (const character of withoutTexts) {
    if (character === "(" || character === "{" || character === "[") depth++;
    if (character === ")" || character === "}" || character === "]") depth--;
    if (depth < 0) return false;
  }
  return depth === 0;
}

/**
 * The value of a formula as far as the workbench computes: arithmetic on literal numbers and literal texts. Everything else, references and
 * functions included, shows `#NAME?`: the workbench is no calculation engine, and a wrong number would be worse than an error.
 */
export function evaluateFormula(formula: string): CellValue {
  const text = /^="((?:[^"]|"")*)"$/.exec(formula);
  if (text) return text[1]!.replaceAll('""', '"');
  const reader = new ArithmeticReader(formula.slice(1));
  const value = reader.sum();
  if (value === undefined || !reader.isAtEnd) return cellError("#NAME?");
  return Number.isFinite(value) ? value : cellError("#DIV/0!");
}

/** Reads sums of products of signed literals and brackets; undefined as soon as something else stands there. */
class ArithmeticReader {
  private position = 0;

  constructor(private readonly text: string) {}

  get isAtEnd(): boolean {
    return this.text.slice(this.position).trim() === "";
  }

  sum(): number | undefined {
    let total = this.product();
    for (let operator = this.take(/^[+-]/); operator && total !== undefined; operator = this.take(/^[+-]/)) {
      const next = this.product();
      total = next === undefined ? undefined : operator === "+" ? total + next : total - next;
    }
    return total;
  }

  private product(): number | undefined {
    let total = this.signed();
    for (let operator = this.take(/^[*/]/); operator && total !== undefined; operator = this.take(/^[*/]/)) {
      const next = this.signed();
      total = next === undefined ? undefined : operator === "*" ? total * next : total / next;
    }
    return total;
  }

  private signed(): number | undefined {
    const sign = this.take(/^[+-]/);
    if (sign) {
      const value = this.signed();
      return value === undefined || sign === "+" ? value : -value;
    }
    if (this.take(/^\(/)) {
      const value = this.sum();
      return this.take(/^\)/) ? value : undefined;
    }
    const literal = this.take(/^(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?(?![\p{L}_(!:])/iu);
    return literal === undefined ? undefined : Number(literal);
  }

  private take(pattern: RegExp): string | undefined {
    const rest = this.text.slice(this.position);
    const blanks = rest.length - rest.trimStart().length;
    const found = pattern.exec(rest.slice(blanks))?.[0];
    if (found !== undefined) this.position += blanks + found.length;
    return found;
  }
}
