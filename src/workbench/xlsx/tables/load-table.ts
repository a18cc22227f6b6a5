import { parseAddress } from "../../model/areas/a1-address";
import type { Area } from "../../model/areas/area";
import type { SheetModel } from "../../model/sheets/sheet-model";
import type { TableModel } from "../../model/tables/table-model";
import type { NewTable } from "../../model/tables/new-table";
import type { WorkbookModel } from "../../model/workbook-model";
import { WorkbookRuleError, type WorkbookRule } from "../../model/workbook-rule-error";
import { parsePart } from "../package/parse-part";
import { damagedFile } from "../package/workbook-file-error";
import type { ZipPackage } from "../package/zip-package";
import { DamagedSheetError, quoted } from "../sheets/damaged-sheet-error";
import { checkQuery } from "./check-query";
import { readColumnFormula } from "./column-formula";
import { headerNames } from "./header-names";
import { readTablePart, type TablePart } from "./table-part";

/** Where a table of the file stands in the package. */
export interface TableOrigin {
  readonly partName: string;
  readonly sheetPartName: string;
  /** Ids that the model gave the file's columns, in the file's order. */
  readonly columnIds: readonly number[];
  /** Whether a filter of the table hides rows, or would. */
  readonly isFiltered: boolean;
  /** Whether a query feeds it, and fills its rows anew whenever it is refreshed. */
  readonly isQueried: boolean;
}

/** A table part, and the parts that it belongs to. */
export interface TablePlace {
  readonly zip: ZipPackage;
  readonly workbookPartName: string;
  readonly sheetPartName: string;
  readonly partName: string;
}

/** What a table has against a rule. */
const WHAT_IS_WRONG: Readonly<Partial<Record<WorkbookRule, string>>> = {
  "bad-name": "has a name that Excel does not allow",
  "name-taken": "has the name of another table",
  "table-in-the-way": "overlaps another table",
};

/**
 * Adds a table of the file to the model, over the cells that its sheet has already.
 * @throws DamagedSheetError for a table that Excel would not have made, or whose header cells say something else; WorkbookFileError
 */
export function loadTable(
  model: WorkbookModel,
  sheet: SheetModel,
  place: TablePlace,
): { tableId: string; origin: TableOrigin } {
  const { zip, workbookPartName, sheetPartName, partName } = place;
  const part = parsePart(zip, partName, readTablePart);
  const area = areaOf(part);
  const { name, showHeaders, showTotals } = part;
  const queried = { ...part, partName, sheetName: sheet.name };
  const fixedBecause = part.kind === "queryTable" ? checkQuery(zip, workbookPartName, queried) : undefined;
  const columnNames = headerNames(part, area, sheet, model.dateSystem);
  const table = addTable(model, sheet, { name, area, showHeaders, showTotals, fixedBecause, columnNames });
  const columnIds = table.columns.map(({ id }) => id);
  markCalculated(table, part);
  const { isFiltered } = part;
  const isQueried = part.kind === "queryTable";
  return { tableId: table.id, origin: { partName, sheetPartName, columnIds, isFiltered, isQueried } };
}

/** Marks the columns that fill new rows with a formula. */
function markCalculated(table: TableModel, part: TablePart): void {
  const isFilled = part.columns.map(({ element }) => readColumnFormula(element) !== undefined);
  if (!isFilled.includes(true)) return;
  table.update({
    columns: table.columns.map((column, place) => (isFilled[place] ? { ...column, filledBy: "file" } : column)),
  });
}

function areaOf({ name, ref, columns, showHeaders, showTotals }: TablePart): Area {
  const area = parseAddress(ref)?.area;
  if (area === undefined) {
    throw new DamagedSheetError(`table ${quoted(name)} has the area ${quoted(ref)}, which no sheet has`);
  }
  if (area.columnCount !== columns.length) {
    const named = `${columns.length} ${columns.length === 1 ? "column" : "columns"}`;
    throw new DamagedSheetError(
      `table ${quoted(name)} has ${named}, but its area ${quoted(ref)} has ${area.columnCount}`,
    );
  }
  if (area.rowCount > Number(showHeaders) + Number(showTotals)) return area;
  throw damagedFile(`table ${quoted(name)} (${ref}) has no room for a row of data`);
}

function addTable(model: WorkbookModel, sheet: SheetModel, table: NewTable): TableModel {
  try {
    return model.addTable(sheet.id, table, "user");
  } catch (error) {
    if (!(error instanceof WorkbookRuleError)) throw error;
    const what = WHAT_IS_WRONG[error.rule] ?? `breaks a rule of Excel's (${error.message})`;
    throw damagedFile(`table ${quoted(table.name)} on the sheet ${sheet.name} ${what}`, error);
  }
}
