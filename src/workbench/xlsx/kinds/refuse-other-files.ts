import { checkFileSize } from "../package/package-limits";
import { WorkbookFileError } from "../package/workbook-file-error";
import { isOleFile } from "./ole-entries";
import { CHOOSE_ANOTHER, cutShort, LOAD_INTO_EXCEL, otherKind, unknownKind } from "./other-kind";
import { oldWorkbook, refuseOleFile } from "./refuse-ole-file";
import { refuseTextFile } from "./refuse-text-file";

const UNPACK = "Unpack it and choose the workbook in it.";

/** Files that are known by their first bytes, each byte a character; whatever the file is called. */
const BINARY_KINDS: readonly (readonly [begins: string, what: string, way: string])[] = [
  ["%PDF-", "a PDF document", "Choose the workbook that it was made of."],
  ["PAR1", "a Parquet file", LOAD_INTO_EXCEL],
  ["PARE", "an encrypted Parquet file", LOAD_INTO_EXCEL],
  ["ARROW1", "an Arrow file (Feather)", "Save it as .xlsx, then open that."],
  ["Obj\x01", "an Avro file", "Save it as .xlsx, then open that."],
  ["SQLite format 3\0", "a SQLite database", LOAD_INTO_EXCEL],
  ["\x89HDF\r\n", "an HDF5 file", "Save it as .xlsx, then open that."],
  ["\x93NUMPY", "a NumPy array (.npy)", "Save it as .xlsx, then open that."],
  ["\x1f\x8b", "a gzip archive", UNPACK],
  ["7z\xbc\xaf\x27\x1c", "a 7-Zip archive", UNPACK],
  ["Rar!\x1a\x07", "a RAR archive", UNPACK],
  ["BZh", "a bzip2 archive", UNPACK],
  ["\xfd7zXZ\0", "an xz archive", UNPACK],
  ["\x28\xb5\x2f\xfd", "a Zstandard archive", UNPACK],
  ["\x89PNG", "a picture", CHOOSE_ANOTHER],
  ["\xff\xd8\xff", "a picture", CHOOSE_ANOTHER],
  ["GIF8", "a picture", CHOOSE_ANOTHER],
  ["L\0\0\0\x01\x14\x02\0", "a shortcut of Windows (.lnk)", "Choose the workbook that it leads to."],
  [
    "\0\x05\x16\x07",
    "the companion file that a Mac puts beside a workbook",
    "Choose the workbook without ._ before its name.",
  ],
];

/** A zip file begins with its first entry, or with the end of an empty one. A text may begin with "PK" as well, such as a CSV of keys. */
const ZIP_BEGINNINGS = ["PK\x03\x04", "PK\x05\x06", "PK\x07\x08"];

/** 22 bytes of the last record, and a comment of 65,535 at most (APPNOTE.TXT 4.3.16). */
const MOST_BYTES_OF_ZIP_END = 22 + 65_535;

/**
 * Refuses a file that is no package of parts, by its content: names end in anything. What passes is a zip file with its end.
 * @throws WorkbookFileError with what the file is, and what to do instead
 */
export function refuseOtherFiles(bytes: Uint8Array): void {
  checkFileSize(bytes.length);
  if (bytes.length === 0) {
    throw new WorkbookFileError("not-a-workbook", "The file is empty: it has no bytes. Choose another one.");
  }
  if (ZIP_BEGINNINGS.some((first) => begins(bytes, first))) {
    if (!hasZipEnd(bytes)) throw cutShort();
    return;
  }
  if (isOleFile(bytes)) refuseOleFile(bytes);
  if (isExcelLockFile(bytes)) {
    throw otherKind(
      "Excel's lock file, which tells who has a workbook open",
      "Choose the workbook without ~$ before its name.",
    );
  }
  if (isBareSheet(bytes)) throw oldWorkbook("a file of Excel 2 to 95 (.xls)");
  const kind = BINARY_KINDS.find(([first]) => begins(bytes, first));
  if (kind !== undefined) throw otherKind(kind[1], kind[2]);
  if (bytes.every((byte) => byte === 0)) {
    const what = "The file holds nothing but zeros, as one that was never copied to its end.";
    throw new WorkbookFileError("damaged", `${what} Copy or download it once more, then open that.`);
  }
  refuseTextFile(bytes);
  throw unknownKind();
}

function begins(bytes: Uint8Array, first: string): boolean {
  return latin1(bytes, first.length) === first;
}

function latin1(bytes: Uint8Array, length: number): string {
  return String.fromCharCode(...bytes.subarray(0, length));
}

function hasZipEnd(bytes: Uint8Array): boolean {
  const last = Math.max(0, bytes.length - MOST_BYTES_OF_ZIP_END);
  for (let place = bytes.length - 22; place >= last; place--) {
    if (begins(bytes.subarray(place, place + 4), "PK\x05\x06")) return true;
  }
  return false;
}

/** A file without a container begins with its first record: BOF, of 4 to 16 bytes (MS-XLS 2.4.21 and its predecessors). */
function isBareSheet(bytes: Uint8Array): boolean {
  const [kind = 0, version = 0, length = 0, more = 1] = bytes;
  return kind === 9 && [0, 2, 4, 8].includes(version) && length >= 4 && length <= 16 && more === 0;
}

/**
 * Excel's owner file "~$Book.xlsx": 165 bytes, the user's name with its length before it, padded with blanks to 54 bytes, then once more
 * in two bytes a character. Microsoft documents its purpose ("Description of how Word creates temporary files"), not its layout.
 */
function isExcelLockFile(bytes: Uint8Array): boolean {
  return bytes.length === 165 && bytes[0]! > 0 && bytes[0]! <= 54 && bytes[55]! <= 54 && bytes[56] === 0;
}
