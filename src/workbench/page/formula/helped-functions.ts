import { FUNCTION_NAMES } from "../../model/functions/known-functions";
import type { WorkbookModel } from "../../model/workbook-model";
import type { HelpedFunction } from "./formula-help";

const OF_THE_SHEET: readonly HelpedFunction[] = FUNCTION_NAMES.map((name) => ({ name, description: "" }));

/** What formulas of a workbook can call, in the order of the alphabet: functions of add-ins, and those of the sheet that are calculated here. */
export function helpedFunctions({
  customFunctions,
}: Pick<WorkbookModel, "customFunctions">): readonly HelpedFunction[] {
  return [...customFunctions.known, ...OF_THE_SHEET].sort((one, other) => (one.name < other.name ? -1 : 1));
}
