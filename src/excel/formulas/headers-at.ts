import type { ExcelSession } from "../host/excel-queue";
import { areaAddress, parseGivenArea, type CellArea } from "../reading/cell-address";
import { isWithin, parseGivenAddress, type GivenAddress } from "./given-address";
import { namedSheets } from "./named-sheets";

/**
 * The headers over many areas at once: three syncs, however many there are.
 * @param addresses as Excel hands them to custom functions
 * @returns for each, one header a column; undefined where the area does not lie in the data of one table of this workbook, or the table shows no
 * headers. Areas over the same columns of one table share them
 * @throws WorkbookError what Excel refused
 */
export async function headersAt(
  session: ExcelSession,
  addresses: readonly string[],
): Promise<(readonly string[] | undefined)[]> {
  const given = addresses.map((address) => parseGivenAddress(address));
  const sheetOf = namedSheets(session, given);
  const workbook = session.workbook.load("name");
  await session.sync();
  const isThere = (address: GivenAddress): boolean =>
    isWithin(workbook.name, address) && sheetOf(address.sheetName) !== undefined;
  const spans = spansOf(given.map((address) => (address && isThere(address) ? address : undefined)));
  const collections = spans.map(({ sheetName, area }) =>
    sheetOf(sheetName)!.getRange(areaAddress(area)).getTables(false).load("items/showHeaders"),
  );
  if (spans.length > 0) await session.sync();
  const tables = collections.map(({ items }) =>
    items
      .filter(({ showHeaders }) => showHeaders)
      .map((table) => ({
        header: table.getHeaderRowRange().load("values"),
        body: table.getDataBodyRange().load("address"),
      })),
  );
  if (tables.some(({ length }) => length > 0)) await session.sync();
  const found: (readonly string[] | undefined)[] = addresses.map(() => undefined);
  spans.forEach(({ area, members }, place) => {
    const over = tables[place]!.flatMap(({ header, body }) => {
      const data = parseGivenArea(body.address);
      const first = area.column - data.column;
      if (first < 0 || first + area.columnCount > data.columnCount) return [];
      return [{ data, headers: (header.values[0] ?? []).slice(first, first + area.columnCount).map(String) }];
    });
    for (const [position, rows] of members) found[position] = over.find(({ data }) => holdsRows(data, rows))?.headers;
  });
  return found;
}

/** Addresses over the same columns of one sheet. */
interface ColumnSpan {
  readonly sheetName: string;
  /** As small as holds all of them. */
  readonly area: CellArea;
  /** Positions among the addresses given, and where each is. */
  readonly members: [position: number, area: CellArea][];
}

function spansOf(addresses: readonly (GivenAddress | undefined)[]): ColumnSpan[] {
  const spans = new Map<string, ColumnSpan>();
  addresses.forEach((address, position) => {
    if (address === undefined) return;
    const { sheetName, area } = address;
    const key = JSON.stringify([sheetName, area.column, area.columnCount]);
    const before = spans.get(key);
    const members = before?.members ?? [];
    members.push([position, area]);
    spans.set(key, { sheetName, area: before === undefined ? area : around(before.area, area), members });
  });
  return [...spans.values()];
}

function around(one: CellArea, other: CellArea): CellArea {
  const row = Math.min(one.row, other.row);
  return { ...one, row, rowCount: Math.max(one.row + one.rowCount, other.row + other.rowCount) - row };
}

function holdsRows(outer: CellArea, inner: CellArea): boolean {
  return inner.row >= outer.row && inner.row + inner.rowCount <= outer.row + outer.rowCount;
}
