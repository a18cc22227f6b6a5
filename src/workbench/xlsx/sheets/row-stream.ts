import type { BytesInPieces } from "../bytes/bytes-in-pieces";
import { decodePiece } from "../package/part-text";
import { XmlScanner } from "../package/xml-scanner";
import { PlainRow } from "../bytes/plain-row";
import { readRow, type RowXml } from "./sheet-rows";

/** Who looks at the rows of a sheet, one after the other. */
export interface RowVisitor {
  /** @param row its fields are of the next row afterwards */
  readonly plainRow: (row: PlainRow, bytes: Uint8Array) => void;
  /** @param start where the row begins in the bytes, @param end where it ends there */
  readonly row: (row: RowXml, bytes: Uint8Array, start: number, end: number) => void;
}

const LESS = 60;
const BLANKS: ReadonlySet<number | undefined> = new Set([32, 9, 10, 13]);

/** Where the rows of a sheet stand. */
export interface PlaceOfRows {
  readonly partName: string;
  /** The qualified names of the elements around them, `sheetData` last. */
  readonly within: readonly string[];
}

/**
 * Lets a visitor look at all rows of a sheet, of which no more is held in memory than a piece that came. What is read is the same whatever
 * the pieces are: a row that is cut waits for the rest of it.
 * @param bytes from behind the opening tag of `sheetData`, in UTF-8; it stands before the closing tag afterwards
 * @returns the bytes that were looked at, each time that a piece was
 * @throws DamagedSheetError, SyntaxError, WorkbookFileError
 */
export async function* visitRows(
  bytes: BytesInPieces,
  place: PlaceOfRows,
  visitor: RowVisitor,
): AsyncGenerator<Uint8Array> {
  const reader = new RowReader(place, visitor);
  for (;;) {
    const reached = reader.read(bytes.bytes, bytes.isWhole);
    if (reached > 0) yield bytes.take(reached);
    if (reader.isClosed) return;
    // What cannot be read yet, a long row or a damaged one, is read again when twice as much is there.
    await bytes.more(reached > 0 ? 1 : Math.max(1, bytes.bytes.length));
  }
}

class RowReader {
  isClosed = false;
  private readonly plain = new PlainRow();
  private readonly rowTag: Uint8Array;
  private readonly closingTag: Uint8Array;
  private last = -1;

  constructor(
    private readonly place: PlaceOfRows,
    private readonly visitor: RowVisitor,
  ) {
    const sheetData = place.within.at(-1)!;
    this.rowTag = new TextEncoder().encode(`<${sheetData.slice(0, sheetData.indexOf(":") + 1)}row`);
    this.closingTag = new TextEncoder().encode(`</${sheetData}>`);
  }

  /**
   * Reads the rows that are there as a whole.
   * @returns where the next one begins, or the closing tag when `isClosed`
   */
  read(bytes: Uint8Array, isWhole: boolean): number {
    let at = 0;
    for (;;) {
      while (BLANKS.has(bytes[at])) at++;
      if (startsWith(bytes, at, this.closingTag)) {
        this.isClosed = true;
        return at;
      }
      if (this.plain.read(bytes, at, this.last)) {
        this.last = this.plain.row;
        this.visitor.plainRow(this.plain, bytes);
        at = this.plain.end;
        continue;
      }
      const end = this.readOther(bytes, at, isWhole);
      if (end === undefined || this.isClosed) return end ?? at;
      at = end;
    }
  }

  /** @returns where the row ends that begins there; undefined when it is not there as a whole */
  private readOther(bytes: Uint8Array, at: number, isWhole: boolean): number | undefined {
    const next = this.nextRow(bytes, at);
    if (next !== undefined) {
      const read = this.tryToRead(bytes, at, next);
      if (read !== undefined) return read;
    }
    // What looked like the next row may be a comment, or an element of an extension.
    if (isWhole) return this.readText(bytes, at, bytes.length, true);
    const lastStart = this.lastRow(bytes);
    return lastStart > at && lastStart !== next ? this.tryToRead(bytes, at, lastStart) : undefined;
  }

  private tryToRead(bytes: Uint8Array, at: number, end: number): number | undefined {
    return this.readText(bytes, at, end, false);
  }

  private readText(bytes: Uint8Array, at: number, end: number, isAll: boolean): number | undefined {
    const found = this.scan(bytes.subarray(at, end), isAll);
    if (found === undefined) return undefined;
    const { text, row, position } = found;
    const bytesTo = (length: number): number => at + byteLength(text, length, end - at);
    if (row === undefined) this.isClosed = true;
    else {
      this.last = row.row;
      this.visitor.row(row, bytes, bytesTo(row.start), bytesTo(row.end));
    }
    return bytesTo(position);
  }

  /** The row with which the text begins, or the closing tag; undefined when the text, which goes on, may be cut within it. */
  private scan(
    bytes: Uint8Array,
    isAll: boolean,
  ): { text: string; row: RowXml | undefined; position: number } | undefined {
    const { partName, within } = this.place;
    try {
      const text = decodePiece(partName, bytes);
      const scanner = new XmlScanner(text, within);
      const row = readRow(scanner, this.last);
      if (row !== undefined) return { text, row, position: row.end };
      if (scanner.isClosing) return { text, row, position: scanner.start };
      if (isAll) throw new SyntaxError(`<${within.at(-1)}> is not closed`);
    } catch (error) {
      // Whatever is wrong is so for good only when all is there.
      if (isAll) throw error;
    }
    return undefined;
  }

  /** Where the row behind that at a place begins, as far as one can see. */
  private nextRow(bytes: Uint8Array, at: number): number | undefined {
    for (let place = bytes.indexOf(LESS, at + 1); place >= 0; place = bytes.indexOf(LESS, place + 1)) {
      if (this.isRow(bytes, place)) return place;
      if (startsWith(bytes, place, this.closingTag)) return place + this.closingTag.length;
    }
    return undefined;
  }

  private lastRow(bytes: Uint8Array): number {
    let place = bytes.lastIndexOf(LESS);
    while (place >= 0 && !this.isRow(bytes, place)) place = place === 0 ? -1 : bytes.lastIndexOf(LESS, place - 1);
    return place;
  }

  private isRow(bytes: Uint8Array, at: number): boolean {
    const behind = bytes[at + this.rowTag.length];
    return startsWith(bytes, at, this.rowTag) && (behind === 62 || behind === 47 || BLANKS.has(behind));
  }
}

function startsWith(bytes: Uint8Array, at: number, wanted: Uint8Array): boolean {
  for (let index = 0; index < wanted.length; index++) if (bytes[at + index] !== wanted[index]) return false;
  return true;
}

/** How many bytes the beginning of a text has. @param whole those of the whole text */
function byteLength(text: string, length: number, whole: number): number {
  return text.length === whole ? length : new TextEncoder().encode(text.slice(0, length)).length;
}
