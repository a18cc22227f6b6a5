import { partedPrintAreas } from "../../workbench/model/edits/parted-references";
import { shiftOfNewColumn } from "../../workbench/model/edits/table-edits";
import type { TableModel } from "../../workbench/model/tables/table-model";
import type { WorkbookModel } from "../../workbench/model/workbook-model";

/**
 * What will be printed otherwise: a print area of which only some rows move aside stays where it is, in Excel as well.
 * @param table one with room for a column
 */
export function printLines(workbook: WorkbookModel, table: TableModel): string[] {
  return partedPrintAreas(workbook, shiftOfNewColumn(workbook, table)).map(
    (area) =>
      `The print area ${area} stays as it is, but some of its cells, those right of table "${table.name}", move aside: ` +
      "look at what is printed.",
  );
}
