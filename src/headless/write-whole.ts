import { randomUUID } from "node:crypto";
import { open, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";

/**
 * Writes a file so that its place holds the old one or the new one, never a part: a full disk, a kill or a power cut may come at any
 * moment. The bytes go beside it first and take its place when they are on the disk. An older file keeps its permissions. A symbolic link
 * is replaced, not followed. What is no file (a pipe, a device), or stands in a folder that takes no other file, is written in place.
 * @throws the system's own error; nothing is left beside the file then
 */
export async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
  const older = await stat(file).catch(() => undefined);
  if (older !== undefined && !older.isFile()) return writeFile(file, bytes);
  const beside = path.join(path.dirname(file), `.scoresheet-${randomUUID()}.tmp`);
  try {
    await writeThrough(beside, bytes, older?.mode);
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true });
    if (older === undefined || !isForbidden(error)) throw error;
    await writeFile(file, bytes);
  }
}

/** @param mode permissions that it gets whatever the process would give to a new file */
async function writeThrough(file: string, bytes: Uint8Array, mode: number | undefined): Promise<void> {
  const handle = await open(file, "wx");
  try {
    await handle.writeFile(bytes);
    if (mode !== undefined) await handle.chmod(mode);
    await handle.datasync();
  } finally {
    await handle.close();
  }
}

/** The folder takes no new file, or the older file may be written but not replaced, as in a folder with the sticky bit. */
function isForbidden(error: unknown): boolean {
  return ["EACCES", "EPERM"].includes((error as NodeJS.ErrnoException).code ?? "");
}
