import { CommandError } from "../telling/exit-codes";
import { fileReason } from "./file-reason";

/**
 * A file that the command names.
 * @throws CommandError that says which, and why it cannot be read
 */
export async function readInput(
  what: "workbook" | "signature",
  path: string,
  { readFile }: { readonly readFile: (path: string) => Promise<Uint8Array> },
): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    throw new CommandError(`The ${what} ${path} cannot be read: ${fileReason(error)}.`);
  }
}
