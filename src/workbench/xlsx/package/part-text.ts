import { damagedFile, type WorkbookFileError } from "./workbook-file-error";

const DECLARATION = /^<\?xml\s[^>]*?\sencoding\s*=\s*(?:"([^"]*)"|'([^']*)')[^>]*?\?>/;

/** Control characters and half characters that XML 1.0 has no place for (section 2.2). */
// eslint-disable-next-line no-control-regex -- these are the characters XML 1.0 forbids
const FORBIDDEN = /[\0-\x08\v\f\x0e-\x1f\ufffe\uffff]/;

/** What looks like a reference and is none that a package knows: it declares no entities of its own. */
const NO_REFERENCE = /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);)/;

/** Where such a sign stands for itself; and what is refused for another reason. */
const VERBATIM = /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[[\s\S]*?\]\]>|<!DOCTYPE[\s\S]*/g;

/** How a part may begin that says its encoding by its first bytes, and the encoding (XML 1.0, appendix F). */
const BEGINNINGS: readonly (readonly [bytes: readonly number[], encoding: string])[] = [
  [[0, 0, 0xfe, 0xff], "utf-32"],
  [[0xff, 0xfe, 0, 0], "utf-32"],
  [[0xff, 0xfe], "utf-16le"],
  [[0xfe, 0xff], "utf-16be"],
  [[0xef, 0xbb, 0xbf], "utf-8"],
  [[0x3c, 0, 0, 0], "utf-32"],
  [[0, 0, 0, 0x3c], "utf-32"],
  [[0x3c, 0], "utf-16le"],
  [[0, 0x3c], "utf-16be"],
];

/** The mark that may stand before UTF-8. */
const MARK = [0xef, 0xbb, 0xbf];

/** In them stands the declaration, if any. */
const BEGINNING_BYTES = 256;

const UTF8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** The encoding's letters from 0x80 on; it has none for five numbers, which stand for themselves. */
const WINDOWS_1252 = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ";

/**
 * The text of a part. Packages have UTF-8 and UTF-16 alone (ECMA-376 Part 2, M1.17); other encodings that the platform knows are read
 * when the part declares them. Bytes that are no text in their encoding are refused: a character put in their place were another value.
 * @throws WorkbookFileError `damaged`, which names the part
 */
export function decodePart(name: string, bytes: Uint8Array): string {
  return checkedText(name, decoderOf(name, encodingOf(bytes))(bytes));
}

/**
 * The bytes of a part in UTF-8, whatever its encoding, in pieces as they come. What is in UTF-8 is passed on as it is, and proven to be
 * that by whoever reads it as text (`decodePiece`).
 * @throws WorkbookFileError as `decodePart` does
 */
export async function* utf8Pieces(name: string, pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let decode: Decode | undefined;
  let isFirst = true;
  for await (const piece of withWholeBeginning(pieces)) {
    if (isFirst) {
      isFirst = false;
      const encoding = encodingOf(piece);
      if (encoding !== "utf-8") decode = decoderOf(name, encoding);
      else if (MARK.every((byte, index) => piece[index] === byte)) {
        yield piece.subarray(MARK.length);
        continue;
      }
    }
    yield decode === undefined ? piece : new TextEncoder().encode(decode(piece, true));
  }
  if (decode !== undefined) yield new TextEncoder().encode(decode(new Uint8Array()));
}

/** The same pieces, of which the first is long enough to tell the encoding by it. */
async function* withWholeBeginning(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let beginning: Uint8Array | undefined = new Uint8Array();
  for await (const piece of pieces) {
    if (beginning === undefined) {
      yield piece;
      continue;
    }
    const longer: Uint8Array = new Uint8Array(beginning.length + piece.length);
    longer.set(beginning);
    longer.set(piece, beginning.length);
    beginning = longer.length < BEGINNING_BYTES ? longer : undefined;
    if (beginning === undefined) yield longer;
  }
  if (beginning !== undefined) yield beginning;
}

/** Text out of UTF-8, of a place between two tags to another. @throws WorkbookFileError as `decodePart` does */
export function decodePiece(name: string, bytes: Uint8Array): string {
  try {
    return checkedText(name, UTF8.decode(bytes));
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    throw noText(name, "utf-8", cause);
  }
}

function checkedText(name: string, text: string): string {
  if (FORBIDDEN.test(text)) throw damagedFile(`its part "${name}" holds a character that no XML may hold`);
  // Legacy drawings are HTML in parts, and Excel reads them all the same.
  if (NO_REFERENCE.test(text) && !/\.vml$/i.test(name) && NO_REFERENCE.test(text.replace(VERBATIM, ""))) {
    throw damagedFile(`its part "${name}" holds a reference to a character that no XML knows`);
  }
  return text;
}

/** Whether a text holds what XML 1.0 has no place for: control characters, halves of characters. */
export function holdsForbiddenCharacter(text: string): boolean {
  return FORBIDDEN.test(text) || /\p{Surrogate}/u.test(text);
}

/** The bytes of a part that was changed: UTF-8, and a declaration that says so. */
export function encodePart(text: string): Uint8Array {
  const declared = DECLARATION.exec(text);
  if (declared === null) return new TextEncoder().encode(text);
  const declaration = declared[0].replace(/(\sencoding\s*=\s*)(?:"[^"]*"|'[^']*')/, '$1"UTF-8"');
  return new TextEncoder().encode(
    isUtf8(declared[1] ?? declared[2]!) ? text : declaration + text.slice(declared[0].length),
  );
}

function encodingOf(bytes: Uint8Array): string {
  const known = BEGINNINGS.find(([begins]) => begins.every((byte, index) => bytes[index] === byte));
  if (known !== undefined) return known[1];
  const declared = DECLARATION.exec(String.fromCharCode(...bytes.subarray(0, BEGINNING_BYTES)));
  const encoding = (declared?.[1] ?? declared?.[2] ?? "utf-8").toLowerCase();
  // A program that made its XML in memory may say so of a file that has a byte a character: it can be no UTF-16.
  return isUtf8(encoding) || /^(utf-?16(le|be)?|ucs-?2|unicode|(us-)?ascii)$/.test(encoding) ? "utf-8" : encoding;
}

function isUtf8(encoding: string): boolean {
  return /^utf-?8$/i.test(encoding);
}

/** @param isToGoOn whether more bytes come, with which a character may go on */
type Decode = (bytes: Uint8Array, isToGoOn?: boolean) => string;

function decoderOf(name: string, encoding: string): Decode {
  let decoder: TextDecoder;
  try {
    decoder = new TextDecoder(encoding, { fatal: true });
  } catch (cause) {
    throw damagedFile(`its part "${name}" is written in "${encoding}", an encoding that cannot be read`, cause);
  }
  return (bytes, isToGoOn = false) => {
    try {
      const text = decoder.decode(bytes, { stream: isToGoOn });
      return decoder.encoding === "windows-1252" ? text.replace(/[\x80-\x9f]/g, inWindows1252) : text;
    } catch (cause) {
      throw noText(name, encoding, cause);
    }
  };
}

function noText(name: string, encoding: string, cause: unknown): WorkbookFileError {
  return damagedFile(`its part "${name}" holds bytes that are no text in ${encoding}`, cause);
}

/** Node reads windows-1252 as if it were ISO-8859-1 (nodejs/node issue 56542); browsers know the letters from 0x80 to 0x9F. */
function inWindows1252(character: string): string {
  return WINDOWS_1252.charAt(character.charCodeAt(0) - 0x80);
}
