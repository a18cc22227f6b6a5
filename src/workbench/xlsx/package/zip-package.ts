import { strFromU8, strToU8, unzipSync, zipSync, type UnzipFileInfo, type Zippable } from "fflate";
import { damagedFile, WorkbookFileError } from "./workbook-file-error";

/** All parts together, unpacked. A file of 1,048,576 rows and 20 columns stays below; a zip bomb does not. */
const MAX_UNPACKED_BYTES = 2_000_000_000;

/** Parts that only cost time to compress again. */
const COMPRESSED_ALREADY = /\.(png|jpe?g|gif|zip|xlsb)$/i;

/** A fixed time stamp for the entries, so that the same workbook always gives the same bytes. The first one zip knows is 1980. */
const ENTRY_TIME = new Date(1980, 0, 1);

/** The parts of an Office file. The bytes stay compressed; a part is unpacked when it is asked for. */
export class ZipPackage {
  private readonly names: string[] = [];
  private readonly changed = new Map<string, string | null>();

  /** @throws WorkbookFileError for anything that is not a readable zip package */
  constructor(private readonly bytes: Uint8Array) {
    let unpackedBytes = 0;
    this.unzip((file) => {
      if (!file.name.endsWith("/")) this.names.push(file.name);
      unpackedBytes += file.originalSize;
      return false;
    });
    if (unpackedBytes > MAX_UNPACKED_BYTES) {
      throw new WorkbookFileError("too-large", "The file is too large to open here: more than 2 GB when unpacked.");
    }
  }

  get partNames(): readonly string[] {
    return [...this.names.filter((name) => this.changed.get(name) !== null), ...this.addedNames()];
  }

  has(name: string): boolean {
    return this.partNames.includes(this.spelling(name));
  }

  /**
   * The text of a part.
   * @throws WorkbookFileError `damaged` when it is missing or cannot be unpacked
   */
  read(name: string): string {
    const spelling = this.spelling(name);
    const changed = this.changed.get(spelling);
    if (changed !== undefined && changed !== null) return changed;
    const bytes = this.unzip((file) => file.name === spelling)[spelling];
    if (!bytes || changed === null) throw damagedFile(`it has no part "${name}"`);
    return decodePart(bytes);
  }

  /** Puts a part in the place of the one of that name, or beside the others. */
  write(name: string, text: string): void {
    this.changed.set(this.spelling(name), text);
  }

  remove(name: string): void {
    this.changed.set(this.spelling(name), null);
  }

  /** The package as a file: changed parts new, all others as they were. */
  toBytes(): Uint8Array {
    const kept = this.unzip((file) => !this.changed.has(file.name) && !file.name.endsWith("/"));
    const parts: Zippable = {};
    for (const name of this.partNames) {
      const text = this.changed.get(name);
      const bytes = typeof text === "string" ? strToU8(text) : kept[name];
      if (bytes) parts[name] = [bytes, { level: COMPRESSED_ALREADY.test(name) ? 0 : 6, mtime: ENTRY_TIME }];
    }
    return zipSync(parts);
  }

  private addedNames(): string[] {
    return [...this.changed]
      .filter(([name, text]) => text !== null && !this.names.includes(name))
      .map(([name]) => name);
  }

  /** Part names match without regard to case (ECMA-376 Part 2, 6.2.2.3). */
  private spelling(name: string): string {
    const lower = name.toLowerCase();
    return this.names.find((known) => known.toLowerCase() === lower) ?? name;
  }

  private unzip(filter: (file: UnzipFileInfo) => boolean): Record<string, Uint8Array> {
    try {
      return unzipSync(this.bytes, { filter });
    } catch (cause) {
      throw damagedFile("its parts cannot be unpacked", cause);
    }
  }
}

function decodePart(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  if (bytes[0] === 0xef && bytes[1] === 0xbb) return strFromU8(bytes.subarray(3));
  return strFromU8(bytes);
}
