import { utf8Bytes } from "../core/request/utf8-bytes";
import { ENDPOINT_KINDS, type EndpointKind } from "../protocol/kinds/endpoint-kinds";
import { isDatabricksOrigin } from "../protocol/known-hosts";

/** Where the command takes its token from: for hosts of Databricks' own, the name that its tools read. Other hosts must not get that one. */
const DATABRICKS_VARIABLE = "DATABRICKS_TOKEN";
const OTHER_VARIABLE = "TOKEN";

/** Longest word Linux passes to a program is 128 kB. Source: Linux, `execve(2)`, MAX_ARG_STRLEN. */
const MAX_WORD_BYTES = 100_000;

export interface CurlRequest {
  /** The endpoint's own address: a terminal has no browser's rules to get around with a relay. */
  readonly url: string;
  readonly kind: EndpointKind;
  readonly body: string;
  /** Whether the endpoint wants a token. It never stands in the command: the shell puts it in. */
  readonly isSigned: boolean;
}

/** A scoring request as a command for a POSIX shell, safe whatever the body holds; NUL, which no shell can hold, is left out. */
export function curlCommand({ url, kind, body, isSigned }: CurlRequest): string {
  const headers = Object.entries(ENDPOINT_KINDS[kind].scoringHeaders).map(
    ([name, value]) => `--header ${quoted(`${name}: ${value}`)}`,
  );
  const text = body.replaceAll("\0", "");
  const [data, document] = utf8Bytes(text) > MAX_WORD_BYTES ? fromDocument(text) : [`--data-raw ${quoted(text)}`, ""];
  const parts = [
    `curl --request POST ${quoted(url)}`,
    ...(isSigned ? [`--header "Authorization: Bearer $${tokenVariable(url)}"`] : []),
    ...headers,
    data,
  ];
  return parts.join(" \\\n  ") + document;
}

function tokenVariable(url: string): string {
  return isDatabricksOrigin(new URL(url).origin) ? DATABRICKS_VARIABLE : OTHER_VARIABLE;
}

/** Within single quotes a shell reads nothing but their end. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** A long body comes from a here-document, which ends at a line that the body does not have. */
function fromDocument(text: string): [data: string, document: string] {
  let end = "END_OF_BODY";
  while (text.includes(end)) end += "_";
  return [`--data-binary @- <<'${end}'`, `\n${text}\n${end}`];
}
