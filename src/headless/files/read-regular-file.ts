import { constants } from "node:fs";
import { open } from "node:fs/promises";
import { MOST_FILE_BYTES } from "../../workbench/xlsx/package/package-limits";

/**
 * The bytes of a file. A pipe or a device is refused: it may have no end, or wait for ever for somebody who writes.
 * @throws the system's own error, or one with the code `NOT_A_FILE` or `TOO_LARGE`
 */
export async function readRegularFile(file: string): Promise<Uint8Array> {
  // Without it, opening a pipe waits for somebody who writes. Windows has none.
  const handle = await open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const stats = await handle.stat();
    if (stats.isDirectory()) throw withCode("EISDIR");
    if (!stats.isFile()) throw withCode("NOT_A_FILE");
    if (stats.size > MOST_FILE_BYTES) throw withCode("TOO_LARGE");
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

function withCode(code: string): Error {
  return Object.assign(new Error(code), { code });
}
