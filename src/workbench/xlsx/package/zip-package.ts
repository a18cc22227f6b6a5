import { checkLimits, checkPartSize } from "./package-limits";
import { partKey, plainPartName } from "./part-name";
import { decodePart, encodePart, utf8Pieces } from "./part-text";
import { unpackEntry, unpackEntryInPieces } from "../zip/unpack-entry";
import { damagedFile, WorkbookFileError } from "./workbook-file-error";
import type { Packing } from "../zip/packing";
import { SCRIPT_PACKING } from "../zip/script-packing";
import { readDirectory } from "../zip/zip-directory";
import type { ZipEntry } from "../zip/zip-entry";
import { ZipError } from "../zip/zip-error";
import { packEntry, writeZip } from "../zip/zip-writer";

/** A part as it is now: from the file, new, or changed when both are there. */
interface Part {
  readonly name: string;
  readonly entry?: ZipEntry;
  readonly text?: string;
  /** What is shown of it while it is as in the file, in place of all. */
  readonly shown?: string;
}

/**
 * The parts of an Office file. The bytes stay compressed; a part is unpacked, and proven by its checksum, when it is asked for.
 * However a name is spelled, its part is found; written back it has the spelling of the file.
 */
export class ZipPackage {
  /** By `partKey`, in the order of the file. */
  private readonly parts = new Map<string, Part>();
  private readonly proven = new Set<ZipEntry>();

  /** @throws WorkbookFileError for anything that is not a readable zip package, or larger than the limits */
  constructor(
    bytes: Uint8Array,
    private readonly packing: Packing = SCRIPT_PACKING,
  ) {
    const entries = readZip(() => readDirectory(bytes));
    checkLimits(entries);
    for (const entry of entries) {
      const key = partKey(entry.name);
      if (this.parts.has(key)) throw damagedFile(`it has two parts of the name "${entry.name}"`);
      this.parts.set(key, { name: plainPartName(entry.name), entry });
    }
  }

  get partNames(): readonly string[] {
    return [...this.parts.values()].map(({ name }) => name);
  }

  has(name: string): boolean {
    return this.parts.has(partKey(name));
  }

  /**
   * The text of a part.
   * @throws WorkbookFileError `damaged` when it is missing, cannot be unpacked, or is no text; `too-large`
   */
  read(name: string): string {
    const part = this.parts.get(partKey(name));
    const text = part?.text ?? part?.shown;
    if (text !== undefined) return text;
    if (part?.entry === undefined) throw damagedFile(`it has no part "${name}"`);
    checkPartSize(part.entry);
    const bytes = this.unpack(part.entry);
    if (bytes.length === 0) throw damagedFile(`its part "${part.name}" is empty`);
    return decodePart(part.name, bytes);
  }

  /**
   * Shows only so much of a part that is in the file, which may be longer than a text can be. Whoever writes another text in its place must
   * put the rest to it with `pack`.
   */
  show(name: string, text: string): void {
    const part = this.parts.get(partKey(name));
    if (part !== undefined) this.parts.set(partKey(name), { ...part, shown: text });
  }

  /** Whether another text was written in a part's place. */
  isWritten(name: string): boolean {
    return this.parts.get(partKey(name))?.text !== undefined;
  }

  /** Packs the whole content of a part that there is, in pieces as it asks for them. It stands as it is then. */
  async pack(name: string, content: AsyncIterable<Uint8Array>): Promise<void> {
    const { name: ownName, entry } = this.parts.get(partKey(name))!;
    const packed = await packEntry(ownName, content, this.packing, entry);
    this.parts.set(partKey(name), { name: ownName, entry: packed });
  }

  /**
   * The bytes of a part as the file has it, in UTF-8, in pieces as they are asked for: whatever its length, no more of it is held than that. Only when the last
   * one was given is the part proven.
   * @throws WorkbookFileError as `read` does
   */
  readInPieces(name: string): AsyncIterable<Uint8Array> {
    const part = this.parts.get(partKey(name));
    if (part?.text !== undefined && part.entry === undefined) return bytesOf(part.text);
    if (part?.entry === undefined) throw damagedFile(`it has no part "${name}"`);
    if (part.entry.size === 0) throw damagedFile(`its part "${part.name}" is empty`);
    return utf8Pieces(part.name, this.unpackInPieces(part.entry));
  }

  /**
   * Proves the parts of XML that were not read yet, so that what saving reads later is known to be whole.
   * @throws WorkbookFileError as `read` does
   */
  checkUnread(): void {
    for (const { name, entry, text } of this.parts.values()) {
      if (entry === undefined || text !== undefined || this.proven.has(entry)) continue;
      if (/\.(xml|rels|vml)$/i.test(name)) this.unpack(entry);
    }
  }

  /** Puts a part in the place of the one of that name, or beside the others. */
  write(name: string, text: string): void {
    const key = partKey(name);
    this.parts.set(key, { ...(this.parts.get(key) ?? { name: plainPartName(name) }), text });
  }

  remove(name: string): void {
    this.parts.delete(partKey(name));
  }

  /** The package as a file: changed parts new, all others byte for byte as they were packed, damaged ones with their old checksum. */
  async toBytes(): Promise<Uint8Array> {
    const { packing } = this;
    const entries = [...this.parts.values()].map(async ({ name, entry, text }) =>
      text === undefined && entry !== undefined ? entry : packEntry(name, bytesOf(text ?? ""), packing, entry),
    );
    return writeZip(await Promise.all(entries));
  }

  private async *unpackInPieces(entry: ZipEntry): AsyncGenerator<Uint8Array> {
    try {
      yield* unpackEntryInPieces(entry, this.packing);
      this.proven.add(entry);
    } catch (error) {
      throw error instanceof ZipError ? asFileError(error) : error;
    }
  }

  private unpack(entry: ZipEntry): Uint8Array {
    const bytes = readZip(() => unpackEntry(entry, this.packing));
    this.proven.add(entry);
    return bytes;
  }
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield encodePart(text);
}

function readZip<Result>(read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    throw error instanceof ZipError ? asFileError(error) : error;
  }
}

function asFileError(error: ZipError): WorkbookFileError {
  const { code, message } = error;
  if (code === "damaged") return damagedFile(message, error);
  const [kind, sentence] =
    code === "encrypted"
      ? ([
          "protected",
          // Excel encrypts a file as a whole, which is no zip file then; an archive program does so entry by entry.
          `This is a zip archive with a password: ${message}. Unpack it with the password, then open the workbook in it.`,
        ] as const)
      : ([
          "damaged",
          `The file is packed in a way that Excel does not read: ${message}. Save it anew where it was made.`,
        ] as const);
  return new WorkbookFileError(kind, sentence, { cause: error });
}
