import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { existsSync } from "node:fs";
import { isCompressible } from "./compressible";
import { contentTypeOf, isNamedByContent, servedFile, type ServedFile } from "./served-file";

const gzipFile = promisify(gzip);

/** What a page with Office.js loads is some 8 MB; the folder of Office.js, in all languages, is ten times that. */
const MAX_KEPT_BYTES = 48 * 1024 * 1024;

/** Files that are read and compressed when they are first asked for, and kept until others need the room. */
export class FileStore {
  readonly #kept = new Map<string, Promise<ServedFile>>();
  readonly #bytes = new Map<string, number>();

  constructor(private readonly maxBytes = MAX_KEPT_BYTES) {}

  /** @param file its full path; it must be one that may be served. Rejects as `readFile` does. */
  get(file: string): Promise<ServedFile> {
    const known = this.#kept.get(file);
    if (known !== undefined) return known;
    const read = readServed(file);
    this.#kept.set(file, read);
    read.then(
      (served) => this.#keep(file, served),
      () => this.#kept.delete(file),
    );
    return read;
  }

  #keep(file: string, { body, compressed }: ServedFile): void {
    this.#bytes.set(
      file,
      [body, ...Object.values(compressed)].reduce((sum, { length }) => sum + length, 0),
    );
    let total = [...this.#bytes.values()].reduce((sum, bytes) => sum + bytes, 0);
    for (const [oldest, bytes] of this.#bytes) {
      if (total <= this.maxBytes) break;
      this.#bytes.delete(oldest);
      this.#kept.delete(oldest);
      total -= bytes;
    }
  }
}

async function readServed(file: string): Promise<ServedFile> {
  const body = await readFile(file);
  const cacheControl = isNamedByContent(file) ? "public, max-age=31536000, immutable" : "no-cache";
  if (!isCompressible(contentTypeOf(file) ?? null)) return servedFile(file, body, cacheControl);
  // The build packs what takes long.
  const br = existsSync(`${file}.br`) ? { br: await readFile(`${file}.br`) } : {};
  return servedFile(file, body, cacheControl, { ...br, gzip: await gzipFile(body) });
}
