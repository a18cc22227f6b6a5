import { open } from "node:fs/promises";

/** The signs by which a CSV file is written. */
export interface CsvDialect {
  readonly delimiter: string;
  readonly quote: string;
  readonly escape: string;
}

/** More than the names of 16,384 columns take. */
const MOST_HEADER_BYTES = 8_000_000;

/** The names in the first line of a CSV file, as they stand there. @returns undefined for an empty file. @throws the system's own error */
export async function readCsvHeader(file: string, dialect: CsvDialect): Promise<string[] | undefined> {
  const handle = await open(file, "r");
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(MOST_HEADER_BYTES), 0, MOST_HEADER_BYTES, 0);
    if (bytesRead === 0) return undefined;
    return firstRecord(new TextDecoder().decode(buffer.subarray(0, bytesRead)), dialect);
  } finally {
    await handle.close();
  }
}

function firstRecord(text: string, { delimiter, quote, escape }: CsvDialect): string[] {
  const fields: string[] = [];
  let field = "";
  let isQuoted = false;
  let isBegun = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!;
    if (isQuoted) {
      if (sign === escape && text[at + 1] === quote) field += text[++at]!;
      else if (sign === quote) isQuoted = false;
      else field += sign;
    } else if (sign === quote && !isBegun) {
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
