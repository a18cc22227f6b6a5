import { createWriteStream, rmSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import { SparkRefusal } from "./spark-refusal";

/** The one volume there is. */
export const VOLUME = "/Volumes/workspace/default/uploads";

/** Files of the volume, in a temporary folder of this machine. What they are called there has nothing to do with what a request calls them. */
export class SampleVolume {
  private readonly files = new Map<string, string>();
  private folder: Promise<string> | undefined;
  private made = 0;

  /** @param name from the slash on, decoded */
  holds(name: string): boolean {
    const rest = name.startsWith(`${VOLUME}/`) ? name.slice(VOLUME.length + 1) : "";
    return rest !== "" && rest.split("/").every((part) => !/^\.{0,2}$/.test(part) && !part.includes("\\"));
  }

  async put(name: string, body: ReadableStream | null): Promise<void> {
    this.folder ??= makeFolder();
    const file = path.join(await this.folder, `${this.made++}`);
    try {
      await pipeline(body === null ? Readable.from([]) : Readable.fromWeb(body), createWriteStream(file));
    } catch (error) {
      // Half a file is none, and would fill the disk.
      await rm(file, { force: true });
      throw error;
    }
    await this.remove(name);
    this.files.set(name, file);
  }

  async get(name: string): Promise<Buffer | undefined> {
    const file = this.files.get(name);
    return file === undefined ? undefined : await readFile(file);
  }

  /** @returns whether it was there */
  async remove(name: string): Promise<boolean> {
    const file = this.files.get(name);
    if (file === undefined) return false;
    this.files.delete(name);
    await rm(file);
    return true;
  }

  /** Where a statement finds it. @throws SparkRefusal */
  fileOf(name: string): string {
    const file = this.files.get(name);
    if (file !== undefined) return file;
    throw new SparkRefusal("PATH_NOT_FOUND", "Path does not exist. SQLSTATE: 42K03");
  }
}

async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "scoresheet-volume-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
