/** A text as Python's `repr` prints it, in single or double quotes; sticky. Its first or second group is what is between them. */
export const PYTHON_TEXT = /'([^'\\]*(?:\\.[^'\\]*)*)'|"([^"\\]*(?:\\.[^"\\]*)*)"/y;

const ESCAPE = /\\(?:x([\da-f]{2})|u([\da-f]{4})|U(00(?:0[\da-f]|10)[\da-f]{4})|(.))/gs;
const ESCAPED_SIGNS: Readonly<Record<string, string>> = {
  n: "\n",
  r: "\r",
  t: "\t",
  "\\": "\\",
  "'": "'",
  '"': '"',
};

/**
 * What stands for between the quotes. Source: Python, "Built-in functions", repr; "Lexical analysis", escape sequences.
 * @returns undefined when it holds an escape that `repr` never writes
 */
export function unescapePythonText(text: string): string | undefined {
  let isKnown = true;
  const read = text.replace(ESCAPE, (_escape, x?: string, u?: string, long?: string, sign?: string) => {
    const code = x ?? u ?? long;
    const found = code === undefined ? ESCAPED_SIGNS[sign ?? ""] : String.fromCodePoint(Number.parseInt(code, 16));
    if (found === undefined) isKnown = false;
    return found ?? "";
  });
  return isKnown ? read : undefined;
}
