import { constants } from "node:fs";
import { access, realpath, stat } from "node:fs/promises";
import path from "node:path";
import { CommandError, type ExitCode } from "./telling/exit-codes";
import { fileReason } from "./file-reason";

/**
 * Looks at where the result is to go before anything is sent, because a long run must not end at a file that cannot be written.
 * The workbook itself is refused, under whatever name: a run must not replace the only copy of what it was given.
 * @throws CommandError
 */
export async function checkOutputFile(workbookFile: string, outFile: string): Promise<void> {
  const [source, target] = await Promise.all([statOrNone(workbookFile), statOrNone(outFile)]);
  if (target !== undefined && source?.dev === target.dev && source.ino === target.ino) {
    throw new CommandError("--out is the workbook itself. Name another file, so that the original stays as it is.");
  }
  if (target?.isDirectory() === true) throw cannotBeWritten(outFile, "it is a folder");
  try {
    await access(target === undefined ? path.dirname(outFile) + path.sep : outFile, constants.W_OK);
  } catch (error) {
    throw cannotBeWritten(outFile, fileReason(error));
  }
}

/**
 * Where the result is to stand, behind any symbolic links as they are now. Asked before the run: a link that is put there meanwhile may
 * lead to the workbook.
 */
export function outputPlace(outFile: string): Promise<string> {
  return realpath(outFile).catch(() => outFile);
}

/** @param exitCode what it means for the run: a mistake when it is found before, lost predictions after */
export function cannotBeWritten(outFile: string, reason: string, exitCode?: ExitCode): CommandError {
  return new CommandError(`The workbook ${outFile} cannot be written: ${reason}.`, exitCode);
}

async function statOrNone(file: string) {
  try {
    return await stat(file, { bigint: true });
  } catch {
    return undefined; // not there, or not to be looked at: reading or writing it will say why
  }
}
