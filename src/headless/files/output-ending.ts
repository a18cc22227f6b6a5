import { isEndingOf, WORKBOOK_KINDS, type WorkbookKind } from "../../workbench/xlsx/kinds/workbook-kind";
import { CommandError } from "../telling/exit-codes";
import { howToScoreRows } from "./file-of-rows";

/**
 * Whether Excel will open the result: it refuses a file whose name does not fit what is in it, and saving keeps what a workbook is.
 * @throws CommandError that names the right ending
 */
export function checkOutputEnding(outFile: string, kind: WorkbookKind): void {
  if (isEndingOf(kind, outFile)) return;
  const { ending, what } = WORKBOOK_KINDS[kind];
  throw new CommandError(
    `--out must end in ${ending}, not "${outFile}": by its content the workbook is ${what}, and Excel opens such a file under no other ending.${howToScoreRows(outFile, "--out")}`,
  );
}
