import type { BytesInPieces } from "./bytes-in-pieces";
import { decodePiece } from "../package/part-text";
import { XmlScanner } from "../package/xml-scanner";

/** The beginning of a sheet part up to where its rows stand. */
export interface SheetHead {
  /** Up to behind the opening tag of `sheetData`; the whole part where there is none. */
  readonly text: string;
  /** The qualified names of the elements that are open there, `sheetData` last; none where no rows follow. */
  readonly within: readonly string[];
}

const GREATER = 62;
const SMALL_S = 115;
const NAME = new TextEncoder().encode("sheetData");

/**
 * Takes the head out of a sheet part, of which no more is read than that.
 * @throws WorkbookFileError when it is no text; what else is wrong shows when it is read
 */
export async function takeSheetHead(bytes: BytesInPieces, partName: string): Promise<SheetHead> {
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  for (;;) {
    await bytes.more(Math.max(1, bytes.bytes.length));
    // What looks like the tag may stand in a comment, and its first ">" in a value.
    for (const end of tagEnds(bytes.bytes)) {
      const within = openInRows(decoder.decode(bytes.bytes.subarray(0, end)));
      if (within !== undefined) return { text: decodePiece(partName, bytes.take(end)), within };
    }
    if (bytes.isWhole) return { text: decodePiece(partName, await bytes.rest()), within: [] };
  }
}

/** Behind each ">" that follows the name: there its opening tag may end. */
function* tagEnds(bytes: Uint8Array): Generator<number> {
  for (let at = bytes.indexOf(SMALL_S); at >= 0; at = bytes.indexOf(SMALL_S, at + 1)) {
    if (!NAME.every((code, index) => bytes[at + index] === code)) continue;
    const end = bytes.indexOf(GREATER, at) + 1;
    if (end > 0) yield end;
  }
}

/** The elements that are open behind a text which ends with the opening tag of the rows; undefined for any other. */
function openInRows(xml: string): readonly string[] | undefined {
  try {
    const scanner = new XmlScanner(xml);
    if (!scanner.next()) return undefined;
    const root = scanner.prefix + scanner.name;
    while (scanner.end < xml.length) scanner.next();
    const isOpen = scanner.name === "sheetData" && !scanner.isClosing && !scanner.isSelfClosing && scanner.depth === 2;
    return isOpen ? [root, `${scanner.prefix}sheetData`] : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
