/** A field is quoted where it would be torn apart, or where it begins with a quote itself: as Excel writes the clipboard's text. */
const NEEDS_QUOTES = /[\t\r\n]|^"/;

/** Rows of texts as the text that spreadsheets exchange: cells parted by tabs, rows by line breaks. */
export function writeTabSeparated(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => cells.map(quoted).join("\t")).join("\r\n");
}

/**
 * Reads such a text; one line break at its end is no further row. A cell that begins with a quote goes on to the next lone quote, tabs and
 * line breaks included, if a cell can end there; else its quotes are part of what it says.
 */
export function readTabSeparated(text: string): string[][] {
  const rows: string[][] = [[]];
  let at = 0;
  for (;;) {
    const quote = quotedAt(text, at);
    const plain = quote === undefined ? plainAt(text, at) : quote;
    rows.at(-1)!.push(plain.field);
    at = plain.end;
    if (at >= text.length) return rows;
    const isBreak = text[at] !== "\t";
    at += text.startsWith("\r\n", at) ? 2 : 1;
    if (!isBreak) continue;
    if (at >= text.length) return rows;
    rows.push([]);
  }
}

interface Field {
  readonly field: string;
  /** Where what parts it from the next stands, or the text ends. */
  readonly end: number;
}

function quoted(field: string): string {
  return NEEDS_QUOTES.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}

function plainAt(text: string, at: number): Field {
  const length = text.slice(at).search(/[\t\r\n]/);
  const end = length < 0 ? text.length : at + length;
  return { field: text.slice(at, end), end };
}

function quotedAt(text: string, at: number): Field | undefined {
  if (text[at] !== '"') return undefined;
  for (let end = text.indexOf('"', at + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    if (text[end + 1] === '"') {
      end++;
      continue;
    }
    const isEnd = end + 1 === text.length || "\t\r\n".includes(text[end + 1]!);
    return isEnd ? { field: text.slice(at + 1, end).replaceAll('""', '"'), end: end + 1 } : undefined;
  }
  return undefined;
}
