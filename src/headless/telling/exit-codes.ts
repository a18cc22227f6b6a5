import { BulkError, isOfTheOrder } from "../../bulk/bulk-error";
import { BulkFileError } from "../../bulk/files/bulk-file-error";
import { InputError, ScoringError } from "../../core/errors";
import PROGRAMS from "../../programs/programs.json";
import { RememberedColumnError } from "../../scoring/memory/remembered-column-error";
import { WorkbookFileError } from "../../workbench/xlsx/package/workbook-file-error";

/**
 * How `npm run score` ends, for the program that started it. 0, 3 and 4 wrote the file and a line on stdout, the others neither; of several
 * columns each has its line, and the file is written when one of them ended so. A code keeps its meaning for ever: schedulers decide by it.
 */
export const EXIT_CODES = {
  done: 0,
  nothingScored: 1,
  usage: 2,
  someRowsWithout: 3,
  stopped: 4,
  nothingToDo: 5,
  notAllowed: 6,
} as const;

export type ExitCode = (typeof EXIT_CODES)[keyof typeof EXIT_CODES];

/** The same for people: assets/docs/command-line.md and the usage say it in these words. */
export const EXIT_CODE_MEANINGS: Readonly<Record<ExitCode, string>> = PROGRAMS.score.exitCodes;

/** From the worst to the best: a command of several columns ends as the worst of them. */
const BY_SEVERITY: readonly ExitCode[] = [1, 2, 6, 4, 3, 5, 0];

/** @param codes at least one */
export function worstOf(codes: readonly ExitCode[]): ExitCode {
  return BY_SEVERITY.find((code) => codes.includes(code)) ?? EXIT_CODES.done;
}

/** How a run ended that came to the end of its rows. */
export function exitCodeOfRows(rows: number, scored: number): ExitCode {
  if (rows === 0) return EXIT_CODES.nothingToDo;
  if (scored === 0) return EXIT_CODES.nothingScored;
  return scored < rows ? EXIT_CODES.someRowsWithout : EXIT_CODES.done;
}

/** Ends the command without a file; the message is for the person who typed it. Without a code, something about the command is wrong. */
export class CommandError extends Error {
  constructor(
    message: string,
    readonly exitCode: ExitCode = EXIT_CODES.usage,
  ) {
    super(message);
  }
}

/** The code for what ended the command before it had anything to keep. */
export function exitCodeOf(error: unknown): ExitCode {
  if (error instanceof CommandError) return error.exitCode;
  if (error instanceof BulkError) return isOfTheOrder(error) ? EXIT_CODES.usage : EXIT_CODES.nothingScored;
  if (error instanceof BulkFileError) return error.isOfTheRun ? EXIT_CODES.nothingScored : EXIT_CODES.usage;
  if (error instanceof WorkbookFileError || error instanceof RememberedColumnError) return EXIT_CODES.usage;
  if (error instanceof ScoringError) {
    if (error.code === "empty-table") return EXIT_CODES.nothingToDo;
    const isTheCommand = error instanceof InputError || /^(?:invalid|not-an)-address$/.test(error.code);
    // Asked before anything is sent: the same file would be refused again.
    if (isTheCommand || error.code === "sheet-protected") return EXIT_CODES.usage;
  }
  return EXIT_CODES.nothingScored;
}
