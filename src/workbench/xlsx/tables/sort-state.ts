import { formatCorners, parseAddress } from "../../model/areas/a1-address";
import { withAttribute } from "../package/xml-attributes";
import type { XmlScanner } from "../package/xml-scanner";

/** Where cells of the sheet are now: the same address where they did not move, "" where they are gone. */
export type MovedAddress = (address: string) => string;

/**
 * What the rows of a table were sorted by, for the cells of the table as it is now: Sort and Reapply in Excel know it again. A column that
 * is gone takes its condition with it, the last one all of it. The scanner stands at the opening tag, and then at the end of the element.
 * Source: ECMA-376 Part 1, 18.3.1.92 and 18.3.1.91.
 * @param tableRef all cells of the table as it is now
 */
export function patchSortState(scanner: XmlScanner, tableRef: string, moved: MovedAddress): string {
  const { xml, start, end, prefix, isSelfClosing } = scanner;
  const ref = acrossTable(moved(scanner.attribute("ref") ?? ""), tableRef);
  const open = withAttribute(xml.slice(start, end), "ref", ref);
  if (isSelfClosing) return open;
  let inner = "";
  let conditions = 0;
  while (scanner.next() && !(scanner.isClosing && scanner.name === "sortState")) {
    const tag = xml.slice(scanner.start, scanner.end);
    const tagEnd = scanner.end;
    const place = scanner.name === "sortCondition" ? moved(scanner.attribute("ref") ?? "") : undefined;
    scanner.skipElement();
    if (place === "") continue;
    if (place !== undefined) conditions++;
    inner += (place === undefined ? tag : withAttribute(tag, "ref", place)) + xml.slice(tagEnd, scanner.end);
  }
  return conditions === 0 || ref === "" ? "" : `${open}${inner}</${prefix}sortState>`;
}

/** The rows that are sorted, over the whole width of the table. */
function acrossTable(sorted: string, tableRef: string): string {
  const rows = parseAddress(sorted)?.area;
  const table = parseAddress(tableRef)?.area;
  if (rows === undefined || table === undefined) return "";
  return formatCorners({ ...rows, column: table.column, columnCount: table.columnCount });
}
