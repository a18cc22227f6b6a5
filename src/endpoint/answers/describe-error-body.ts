import { blotCells } from "./blot-cells";
import { blotSecrets, REMOVED } from "./blot-secrets";
import type { ErrorBody } from "./error-body";
import { readableText } from "./readable-text";
import type { SentRequest } from "./sent-request";

/** The part of an error answer that may be shown: no cell value and no token is in it. */
export interface ErrorDetail {
  /** One line; undefined when the answer said nothing. */
  readonly text: string | undefined;
  /** The column the endpoint names, and the type it wants there. */
  readonly column: string | undefined;
  readonly dtype: string | undefined;
}

/** More than anybody reads. Of a longer text the beginning is shown, and the end, where the reason of most refusals stands. */
const MAX_DETAIL_LENGTH = 20_000;
const END_LENGTH = 5_000;

/**
 * All that an error answer says, scrubbed: the exception at the end of a traceback, then the message. Servers repeat cells, whole tables and
 * what they were signed in with; none of that is left. What stays: names of columns, inputs and types, counts and shapes, the server's own words.
 * @param authorization the header that was sent with the request
 */
export function describeErrorBody(body: ErrorBody, sent: SentRequest, authorization: string | undefined): ErrorDetail {
  const conversion = /Failed to convert column ([^]{1,1000}?) to type '(.{1,200}?)'\. Error/.exec(body.message);
  const incompatible = /Incompatible input types for column ([^]{1,1000}?)\. /.exec(body.message);
  const named = conversion?.[1] ?? incompatible?.[1];
  const columns = [...new Set([...(named === undefined ? [] : [named]), ...body.names])].filter((name) =>
    sent.columns.has(name),
  );
  const column = columns.length === 1 ? columns[0] : undefined;
  const dtype = conversion === null ? undefined : dtypeName(conversion[2]!);
  const scrub = (part: string): string =>
    blotSecrets(blotCells(blotSecrets(readableText(part), authorization), sent, body.names), authorization);
  const text = inParts(wordsOf(body)).map(scrub).join(" ");
  return { text: text === "" ? undefined : text, column, dtype };
}

/** `float64`, `datetime64[ns]`, and `object` out of `<class 'object'>`. */
function dtypeName(dtype: string): string | undefined {
  const name = dtype.replace(/^<class '(.*)$/, "$1").replace(/'>?$/, "");
  return /^[A-Za-z][\w[\], ]*$/.test(name) ? name : undefined;
}

function wordsOf(body: ErrorBody): string {
  const exceptions = [lastException(body.trace)];
  let message = withoutEcho(body.message);
  const start = message.indexOf("Traceback (most recent call last)");
  if (start >= 0) {
    exceptions.push(lastException(message.slice(start)));
    message = message.slice(0, start).trim();
  }
  const exception = exceptions.filter((one) => one !== "" && !message.includes(one)).join("; ");
  const words = [exception, message].filter((part) => part !== "").join(/[.!?:;]$/.test(exception) ? " " : "; ");
  return words === "" ? body.errorCode : words;
}

/** The table as pandas prints it, which rounds and shortens cells beyond recognition, and a body that could not be read. */
function withoutEcho(message: string): string {
  return withoutPrintedTables(message)
    .replace(/(\bInput:\s*\n)[^]*$/, `$1${REMOVED}`)
    .replace(/^Error: (?=\S)/, "")
    .trim();
}

const TABLE_BEGINS = /\bdata '/g;
const TABLE_ENDS = /'(?:\. \n?Error: | with schema )/g;

/** Source: MLflow 3.11, `Failed to predict data '...'. Error: Failed to enforce schema of data '...' with schema '...'`. */
function withoutPrintedTables(message: string): string {
  let told = "";
  let copied = 0;
  for (const begins of message.matchAll(TABLE_BEGINS)) {
    if (begins.index < copied) continue;
    TABLE_ENDS.lastIndex = begins.index + begins[0].length;
    const ends = TABLE_ENDS.exec(message);
    if (ends === null) break;
    told += `${message.slice(copied, begins.index)}data ${REMOVED}`;
    copied = ends.index + 1;
  }
  return told + message.slice(copied);
}

/** The last exception of a traceback with the lines that belong to its message. */
function lastException(trace: string): string {
  const lines = trace.trimEnd().split("\n");
  const start = lines
    .map((line) => /^[\w.]*(Error|Exception|Warning|Timeout|Interrupt)\b/.test(line))
    .lastIndexOf(true);
  const message = lines.slice(start < 0 ? -1 : start).join(" ");
  return message.replace(/^(?:\w+\.)+(?=\w+:)/, "").trim();
}

/** The words, or the beginning and the end of many; dots mark the cut, so that the rest of a word there is known for what it is. */
function inParts(text: string): string[] {
  const more = text.length - MAX_DETAIL_LENGTH;
  if (more <= 0) return [text];
  const [beginning, end] = [text.slice(0, MAX_DETAIL_LENGTH - END_LENGTH), text.slice(-END_LENGTH)];
  return [`${beginning}...`, `(${more.toLocaleString("en")} more characters)`, `...${end}`];
}
