import { readRelationships } from "../package/relationships";
import { XmlScanner } from "../package/xml-scanner";
import type { ZipPackage } from "../package/zip-package";

/**
 * The error that stands behind the value metadata of a cell (`vm`), which itself shows no more than an old one.
 * @param shown the error that the cell shows
 * @returns undefined where a data type or an image stands there, and where the file does not tell
 */
export type FindRichError = (valueMetadata: string, shown: string) => string | undefined;

/**
 * Errors that came with data types, by their numbers, which are those of Excel's function ERROR.TYPE less one. A cell shows "#VALUE!" for
 * each of them.
 */
const ERRORS: ReadonlyMap<string | undefined, string> = new Map([
  ["8", "#SPILL!"],
  ["9", "#CONNECT!"],
  ["10", "#BLOCKED!"],
  ["11", "#UNKNOWN!"],
  ["12", "#FIELD!"],
  ["13", "#CALC!"],
]);

/**
 * Finds errors in the parts of a file that hold its rich values. A cell names an entry of the value metadata, that names a rich value, and
 * the kind of that one, "_error" among them, is its structure's. Parts are read when the first such cell comes; one that is missing, or
 * that cannot be read, tells nothing.
 *
 * Sources: [MS-XLSX] 2.6.175 CT_RichValue, 2.6.180 CT_RichValueStructure; ECMA-376 Part 1, 18.9.
 */
export function richErrorsOf(zip: ZipPackage, workbookPartName: string): FindRichError {
  let found: RichParts | undefined;
  return (valueMetadata, shown) => {
    found ??= readRichParts(zip, workbookPartName);
    const { types, values, blocks, richValues, structures } = found;
    const entry = values[Number(valueMetadata) - 1];
    const type = types[Number(entry?.type) - 1];
    // A cube's member or value: the error is its own.
    if (type !== undefined && type !== RICH_VALUES) return shown;
    const rich = richValues[Number(blocks[Number(entry?.value)])];
    const structure = structures[Number(rich?.structure)];
    if (rich === undefined || structure?.type !== "_error") return undefined;
    return ERRORS.get(rich.values[structure.keys.indexOf("errorType")]) ?? shown;
  };
}

const RICH_VALUES = "XLRICHVALUE";

/** What the parts say, in their own order; numbers are as they are written. */
interface RichParts {
  /** Names of the kinds of metadata. */
  readonly types: readonly (string | undefined)[];
  readonly values: readonly { readonly type: string | undefined; readonly value: string | undefined }[];
  /** For each block of rich value metadata the number of its rich value. */
  readonly blocks: readonly (string | undefined)[];
  readonly richValues: readonly { readonly structure: string | undefined; readonly values: readonly string[] }[];
  readonly structures: readonly { readonly type: string | undefined; readonly keys: readonly (string | undefined)[] }[];
}

function readRichParts(zip: ZipPackage, workbookPartName: string): RichParts {
  const links = readRelationships(zip, workbookPartName);
  const metadata = links.find(({ kind }) => kind === "sheetMetadata")?.target;
  // Files have these links at the workbook; the specification has them at the metadata.
  const all = metadata === undefined ? links : [...links, ...readRelationships(zip, metadata)];
  const readLinked = <Result>(kind: string, read: (xml: string) => Result, none: Result): Result => {
    const target = all.find((link) => link.kind === kind)?.target;
    if (target === undefined || !zip.has(target)) return none;
    try {
      return read(zip.read(target));
    } catch (error) {
      if (error instanceof SyntaxError) return none;
      throw error;
    }
  };
  return {
    ...readLinked("sheetMetadata", readMetadata, { types: [], values: [], blocks: [] }),
    richValues: readLinked("rdRichValue", readRichValues, []),
    structures: readLinked("rdRichValueStructure", readStructures, []),
  };
}

function readMetadata(xml: string): Pick<RichParts, "types" | "values" | "blocks"> {
  const scanner = new XmlScanner(xml);
  const types: RichParts["types"][number][] = [];
  const values: { type: string | undefined; value: string | undefined }[] = [];
  const blocks: (string | undefined)[] = [];
  let list = "";
  while (scanner.next()) {
    if (scanner.isClosing) continue;
    const { name } = scanner;
    if (name === "futureMetadata") list = scanner.attribute("name") ?? "";
    else if (name === "cellMetadata" || name === "valueMetadata") list = name;
    else if (name === "metadataType") types.push(scanner.attribute("name"));
    else if (name === "bk" && list === "valueMetadata") values.push({ type: undefined, value: undefined });
    else if (name === "bk" && list === RICH_VALUES) blocks.push(undefined);
    else if (name === "rc" && list === "valueMetadata" && values.length > 0) {
      values[values.length - 1] = { type: scanner.attribute("t"), value: scanner.attribute("v") };
    } else if (name === "rvb" && list === RICH_VALUES && blocks.length > 0) {
      blocks[blocks.length - 1] = scanner.attribute("i");
    }
  }
  return { types, values, blocks };
}

function readRichValues(xml: string): RichParts["richValues"] {
  const scanner = new XmlScanner(xml);
  const found: { structure: string | undefined; values: string[] }[] = [];
  while (scanner.next()) {
    if (scanner.name === "rv" && !scanner.isClosing) found.push({ structure: scanner.attribute("s"), values: [] });
    // The text stands before the closing tag; of an element without one there is none.
    else if (scanner.name === "v" && (scanner.isClosing || scanner.isSelfClosing)) {
      found.at(-1)?.values.push(scanner.isClosing ? scanner.rawTextBefore().trim() : "");
    }
  }
  return found;
}

function readStructures(xml: string): RichParts["structures"] {
  const scanner = new XmlScanner(xml);
  const found: { type: string | undefined; keys: (string | undefined)[] }[] = [];
  while (scanner.next()) {
    if (scanner.isClosing) continue;
    if (scanner.name === "s") found.push({ type: scanner.attribute("t"), keys: [] });
    else if (scanner.name === "k") found.at(-1)?.keys.push(scanner.attribute("n"));
  }
  return found;
}
