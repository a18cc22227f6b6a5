import { rm, stat } from "node:fs/promises";
import { readRegularFile } from "../files/read-regular-file";
import { writeWhole } from "../files/write-whole";
import type { PartialFiles } from "../run/command-parts";

/** A run that is killed after less than that is begun anew. */
const EVERY_MS = 60_000;

/** @param outPlace where the result is to stand, behind any links */
export function partialFilesBeside(outPlace: string): PartialFiles {
  const nameOf = (key: string): string => `${outPlace}.${key}.partial`;
  return {
    everyMs: EVERY_MS,
    nameOf,
    read: async (key) => {
      try {
        return (await isOwn(nameOf(key))) ? await readRegularFile(nameOf(key)) : undefined;
      } catch {
        return undefined; // A run can always begin anew.
      }
    },
    write: (key, bytes) => writeWhole(nameOf(key), bytes),
    remove: (key) => rm(nameOf(key), { force: true }),
  };
}

/** In a folder such as /tmp anybody may put a file, and what is in this one would be taken for answers of the model. */
async function isOwn(file: string): Promise<boolean> {
  const me = process.geteuid?.();
  return me === undefined || (await stat(file)).uid === me;
}
