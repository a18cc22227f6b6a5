/**
 * Where a JSON string ends, its closing quote included; the text's length when it never does. By hand: one pattern over a string of
 * megabytes overflows.
 * @param start behind the opening quote
 */
export function endOfJsonString(text: string, start: number): number {
  for (let quote = text.indexOf('"', start); quote >= 0; quote = text.indexOf('"', quote + 1)) {
    let backslashes = 0;
    while (text[quote - 1 - backslashes] === "\\" && quote - 1 - backslashes >= start) backslashes++;
    if (backslashes % 2 === 0) return quote + 1;
  }
  return text.length;
}
