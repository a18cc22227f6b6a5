import { WorkbookRuleError } from "../../src/workbench/model/workbook-rule-error";
import type { OpenExcel } from "./open-excel";

/**
 * Does one thing as a person does, or is refused as Excel refuses it: one step for undo.
 * @param done what was done so far; this is noted there, and which rule refused it
 */
export function doAsAPerson({ model }: OpenExcel, done: string[], name: string, what: () => void): void {
  done.push(name);
  try {
    what();
  } catch (error) {
    if (!(error instanceof WorkbookRuleError)) throw error;
    done.push(`(refused: ${error.rule})`);
  }
  model.tell({ kind: "step-ended" });
}
