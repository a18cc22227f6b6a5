import { WorkbookFileError } from "../package/workbook-file-error";
import { oleEntries } from "./ole-entries";
import { CHOOSE_ANOTHER, cutShort, otherKind } from "./other-kind";

/**
 * Refuses a file in the container of old Office documents by what is in it. Sources: MS-OFFCRYPTO 2.2 and 2.3 (EncryptedPackage, the
 * data spaces of rights management, DRMContent of a .xls file), MS-XLS 2.1.2 (Workbook; it was Book before Excel 97).
 * @throws WorkbookFileError always
 */
export function refuseOleFile(bytes: Uint8Array): never {
  const entries = oleEntries(bytes);
  // A directory that cannot be read, in a damaged file, still has names that may be found.
  const isNamed = entries.length > 0 ? (name: string) => entries.includes(name) : textFinder(bytes);
  const hasOneOf = (...names: readonly string[]): boolean => names.some(isNamed);
  if (hasOneOf("DRMEncryptedDataSpace", "DRMEncryptedTransform", "\tDRMContent")) {
    throw new WorkbookFileError(
      "protected",
      "The file is encrypted by rights management, such as a sensitivity label. Ask its owner for a copy without, then open that.",
    );
  }
  if (hasOneOf("EncryptedPackage")) {
    throw new WorkbookFileError(
      "protected",
      "The file is protected with a password. Save a copy without one, then open that.",
    );
  }
  if (hasOneOf("Workbook")) throw oldWorkbook("an Excel 97-2003 file (.xls)");
  if (hasOneOf("Book")) throw oldWorkbook("an Excel 5.0/95 file (.xls)");
  if (hasOneOf("WordDocument")) throw otherKind("a Word 97-2003 document (.doc)", CHOOSE_ANOTHER);
  if (hasOneOf("PowerPoint Document")) throw otherKind("a PowerPoint 97-2003 presentation (.ppt)", CHOOSE_ANOTHER);
  if (hasOneOf("__properties_version1.0")) {
    throw otherKind("an Outlook message (.msg)", "Save the workbook that is attached to it, then open that.");
  }
  if (entries.length === 0) throw cutShort();
  throw otherKind("a file in the container of old Office documents", CHOOSE_ANOTHER);
}

/** The error for a workbook that Excel still opens and that is no package of parts. @param what it is, with its article */
export function oldWorkbook(what: string): WorkbookFileError {
  return new WorkbookFileError("old-format", `This is ${what}. Save it as .xlsx in Excel, then open that.`);
}

function textFinder(bytes: Uint8Array): (name: string) => boolean {
  const text = new TextDecoder("utf-16le").decode(bytes.subarray(0, bytes.length & ~1));
  return (name) => text.includes(name);
}
