import { columnNamed, type DefinedName } from "../model/names/defined-name";
import type { WorkbookModel } from "../model/workbook-model";
import type { WorkbookPart } from "./workbook-part";

/** The names of the file as the model knows them; its sheets and tables are loaded before. */
export function loadNames({ names, sheets }: WorkbookPart, model: WorkbookModel): readonly DefinedName[] {
  const tabs = new Map(sheets.map(({ tabIndex, name }) => [tabIndex, model.sheetByName(name)?.id]));
  return names.map(({ tabIndex, ...said }, placeInFile) => ({
    ...said,
    placeInFile,
    sheetId: tabIndex === undefined ? undefined : (tabs.get(tabIndex) ?? ""),
    column: columnNamed(said.formula, model.tables),
  }));
}
