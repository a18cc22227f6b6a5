import { contentTypeOf } from "../package/content-type";
import { readRelationships } from "../package/relationships";
import { damagedFile } from "../package/workbook-file-error";
import type { ZipPackage } from "../package/zip-package";
import { CHOOSE_ANOTHER, LOAD_INTO_EXCEL, otherKind, SAVE_IN_EXCEL } from "./other-kind";
import { oldWorkbook } from "./refuse-ole-file";

/** Main parts of other documents, by a piece of their content types. */
const OTHER_DOCUMENTS: readonly (readonly [contentType: RegExp, what: string])[] = [
  [/wordprocessingml|ms-word/i, "a Word document"],
  [/presentationml|ms-powerpoint/i, "a PowerPoint presentation"],
  [/visio/i, "a Visio drawing"],
];

/** OpenDocument and EPUB name themselves in a part of this name (OpenDocument 1.3 Part 2, 3.3). */
const OWN_NAME = "mimetype";

/**
 * Refuses a zip file that holds no workbook of sheets in XML, by what is in it.
 * @throws WorkbookFileError
 */
export function refuseOtherPackages(zip: ZipPackage): void {
  const main = readRelationships(zip, "").find(({ kind }) => kind === "officeDocument")?.target;
  if (main === undefined) refuseArchive(zip);
  const contentType = contentTypeOf(zip, main) ?? "";
  const other = OTHER_DOCUMENTS.find(([piece]) => piece.test(contentType));
  if (other !== undefined) throw otherKind(other[1], CHOOSE_ANOTHER);
  if (/addin/i.test(contentType)) {
    throw otherKind(
      "an Excel add-in (.xlam), whose sheets are never shown",
      "Choose the workbook that holds the table.",
    );
  }
  if (/\.sheet\.binary\./i.test(contentType) || main.toLowerCase().endsWith(".bin")) {
    throw oldWorkbook("a binary workbook (.xlsb)");
  }
  if (!zip.has(main)) throw damagedFile(`it has no part "${main}"`);
  if (!/<(?:[\w.-]+:)?workbook[\s>]/.test(zip.read(main))) throw otherKind("an Office document", CHOOSE_ANOTHER);
}

function refuseArchive(zip: ZipPackage): never {
  const names = zip.partNames;
  const ownName = names.includes(OWN_NAME) ? zip.read(OWN_NAME).trim() : "";
  if (ownName.includes("opendocument.spreadsheet"))
    throw otherKind("an OpenDocument spreadsheet (.ods)", SAVE_IN_EXCEL);
  if (ownName.includes("opendocument")) throw otherKind("an OpenDocument file", CHOOSE_ANOTHER);
  if (ownName.includes("epub")) throw otherKind("a book (EPUB)", CHOOSE_ANOTHER);
  if (names.some((name) => /(^|\/)Index(\.zip$|\/.*\.iwa$)/.test(name))) {
    throw otherKind(
      "a document of Apple's Numbers, Pages or Keynote",
      "Export it as Excel (.xlsx) from Numbers, then open that.",
    );
  }
  if (zip.has("xl/workbook.xml")) throw damagedFile("nothing in it says which part is the workbook");
  const inside = names.find((name) => /\.(xlsx|xlsm|xltx|xltm|xlsb|xls)$/i.test(name) && !name.startsWith("__MACOSX/"));
  if (inside !== undefined) throw otherKind(`a zip archive that holds "${inside}"`, "Unpack it, then open that.");
  if (names.some((name) => /\.(csv|parquet|json)$/i.test(name))) {
    throw otherKind("a zip archive of data", `Unpack it. ${LOAD_INTO_EXCEL}`);
  }
  throw otherKind("a zip archive", "Unpack it and choose the workbook in it.");
}
