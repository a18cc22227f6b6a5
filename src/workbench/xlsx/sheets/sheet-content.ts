import { BytesInPieces } from "../bytes/bytes-in-pieces";
import { encodePart } from "../package/part-text";
import { XmlScanner } from "../package/xml-scanner";
import type { ZipPackage } from "../package/zip-package";
import { visitRows, type PlaceOfRows, type RowVisitor } from "./row-stream";
import { takeSheetHead } from "../bytes/sheet-head";

/** The rows of a sheet part as they stand in the file. */
export interface RowsInFile {
  /** From behind the opening tag of `sheetData`. */
  readonly bytes: BytesInPieces;
  readonly place: PlaceOfRows;
}

/** Opens the rows of a sheet part. @returns undefined when it has no place for any */
export async function openRows(zip: ZipPackage, partName: string): Promise<RowsInFile | undefined> {
  const bytes = new BytesInPieces(zip.readInPieces(partName));
  const { within } = await takeSheetHead(bytes, partName);
  return within.length === 0 ? undefined : { bytes, place: { partName, within } };
}

/** The rows of a sheet part as they stand in the file, in pieces. */
export async function* rowsAsTheyAre(zip: ZipPackage, partName: string): AsyncGenerator<Uint8Array> {
  const rows = await openRows(zip, partName);
  if (rows === undefined) return;
  yield* visitRows(rows.bytes, rows.place, NOBODY);
  await rows.bytes.passBy();
}

const NOBODY: RowVisitor = { plainRow: () => undefined, row: () => undefined };

/** The bytes of a sheet part. @param around the part without its rows */
export async function* sheetContent(around: string, rows: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const scanner = new XmlScanner(around);
  while (scanner.next() && scanner.name !== "sheetData");
  const { start, end, prefix, isSelfClosing } = scanner;
  const open = around.slice(start, end);
  yield encodePart(around.slice(0, start) + (isSelfClosing ? open.replace(/\s*\/>$/, ">") : open));
  yield* rows;
  yield new TextEncoder().encode((isSelfClosing ? `</${prefix}sheetData>` : "") + around.slice(end));
}
