import { EXIT_CODES } from "../telling/exit-codes";
import { fileReason } from "./file-reason";
import { cannotBeWritten } from "./output-file";

/** How files are written. */
export interface OutputParts {
  readonly writeFile: (path: string, bytes: Uint8Array) => Promise<void>;
}

/** Writes what a command has made. @throws CommandError */
export async function writeOutput(
  what: "workbook" | "recipe",
  path: string,
  bytes: Uint8Array,
  { writeFile }: OutputParts,
): Promise<void> {
  try {
    await writeFile(path, bytes);
  } catch (error) {
    throw cannotBeWritten(what, path, fileReason(error), EXIT_CODES.nothingScored);
  }
}
