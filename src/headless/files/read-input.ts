import { CommandError } from "../telling/exit-codes";
import { fileReason } from "./file-reason";

/** A signature of 16,384 columns, as many as a sheet has, takes 2 MB, and a recipe no more. Larger texts would be parsed for minutes. */
const MAX_TEXT_BYTES = 20_000_000;

/** How files are read. */
export interface InputParts {
  readonly readFile: (path: string) => Promise<Uint8Array>;
}

/**
 * A file that the command names.
 * @throws CommandError that says which, and why it cannot be read
 */
export async function readInput(
  what: "workbook" | "signature" | "recipe",
  path: string,
  { readFile }: InputParts,
): Promise<Uint8Array> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    throw unreadable(what, path, error);
  }
  if (what !== "workbook" && bytes.length > MAX_TEXT_BYTES) {
    throw new CommandError(`The ${what} ${path} cannot be read: it has more than 20 MB, as no ${what} has.`);
  }
  return bytes;
}

/** Why a file that the command names could not be read. @param error the system's own */
export function unreadable(what: string, path: string, error: unknown): CommandError {
  return new CommandError(`The ${what} ${path} cannot be read: ${fileReason(error)}.`);
}
