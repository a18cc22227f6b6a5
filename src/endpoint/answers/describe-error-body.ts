import { beginningOf, type ErrorBody } from "./error-body";
import { WORD, type SentRequest } from "./sent-request";

/** The part of an error answer that may be shown: no cell value and no token is in it. */
export interface ErrorDetail {
  /** One line; undefined when the answer said nothing. */
  readonly text: string | undefined;
  /** The column the endpoint names, and the type it wants there. */
  readonly column: string | undefined;
  readonly dtype: string | undefined;
}

const MAX_DETAIL_LENGTH = 300;
/** Cut before the search, whose time grows with the square of the length. */
const MAX_SCRUBBED_LENGTH = 2_000;
const REMOVED = "…";

/**
 * Picks the useful part of an error (the exception at the end of the traceback; of a schema error, what follows the last
 * "Error: ") and scrubs it, because MLflow repeats cells and whole tables. What stays: words that stand in no text cell of the
 * request, names of columns and types, counts and shapes. What goes: other quoted texts, other numbers, links, secrets.
 */
export function describeErrorBody(body: ErrorBody, sent: SentRequest): ErrorDetail {
  const conversion = /Failed to convert column ([^]+?) to type '(.+?)'\. Error/.exec(body.message);
  const incompatible = /Incompatible input types for column ([^]+?)\. /.exec(body.message);
  const named = conversion?.[1] ?? incompatible?.[1];
  const column = named !== undefined && sent.columns.has(named) ? named : undefined;
  const dtype = conversion === null ? undefined : dtypeName(conversion[2]!);
  const kept = new Set([...sent.columns, ...missingInputs(body)]);
  const text = scrub(usefulPart(body), kept, sent.cellWords);
  return { text: text === "" ? undefined : text, column, dtype };
}

/** `float64`, `datetime64[ns]`, and `object` out of `<class 'object'>`. */
function dtypeName(dtype: string): string | undefined {
  const name = dtype.replace(/^<class '(.*)$/, "$1").replace(/'>?$/, "");
  return /^[A-Za-z][\w[\], ]*$/.test(name) ? name : undefined;
}

/** Names of the model's own inputs, in the one sentence in which MLflow gives them and nothing else. */
function missingInputs(body: ErrorBody): string[] {
  const list = /Error: Model is missing inputs \[([^\]]*)\]/.exec(body.message)?.[1] ?? "";
  return [...list.matchAll(/'([^']*)'/g)].map((match) => match[1]!);
}

function usefulPart(body: ErrorBody): string {
  if (body.trace !== "") return lastException(body.trace);
  // "ValueError: " belongs to the text; only a free-standing "Error: " is a seam of MLflow's.
  const useful = body.message.split(/(?<=^|[.\s])Error: /).at(-1)!;
  const withoutEcho = useful.replace(/\s*\bInput:\s*\n[^]*$| IMPORTANT: The MLflow [^]*$/, "");
  const exception = /^'(\w+)\((["'])([^]*)\2\)'\s*$/.exec(withoutEcho);
  if (exception !== null) return `${exception[1]}: ${exception[3]!.replace(/\\n/g, " ")}`;
  return withoutEcho.replace(/^'([^']* [^']*)'\s*$/, "$1");
}

/** The last exception of a traceback with the lines that belong to its message. */
function lastException(trace: string): string {
  const lines = trace.trimEnd().split("\n");
  const start = lines
    .map((line) => /^[\w.]*(Error|Exception|Warning|Timeout|Interrupt)\b/.test(line))
    .lastIndexOf(true);
  const message = lines.slice(start < 0 ? -1 : start).join(" ");
  return message.replace(/^(?:\w+\.)+(?=\w+:)/, "");
}

const SECRET = /\b(?:Bearer|Basic)\s+\S+|\bdapi[0-9a-f]{8,}\S*|\beyJ[\w-]{10,}\S*/g;
const LINK = /\bhttps?:\/\/\S+/g;
const SHAPE_OR_COUNT = String.raw`\b[Ss]hape\b[^()\d]{0,20}\([\d, -]{1,40}\)|\b\d{1,4} (?:inputs?|features?|columns?)\b`;
/** Also Python's bytes and raw texts, b'...' and r'...'. */
const QUOTED = String.raw`(?<![\p{L}\p{N}])[bBrRuUfF]{0,2}(['"\x60])(?:(?!\1).|\1(?=[\p{L}\p{N}]))*?\1(?![\p{L}\p{N}])`;
/** Words that cannot be compared with cells: a character is written as its number, or three dots stand where it was cut. */
const ESCAPED = String.raw`[\p{L}\p{M}\p{N}_]*(?:\\(?:x[\da-f]{2}|u[\da-f]{4}|U[\da-f]{8})[\p{L}\p{M}\p{N}_]*)+`;
const CUT = String.raw`[\p{L}\p{M}\p{N}_]+(?=\.{3}|…)|(?<=\.{3}|…)[\p{L}\p{M}\p{N}_]+`;
const TYPE_NAME = /^(u?int|float|complex|datetime|timedelta|str|string|bool|list|dict|NoneType)(8|16|32|64|128)?$/;

function scrub(text: string, keptNames: ReadonlySet<string>, cellWords: ReadonlySet<string>): string {
  const line = beginningOf(text, MAX_SCRUBBED_LENGTH)
    .replace(SECRET, REMOVED)
    .replace(LINK, REMOVED)
    .replace(/\s+/g, " ");
  const pieces = new RegExp(
    [SHAPE_OR_COUNT, ...namePatterns(line, keptNames), QUOTED, `(${ESCAPED}|${CUT})`, WORD.source].join("|"),
    "gu",
  );
  const scrubbed = line.replace(pieces, (piece: string, _quote: string | undefined, altered: string | undefined) => {
    const inner = piece.replace(/^[a-z]{0,2}(['"`])([^]*)\1$/i, "$2");
    if (keptNames.has(inner) || /^([Ss]hape\b|\d+ [a-z])/.test(piece)) return piece;
    if (altered !== undefined || cellWords.has(inner.toLowerCase())) return REMOVED;
    if (TYPE_NAME.test(inner)) return piece;
    return inner !== piece || /\p{N}/u.test(piece) ? REMOVED : piece;
  });
  const closed = scrubbed.replace(/[-+]?…(?:[\s.,:;+\-/%…]*…)*(?:\.{3})?/g, REMOVED).trim();
  return closed.length > MAX_DETAIL_LENGTH ? `${closed.slice(0, MAX_DETAIL_LENGTH)}…` : closed;
}

/** Column names as patterns, the longest first, bare or in quotes; only those that the text holds. */
function namePatterns(text: string, names: ReadonlySet<string>): string[] {
  return [...names]
    .filter((name) => name.trim() !== "" && text.includes(name))
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&"))
    .flatMap((name) => [`'${name}'`, String.raw`(?<![\p{L}\p{N}_])${name}(?![\p{L}\p{N}_])`]);
}
