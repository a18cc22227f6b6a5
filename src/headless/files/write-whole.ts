import { randomUUID } from "node:crypto";
import { rmSync, type Stats } from "node:fs";
import { open, rename, rm, stat, writeFile, type FileHandle } from "node:fs/promises";
import path from "node:path";

/** Files that stand beside their place and are not whole yet. */
const unfinished = new Set<string>();

/**
 * Writes a file so that its place holds the old one or the new one, never a part: a full disk, a kill or a power cut may come at any
 * moment. The bytes go beside it first and take its place when they are on the disk. An older file keeps its permissions, and its owner
 * where the system lets us give files away. A symbolic link is replaced, not followed. What is no file (a pipe, a device) takes the bytes
 * as they come.
 * @throws the system's own error; nothing is left beside the file then
 */
export async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
  const older = await stat(file).catch(() => undefined);
  if (older !== undefined && !older.isFile()) return writeFile(file, bytes);
  const beside = placeBeside(file);
  unfinished.add(beside);
  try {
    await writeThrough(beside, bytes, older);
    await rename(beside, file);
    await flushFolder(path.dirname(file));
  } catch (error) {
    await rm(beside, { force: true }).catch(() => undefined);
    throw error;
  } finally {
    unfinished.delete(beside);
  }
}

/** A name that nobody else has for a file in the same folder, so that it can be moved without being copied. A killed run leaves it there. */
export function placeBeside(file: string): string {
  return path.join(path.dirname(file), `.scoresheet-${randomUUID()}.tmp`);
}

/** Takes away what is not whole yet: for a program that is about to end. It writes nothing more afterwards. */
export function removeUnfinished(): void {
  for (const beside of unfinished) rmSync(beside, { force: true });
}

/** @param older the file whose place it takes: what is in it is shown to nobody who could not see the older one */
async function writeThrough(file: string, bytes: Uint8Array, older: Stats | undefined): Promise<void> {
  const handle = await open(file, "wx", older === undefined ? 0o666 : 0o600);
  try {
    await handle.writeFile(bytes);
    if (older !== undefined) await keepRights(handle, older);
    await handle.datasync();
  } finally {
    await handle.close();
  }
}

async function keepRights(handle: FileHandle, older: Stats): Promise<void> {
  const { uid, gid } = await handle.stat();
  // Only an administrator may give files away; anybody else has written the file, and it is theirs.
  if (uid !== older.uid || gid !== older.gid) await handle.chown(older.uid, older.gid).catch(() => undefined);
  await handle.chmod(older.mode & 0o7777); // after the owner, whose change takes some of the bits away
}

/** That the file stands in its place is on the disk only with its folder. Some systems open no folder, or flush none: nothing is lost then. */
async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r").catch(() => undefined);
  await handle?.datasync().catch(() => undefined);
  await handle?.close();
}
