import { CHOOSE_ANOTHER, LOAD_INTO_EXCEL, otherKind, SAVE_IN_EXCEL } from "./other-kind";

/** As much as is looked at; what tells a kind stands at the beginning. */
const HEAD_BYTES = 8_192;

/** Kinds of text, the first that fits; `begins` is tried on the text without blanks before it, in small letters. */
const KINDS: readonly { readonly begins: RegExp; readonly what: string; readonly way: string }[] = [
  {
    begins: /^version https:\/\/git-lfs/,
    what: "the pointer that Git LFS leaves in the place of a file",
    way: "Fetch the file itself with git lfs pull, then open that.",
  },
  { begins: /^\{\\rtf/, what: "a rich text document (RTF)", way: CHOOSE_ANOTHER },
  { begins: /^<[^]*urn:schemas-microsoft-com:office:spreadsheet/, what: "an XML Spreadsheet 2003", way: SAVE_IN_EXCEL },
  { begins: /^<[^]*urn:oasis:names:tc:opendocument/, what: "a flat OpenDocument file (.fods)", way: SAVE_IN_EXCEL },
  {
    begins:
      /^(<\?xml[^>]*\?>\s*|<!--(?:(?!-->)[^])*-->\s*)*<(!doctype html|html|head|body|table|meta|style|div|center|font)\b/,
    what: "a web page (HTML)",
    way: SAVE_IN_EXCEL,
  },
  { begins: /^mime-version:/, what: "a web page in one file (MHTML)", way: SAVE_IN_EXCEL },
  { begins: /^<(\?xml|!--|[a-z])/, what: "an XML file", way: SAVE_IN_EXCEL },
  {
    begins: /^\{[^]*(docs\.google\.com|drive\.google\.com|"doc_id")/,
    what: "a shortcut to a Google sheet",
    way: "Download it from Google Sheets as Microsoft Excel (.xlsx), then open that.",
  },
  {
    begins: /^\[internetshortcut\]/,
    what: "a shortcut to a web address",
    way: "Download the workbook itself, then open that.",
  },
  { begins: /^(\{\s*["}]|\[\s*[[{"\]\d-])/, what: "a JSON text", way: LOAD_INTO_EXCEL },
  { begins: /^id;p/, what: "a SYLK file (.slk)", way: SAVE_IN_EXCEL },
];

/** LibreOffice's own lock file: five fields, the last one empty ("user,host,..,18.05.2024 10:12,file:///...;"). */
const LIBRE_OFFICE_LOCK = /^[^,\n]*,[^,\n]*,[^,\n]*,\d\d\.\d\d\.\d{4} \d\d:\d\d,[^,\n]*;\s*$/;

/**
 * Refuses a file of text by what its text is; other files pass.
 * @throws WorkbookFileError
 */
export function refuseTextFile(bytes: Uint8Array): void {
  const text = textOf(bytes.subarray(0, HEAD_BYTES));
  if (text === undefined) return;
  const head = text.trimStart().toLowerCase();
  if (LIBRE_OFFICE_LOCK.test(text)) {
    throw otherKind("a lock file of LibreOffice", "Choose the workbook without .~lock. and # in its name.");
  }
  const kind = KINDS.find(({ begins }) => begins.test(head));
  throw kind === undefined ? otherKind("a text file (such as CSV)", SAVE_IN_EXCEL) : otherKind(kind.what, kind.way);
}

/** The text of bytes that are one, in the encodings that Excel and other programs export; undefined for others. */
function textOf(bytes: Uint8Array): string | undefined {
  const text = decoded(bytes);
  // eslint-disable-next-line no-control-regex -- these are what no text has; a form feed and DOS's end of file it may have
  return /[\u0000-\u0008\u000B\u000E-\u0019\u001B-\u001F]/.test(text) ? undefined : text;
}

function decoded(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true }); // the last character may be cut
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
