import { joinRanges, type RowRange } from "../../core/table/row-ranges";
import type { SourceRef } from "../../scoring/ports";
import type { ExcelSession } from "../host/excel-queue";
import { areaAddress, bodyArea, parseGivenArea, type CellArea } from "./cell-address";

/** Rows by what a person sees of them: those that no filter and no hand has hidden, and of these the ones that are selected. */
export type ChosenInSheet = "visible" | "selected";

/** Rows asked about in one sync: some 20 bytes each. */
const ROWS_AT_ONCE = 50_000;

/**
 * Rows of a source, counted from 0 in it, in rising order. A selection that crosses hidden rows takes none of them, as copying does.
 * @returns none where nothing of the source is selected or shown
 * @throws what Excel refuses, when the source is gone
 */
export async function chosenRows(
  session: ExcelSession,
  source: SourceRef,
  chosen: ChosenInSheet,
): Promise<readonly RowRange[]> {
  const { sheet, body, selected } = await placesOf(session, source, chosen);
  const asked = chosen === "visible" ? [{ firstRow: 0, rowCount: body.rowCount }] : rowsIn(body, selected);
  const shown: RowRange[] = [];
  for (const part of partsOf(asked)) {
    const area = { ...body, row: body.row + part.firstRow, rowCount: part.rowCount, columnCount: 1 };
    // Not the view of what is visible: it has no cell where the first column is hidden.
    const rows = sheet.getRange(areaAddress(area)).getRowProperties({ rowHidden: true });
    await session.sync();
    rows.value.forEach(({ rowHidden }, i) => {
      if (rowHidden !== true) shown.push({ firstRow: part.firstRow + i, rowCount: 1 });
    });
  }
  return joinRanges(shown);
}

interface Places {
  readonly sheet: Excel.Worksheet;
  readonly body: CellArea;
  /** Areas of its sheet; none where another sheet is in front. */
  readonly selected: readonly CellArea[];
}

async function placesOf(session: ExcelSession, source: SourceRef, chosen: ChosenInSheet): Promise<Places> {
  const { workbook } = session;
  const table = source.kind === "table" ? workbook.tables.getItem(source.tableId) : undefined;
  const sheet = source.kind === "table" ? table!.worksheet : workbook.worksheets.getItem(source.sheetId);
  sheet.load("id");
  const cells = table?.getDataBodyRange().load("address");
  const areas = chosen === "selected" ? workbook.getSelectedRanges() : undefined;
  // Not the address of all of them: the name of a sheet may hold a comma.
  areas?.areas.load("items/address");
  areas?.worksheet.load("id");
  await session.sync();
  const body =
    source.kind === "table"
      ? parseGivenArea(cells!.address)
      : bodyArea(parseGivenArea(source.address), source.hasHeaders);
  const isHere = areas !== undefined && areas.worksheet.id === sheet.id;
  return { sheet, body, selected: isHere ? areas.areas.items.map(({ address }) => parseGivenArea(address)) : [] };
}

/** The rows of a body that some areas touch, whichever columns they are in, as long as it is one of the body's. */
function rowsIn(body: CellArea, areas: readonly CellArea[]): readonly RowRange[] {
  const touched = areas.flatMap((area): RowRange[] => {
    const isBeside = area.column >= body.column + body.columnCount || area.column + area.columnCount <= body.column;
    const from = Math.max(area.row, body.row);
    const to = Math.min(area.row + area.rowCount, body.row + body.rowCount);
    return isBeside || from >= to ? [] : [{ firstRow: from - body.row, rowCount: to - from }];
  });
  return withoutOverlaps(touched);
}

/** Areas of a selection may cross. */
function withoutOverlaps(ranges: readonly RowRange[]): readonly RowRange[] {
  const apart: RowRange[] = [];
  let next = 0;
  for (const { firstRow, rowCount } of [...ranges].sort((a, b) => a.firstRow - b.firstRow)) {
    const from = Math.max(firstRow, next);
    const end = firstRow + rowCount;
    if (from < end) apart.push({ firstRow: from, rowCount: end - from });
    next = Math.max(next, end);
  }
  return apart;
}

function* partsOf(ranges: readonly RowRange[]): Generator<RowRange, void, undefined> {
  for (const { firstRow, rowCount } of ranges) {
    for (let done = 0; done < rowCount; done += ROWS_AT_ONCE) {
      yield { firstRow: firstRow + done, rowCount: Math.min(ROWS_AT_ONCE, rowCount - done) };
    }
  }
}
