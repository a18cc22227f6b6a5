import { formulaTree } from "../texts/formula-tree";
import { withSheetNamed } from "../texts/sheets-in-formula";
import type { WorkbookModel } from "../workbook-model";
import { WorkbookRuleError } from "../workbook-rule-error";
import { columnNamed, type DefinedName } from "../names/defined-name";
import { isDefinableName } from "../names/name-rules";

/** Names match whatever the case. @param sheetId of the sheet on which alone it holds; undefined for the whole workbook */
export function nameOf(workbook: WorkbookModel, name: string, sheetId: string | undefined): DefinedName | undefined {
  const wanted = name.toLowerCase();
  return workbook.names.find((each) => each.sheetId === sheetId && each.name.toLowerCase() === wanted);
}

/**
 * Gives cells or a formula a name.
 * @param formula with or without its leading "="; cells without a sheet are those of `sheetName`
 * @throws WorkbookRuleError `bad-name` for no name, or for a formula that is none; `name-taken` also by a table
 */
export function addName(
  workbook: WorkbookModel,
  added: Pick<DefinedName, "name" | "formula" | "sheetId" | "comment">,
  sheetName: string,
): DefinedName {
  if (!isDefinableName(added.name)) throw new WorkbookRuleError("bad-name", "Nothing can have this name.");
  const isTaken = nameOf(workbook, added.name, added.sheetId) !== undefined || workbook.tableByName(added.name);
  if (isTaken) throw new WorkbookRuleError("name-taken", "Something of that name exists.");
  const name = { ...added, ...meaningOf(workbook, added.formula, sheetName) };
  workbook.names = [...workbook.names, name];
  workbook.calculation?.nameChanged(name.name);
  return name;
}

/** Lets a name stand for something else. @throws WorkbookRuleError `bad-name` for a formula that is none */
export function redefineName(workbook: WorkbookModel, name: DefinedName, formula: string, sheetName: string): void {
  replaceName(workbook, name, { ...name, ...meaningOf(workbook, formula, sheetName) });
  workbook.calculation?.nameChanged(name.name);
}

/** Shows or hides a name, or says something else of it. */
export function replaceName(workbook: WorkbookModel, name: DefinedName, by: DefinedName): void {
  workbook.names = workbook.names.map((each) => (each === name ? by : each));
}

export function deleteName(workbook: WorkbookModel, name: DefinedName): void {
  workbook.names = workbook.names.filter((each) => each !== name);
  workbook.calculation?.nameChanged(name.name);
}

function meaningOf(
  workbook: WorkbookModel,
  text: string,
  sheetName: string,
): Pick<DefinedName, "formula" | "column" | "hasNewFormula"> {
  const plain = text.replace(/^=/, "");
  if (plain.trim() === "" || formulaTree(plain) === undefined) {
    throw new WorkbookRuleError("bad-name", "A name stands for cells or for a formula.");
  }
  const formula = withSheetNamed(plain, sheetName);
  return { formula, column: columnNamed(formula, workbook.tables), hasNewFormula: true };
}
