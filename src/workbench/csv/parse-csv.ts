/** What stands between the fields of a line. */
export type Separator = "," | ";" | "\t";

const QUOTE = '"';

/**
 * The records of a text of separated values, each as its fields. A field in quotes may hold separators, line ends and doubled quotes
 * (RFC 4180); quotes within a field that does not begin with one are what they are. Lines end with CR LF, LF or CR; the last may end
 * with none. A blank line is a record of one empty field.
 * @param most records after which the rest is left
 */
export function parseCsv(text: string, separator: Separator, most = Infinity): string[][] {
  const records: string[][] = [];
  let at = 0;
  while (at < text.length && records.length < most) {
    const fields: string[] = [];
    for (;;) {
      const { value, end } = text[at] === QUOTE ? quotedField(text, at, separator) : plainField(text, at, separator);
      fields.push(value);
      at = end;
      if (text[at] !== separator) break;
      at++;
    }
    records.push(fields);
    at += text.startsWith("\r\n", at) ? 2 : 1;
  }
  return records;
}

interface Field {
  readonly value: string;
  /** Where the separator or the line end behind it stands. */
  readonly end: number;
}

function plainField(text: string, start: number, separator: Separator): Field {
  let end = start;
  while (end < text.length && !isEnd(text[end], separator)) end++;
  return { value: text.slice(start, end), end };
}

/** What stands between the closing quote and the next separator belongs to the field, as Excel has it; so does all, without such a quote. */
function quotedField(text: string, start: number, separator: Separator): Field {
  let value = "";
  let from = start + 1;
  for (;;) {
    const quote = text.indexOf(QUOTE, from);
    if (quote < 0) return { value: value + text.slice(from), end: text.length };
    value += text.slice(from, quote);
    if (text[quote + 1] !== QUOTE) {
      const rest = plainField(text, quote + 1, separator);
      return { value: value + rest.value, end: rest.end };
    }
    value += QUOTE;
    from = quote + 2;
  }
}

function isEnd(character: string | undefined, separator: Separator): boolean {
  return character === separator || character === "\n" || character === "\r";
}
