import { parseAddress } from "../../model/areas/a1-address";
import type { WorkbookModel } from "../../model/workbook-model";

/**
 * Selects what a person typed into the name box: an address with or without a sheet, or a table's data rows.
 * @returns whether there is such a place
 */
export function goTo(model: WorkbookModel, place: string): boolean {
  const table = model.tableByName(place.trim());
  if (table) {
    model.select(table.sheetId, [table.dataArea]);
    return true;
  }
  const parsed = parseAddress(place);
  const sheet = parsed?.sheetName === undefined ? model.activeSheet : model.sheetByName(parsed.sheetName);
  if (!parsed || !sheet?.visible) return false;
  model.select(sheet.id, [parsed.area]);
  return true;
}
