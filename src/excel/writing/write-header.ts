import { headerCellText } from "./cell-text";

/**
 * Writes the header of a result column into its cell. The cell gets the format General first: only there every Excel is known to take the
 * apostrophe for a sign, and not for a part of the header. Source: OfficeDev/office-js #6687.
 */
export function writeHeader(cell: Excel.Range, header: string): void {
  cell.numberFormat = [["General"]];
  cell.values = [[headerCellText(header)]];
}
