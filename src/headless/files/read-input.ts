import { CommandError } from "../telling/exit-codes";
import { fileReason } from "./file-reason";

/** A signature of 16,384 columns, as many as a sheet has, takes 2 MB. Larger texts would be parsed for minutes. */
const MAX_SIGNATURE_BYTES = 20_000_000;

/**
 * A file that the command names.
 * @throws CommandError that says which, and why it cannot be read
 */
export async function readInput(
  what: "workbook" | "signature",
  path: string,
  { readFile }: { readonly readFile: (path: string) => Promise<Uint8Array> },
): Promise<Uint8Array> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    throw new CommandError(`The ${what} ${path} cannot be read: ${fileReason(error)}.`);
  }
  if (what === "signature" && bytes.length > MAX_SIGNATURE_BYTES) {
    throw new CommandError(`The signature ${path} cannot be read: it has more than 20 MB, as no model's file has.`);
  }
  return bytes;
}
