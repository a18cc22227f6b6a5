import { parseCsv, type Separator } from "./parse-csv";

const SEPARATORS: readonly Separator[] = [",", ";", "\t"];
/** Records that are looked at. */
const MOST_RECORDS = 100;
/** The line by which a file tells Excel its separator. */
const TOLD = /^sep=([,;\t])(?:\r\n|\n|\r|$)/;

/** The separator of a text, and the text without the line that told of it. A text of one column has a comma. */
export function findSeparator(text: string): { readonly separator: Separator; readonly body: string } {
  const told = TOLD.exec(text);
  if (told) return { separator: told[1] as Separator, body: text.slice(told[0].length) };
  const found = SEPARATORS.map((separator) => ({ separator, ...fit(text, separator) }));
  const best = found.sort((a, b) => b.fitting - a.fitting || b.columns - a.columns)[0]!;
  return { separator: best.fitting === 0 ? "," : best.separator, body: text };
}

/** How many of the first records have as many fields as the header, where that has several. */
function fit(text: string, separator: Separator): { readonly fitting: number; readonly columns: number } {
  const records = parseCsv(text, separator, MOST_RECORDS);
  const columns = records[0]?.length ?? 0;
  return { columns, fitting: columns < 2 ? 0 : records.filter(({ length }) => length === columns).length };
}
