import { endOfJsonString } from "./end-of-json-string";

/** A list or an object that fits into one line of this many characters stays in one. */
const LINE_LENGTH = 60;

interface Open {
  /** Where it begins in the text. */
  readonly start: number;
  isBroken: boolean;
}

/**
 * JSON text with line breaks for people. It is never parsed: a number keeps its digits (`5.0`, integers beyond 2^53) and a key its
 * place. A list or an object of plain values stands on one line while it is short, which makes one line of most rows. Text that is
 * not JSON comes out with other blanks between its tokens, and nothing else.
 */
export function layOutJson(text: string): string {
  const compact = compactJson(text);
  const broken = findBroken(compact);
  const parts: string[] = [];
  const open: boolean[] = [];
  const breakLine = (): void => void parts.push("\n", "  ".repeat(open.filter(Boolean).length));
  for (const { token, start } of tokensOf(compact)) {
    if (token === "{" || token === "[") {
      open.push(broken.has(start));
      parts.push(token);
      if (broken.has(start)) breakLine();
    } else if (token === "}" || token === "]") {
      if (open.pop() === true) breakLine();
      parts.push(token);
    } else if (token === ",") {
      parts.push(token);
      if (open.at(-1) === true) breakLine();
      else parts.push(" ");
    } else parts.push(token === ":" ? ": " : token);
  }
  return parts.join("");
}

/** The same JSON text without blanks between its tokens: as a scoring run sends it. */
export function compactJson(text: string): string {
  const parts: string[] = [];
  for (const { token } of tokensOf(text)) {
    if (!/^\s/.test(token)) parts.push(token);
  }
  return parts.join("");
}

/** Where lists and objects begin that need more than one line: they are long, and they are not empty. */
function findBroken(compact: string): Set<number> {
  const broken = new Set<number>();
  const open: Open[] = [];
  for (const { token, start } of tokensOf(compact)) {
    if (token === "{" || token === "[") open.push({ start, isBroken: false });
    if (token !== "}" && token !== "]") continue;
    const closed = open.pop();
    if (closed === undefined) continue;
    if (closed.isBroken || start - closed.start > LINE_LENGTH) broken.add(closed.start);
    const around = open.at(-1);
    if (around !== undefined && broken.has(closed.start)) around.isBroken = true;
  }
  return broken;
}

/** Strings, single marks, blanks, and what stands between them; together they are the whole text. */
function* tokensOf(text: string): Generator<{ readonly token: string; readonly start: number }, void, undefined> {
  const pattern = /[{}[\],:]|\s+|[^\s{}[\],:"]+|"/g;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    if (match[0] === '"') pattern.lastIndex = endOfJsonString(text, match.index + 1);
    yield { token: text.slice(match.index, pattern.lastIndex), start: match.index };
  }
}
