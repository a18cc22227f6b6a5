import { open } from "node:fs/promises";

/** The first line of a CSV file: names of columns, and the sign between them. */
export interface CsvHeader {
  readonly names: readonly string[];
  readonly delimiter: string;
}

/** More than the names of 16,384 columns take. */
const MOST_HEADER_BYTES = 8_000_000;

/** What stands between fields, the usual one first: which of them it is shows in the header, where no text holds others. */
const DELIMITERS = [",", ";", "\t", "|"];

/**
 * Reads the names in the first line of a CSV file, as they stand there. Quotes are as in RFC 4180; the delimiter is the one that comes most
 * often, so that one row that is written wrongly makes no other table of the file.
 * @param delimiters signs that may stand between fields; those that are usual unless told
 * @returns undefined for an empty file
 * @throws the system's own error
 */
export async function readCsvHeader(
  file: string,
  delimiters: readonly string[] = DELIMITERS,
): Promise<CsvHeader | undefined> {
  const handle = await open(file, "r");
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(MOST_HEADER_BYTES), 0, MOST_HEADER_BYTES, 0);
    if (bytesRead === 0) return undefined;
    const text = new TextDecoder().decode(buffer.subarray(0, bytesRead));
    const found = delimiters.map((delimiter) => ({ delimiter, names: firstRecord(text, delimiter) }));
    return found.reduce((most, one) => (one.names.length > most.names.length ? one : most));
  } finally {
    await handle.close();
  }
}

function firstRecord(text: string, delimiter: string): string[] {
  const fields: string[] = [];
  let field = "";
  let isQuoted = false;
  let isBegun = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!;
    if (isQuoted) {
      if (sign !== '"') field += sign;
      else if (text[at + 1] === '"') field += text[++at]!;
      else isQuoted = false;
    } else if (sign === '"' && !isBegun) {
      isQuoted = true;
      isBegun = true;
    } else if (sign === delimiter) {
      fields.push(field);
      field = "";
      isBegun = false;
    } else if (sign === "\n" || sign === "\r") break;
    else {
      field += sign;
      isBegun = true;
    }
  }
  return [...fields, field];
}
