import { stat } from "node:fs/promises";
import { CommandError } from "../telling/exit-codes";
import type { WritingOption } from "./output-file";
import type { Tell } from "../telling/told-lines";

/** What a command says about files that stand where it writes. */
export interface OverwritingRequest {
  readonly keepsOlderFiles?: true;
  /** Nothing is written after all. */
  readonly isDryRun?: true;
}

/**
 * Says before anything is sent that a file takes the place of an older one, and how old that is: who made it by hand can still stop the
 * run, and a job that is run each night again needs no option for it. A pipe or a device is no such file.
 * @throws CommandError where older files are to stay
 */
export async function noteOlderFile(
  outFile: string,
  option: WritingOption,
  { keepsOlderFiles, isDryRun }: OverwritingRequest,
  tell: Tell,
): Promise<void> {
  const older = await stat(outFile).catch(() => undefined);
  if (older?.isFile() !== true) return;
  const there = `${option} ${outFile} is there already, last changed on ${minuteOf(older.mtime)}`;
  if (keepsOlderFiles === true) throw new CommandError(`${there}, and --no-overwrite keeps it. Name another file.`);
  tell(isDryRun === true ? `${there}: a run would replace it.` : `${there}: this run replaces it.`);
}

/** 2026-11-29 08:00 UTC: the same wherever it is read. */
function minuteOf(moment: Date): string {
  return `${moment.toISOString().slice(0, 16).replace("T", " ")} UTC`;
}
