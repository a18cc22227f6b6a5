import { openWorkbook } from "../../workbench/xlsx/open-workbook";
import { saveWorkbook } from "../../workbench/xlsx/save-workbook";
import type { FreezeRequest } from "../command/command";
import { NODE_PACKING } from "../files/node-packing";
import { checkOutputEnding } from "../files/output-ending";
import { readInput } from "../files/read-input";
import { writeOutput } from "../files/write-output";
import type { CommandParts } from "../run/command-parts";
import { formulasOfNewRows } from "./formulas-of-new-rows";
import { freezeFormulas, type FrozenFormulas } from "./freeze-formulas";

/**
 * Turns the formulas of a workbook file that call functions of ours into the values that the file holds. Nothing is sent. The file is
 * written when any of them became a value.
 * @throws CommandError, WorkbookFileError
 */
export async function freezeWorkbook(
  { workbookFile, outFile }: FreezeRequest,
  parts: Pick<CommandParts, "readFile" | "writeFile" | "takesAnyEnding" | "tell">,
): Promise<FrozenFormulas> {
  const bytes = await readInput("workbook", workbookFile, parts);
  const opened = await openWorkbook(bytes, workbookFile, NODE_PACKING);
  if (parts.takesAnyEnding !== true) checkOutputEnding(outFile, opened.kind);
  for (const line of opened.notices) parts.tell(line);
  const frozen = freezeFormulas(opened.model);
  if (frozen.formulas === 0) return frozen;
  await writeOutput("workbook", outFile, await saveWorkbook(opened), parts);
  for (const { table, column } of formulasOfNewRows(opened)) {
    parts.tell(`Rows that are added to table "${table}" later get the formula of its column "${column}" all the same.`);
  }
  return frozen;
}
