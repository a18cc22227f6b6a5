import { constants, fstatSync, type BigIntStats } from "node:fs";
import { access, open, readlink, realpath, rm, stat } from "node:fs/promises";
import path from "node:path";
import { isatty } from "node:tty";
import { CommandError, type ExitCode } from "../telling/exit-codes";
import { fileReason } from "./file-reason";
import { placeBeside } from "./write-whole";

/** As many as Linux follows. */
const MOST_LINKS = 40;
const STICKY = 0o1000n;

/** Files that a command names, each under its option. */
export interface NamedFiles {
  readonly workbookFile?: string | undefined;
  readonly inputFile?: string | undefined;
  readonly signatureFile?: string | undefined;
  readonly recipeFile?: string | undefined;
}

/** What each option has written, in words. */
const WRITTEN = { "--out": "workbook", "--output": "file", "--save-recipe": "recipe" } as const;
export type WritingOption = keyof typeof WRITTEN;

/**
 * Looks at where the result is to go before anything is sent, because a long run must not end at a file that cannot be written.
 * What the command reads is refused, under whatever name: a run must not replace the only copy of what it was given.
 * @throws CommandError
 */
export async function checkOutputFile(
  read: NamedFiles,
  outFile: string,
  option: WritingOption = "--out",
): Promise<void> {
  const what = WRITTEN[option];
  const target = await statOrNone(outFile, (reason) => cannotBeWritten(what, outFile, reason));
  if (target === undefined && /[\\/]$/.test(outFile)) {
    throw cannotBeWritten(what, outFile, "its name ends like a folder's");
  }
  if (target !== undefined) {
    await refuseIfRead(read, target, option);
    if (isPrintedTo(target)) {
      throw new CommandError(`${option} is where this program prints its line of JSON and its sentences. Name a file.`);
    }
    if (target.isDirectory()) throw cannotBeWritten(what, outFile, "it is a folder");
  }
  try {
    if (target !== undefined && !target.isFile()) return await access(outFile, constants.W_OK);
    await tryPlace(await outputPlace(outFile), target);
  } catch (error) {
    throw cannotBeWritten(what, outFile, await whyNoPlace(outFile, error));
  }
}

async function refuseIfRead(read: NamedFiles, target: BigIntStats, option: string): Promise<void> {
  for (const [what, file] of [["workbook", read.workbookFile] as const, ["input", read.inputFile] as const]) {
    if (file === undefined || !isSame(target, await statOrNone(file))) continue;
    throw new CommandError(`${option} is the ${what} itself. Name another file, so that the original stays as it is.`);
  }
  for (const [named, file] of [["--signature", read.signatureFile] as const, ["--recipe", read.recipeFile] as const]) {
    if (file === undefined || !isSame(target, await statOrNone(file))) continue;
    throw new CommandError(`${option} is the file of ${named}. Name another file, so that it stays as it is.`);
  }
}

/** A file that is not there yet is what one expects; what is missing is its folder. */
async function whyNoPlace(outFile: string, error: unknown): Promise<string> {
  if ((error as NodeJS.ErrnoException).code !== "ENOENT") return fileReason(error);
  return `${fileReason(error)} as ${path.resolve(path.dirname(await outputPlace(outFile)))}`;
}

/** Whether --out is a pipe or a device: it takes the bytes under any name. */
export async function isOutputStream(outFile: string): Promise<boolean> {
  const target = await statOrNone(outFile);
  return target !== undefined && !target.isFile() && !target.isDirectory();
}

/**
 * Where the result is to stand, behind any symbolic links as they are now; a link that leads to no file yet gets one where it leads.
 * Asked before the run: a link that is put there meanwhile may lead to the workbook.
 */
export async function outputPlace(outFile: string): Promise<string> {
  if (await isOutputStream(outFile)) return outFile;
  let place = outFile;
  for (let links = 0; links < MOST_LINKS; links++) {
    const found = await realpath(place).catch(() => undefined);
    if (found !== undefined) return found;
    const leadsTo = await readlink(place).catch(() => undefined);
    if (leadsTo === undefined) return place;
    const folder = await realpath(path.dirname(place)).catch(() => path.dirname(place));
    place = path.resolve(folder, leadsTo);
  }
  return place;
}

/** @param exitCode what it means for the run: a mistake when it is found before, lost predictions after */
export function cannotBeWritten(
  what: (typeof WRITTEN)[WritingOption],
  outFile: string,
  reason: string,
  exitCode?: ExitCode,
): CommandError {
  return new CommandError(`The ${what} ${outFile} cannot be written: ${reason}.`, exitCode);
}

/**
 * Tries what `writeWhole` will do: a file beside, and the older one opened for writing, which is left as it is.
 * @throws the system's own error
 */
async function tryPlace(place: string, older: BigIntStats | undefined): Promise<void> {
  if (older !== undefined) {
    await (await open(place, constants.O_WRONLY)).close();
    await checkSticky(path.dirname(place), older);
  }
  const beside = placeBeside(place);
  await (await open(beside, "wx")).close();
  await rm(beside);
}

/** In a folder such as /tmp only the owner of a file, the folder's or an administrator may replace it (inode(7), the sticky bit). */
async function checkSticky(folder: string, older: BigIntStats): Promise<void> {
  const { mode, uid } = await stat(folder, { bigint: true });
  const me = process.geteuid?.();
  if ((mode & STICKY) === 0n || me === undefined || me === 0) return;
  if (![older.uid, uid].includes(BigInt(me))) throw Object.assign(new Error(), { code: "NOT_OURS" });
}

function isSame(one: BigIntStats, other: BigIntStats | undefined): boolean {
  return one.dev === other?.dev && one.ino === other.ino;
}

/** `/dev/null` is no such place, although anything may be printed to it. */
function isPrintedTo(target: BigIntStats): boolean {
  return [1, 2].some((descriptor) => {
    try {
      const printed = fstatSync(descriptor, { bigint: true });
      return isSame(target, printed) && (!printed.isCharacterDevice() || isatty(descriptor));
    } catch {
      return false; // closed
    }
  });
}

/** @param refuse makes the error for what is there and cannot be looked at; without it, reading or writing will say why */
async function statOrNone(file: string, refuse?: (reason: string) => CommandError): Promise<BigIntStats | undefined> {
  try {
    return await stat(file, { bigint: true });
  } catch (error) {
    if (refuse !== undefined && (error as NodeJS.ErrnoException).code !== "ENOENT") throw refuse(fileReason(error));
    return undefined;
  }
}
