import { plural } from "../core/plural";
import { quoteSheetName } from "../workbench/model/areas/a1-address";
import type { FreezeRequest } from "./command/command";
import type { RunEnding } from "./telling/ending";
import { EXIT_CODES, type ExitCode } from "./telling/exit-codes";
import type { FrozenFormulas, LeftFormula, ReasonToStay } from "./freeze/freeze-formulas";

/** Cells named in one line; the count says how many there are in all. */
const CELLS_NAMED = 5;

/** Each begins behind "stays as it is: " or "stay as they are: ". */
const REASONS: Readonly<Record<ReasonToStay, string>> = {
  error: "the file holds an error in place of a value",
  "no-value": "the file holds no value",
  protected: "the sheet is protected",
  "out-of-date": "the file says that its values may be out of date",
};

const CALCULATE_FIRST =
  "Open the workbook in Excel with Scoresheet, wait until every formula shows its value, save it, and run this again.";

/** How a command ends that turns formulas into values. */
export function endingOfFreeze(frozen: FrozenFormulas, { outFile }: Pick<FreezeRequest, "outFile">): RunEnding {
  const { formulas, cells, left } = frozen;
  const exitCode = exitCodeOf(frozen);
  const leftLines = (Object.keys(REASONS) as ReasonToStay[]).flatMap((why) =>
    leftLine(
      why,
      left.filter((one) => one.why === why),
    ),
  );
  const needsCalculation = left.some(({ why }) => why !== "protected");
  return {
    exitCode,
    sentences: [doneLine(frozen, outFile), ...leftLines, ...(needsCalculation ? [CALCULATE_FIRST] : [])],
    lines: formulas === 0 ? [] : [{ frozen: formulas, cells, left: left.length, exit: exitCode }],
  };
}

function exitCodeOf({ formulas, left }: FrozenFormulas): ExitCode {
  if (formulas === 0) return left.length === 0 ? EXIT_CODES.nothingToDo : EXIT_CODES.nothingScored;
  return left.length === 0 ? EXIT_CODES.done : EXIT_CODES.someRowsWithout;
}

function doneLine({ formulas, cells, left }: FrozenFormulas, outFile: string): string {
  if (formulas > 0) {
    const became = `${formulas} ${plural(formulas, "formula became its value", "formulas became their values")}`;
    const filled = cells === formulas ? "" : `, ${cells} cells in all`;
    return `${became}${filled}, in ${outFile}: there ${plural(formulas, "it is", "they are")} not calculated again.`;
  }
  if (left.length > 0) return "No formula became a value; no file was written.";
  return "No formula of the workbook calls a function of SCORE.: there is nothing to turn into values. No file was written.";
}

/** One line for each reason why formulas stay: how many, why, and where the first of them stand. */
function leftLine(why: ReasonToStay, left: readonly LeftFormula[]): string[] {
  if (left.length === 0) return [];
  const stay = `${left.length} ${plural(left.length, "formula stays as it is", "formulas stay as they are")}`;
  const named = left
    .slice(0, CELLS_NAMED)
    .map(({ sheetName, address }) => `${quoteSheetName(sheetName)}!${address}`)
    .join(", ");
  return [`${stay}: ${REASONS[why]}. See ${named}${left.length > CELLS_NAMED ? " and further" : ""}.`];
}
