import { WorkbookError } from "../../core/errors";
import { checkHeaders } from "../../core/inputs/check-headers";
import type { SourceRef, SourceShape } from "../../scoring/ports";
import { excelCodeOf } from "../host/excel-errors";
import type { ExcelSession } from "../host/excel-queue";
import { usedOnce } from "../host/used-once";
import { areaAddress, parseGivenArea, withoutSheet } from "./cell-address";
import { withDateSystem } from "./date-system";
import { askForRange, isWhole, shapeOfRange } from "./describe-range";
import type { RangeRef, TableRef } from "./source-cells";
import { calculationOf, emptyTable, hiddenRowsOf } from "./facts-of-source";

/**
 * What stands at a source now, in one sync; two for a table of one row, which may be blank.
 * @param alsoAsk queues what else is to be asked of its sheet in the same request; called once more where the request is made again
 * @throws WorkbookError `table-not-found`, `selection-invalid`; InputError `blank-header`, `duplicate-header`, `empty-table`
 */
export async function describeSource(
  session: ExcelSession,
  source: SourceRef,
  alsoAsk: AskOfSheet = () => undefined,
): Promise<SourceShape> {
  try {
    return source.kind === "table"
      ? await describeTable(session, source, alsoAsk)
      : await describeRange(session, source, alsoAsk);
  } catch (error) {
    if (excelCodeOf(error) !== "ItemNotFound") throw error;
    throw new WorkbookError(
      "table-not-found",
      `The ${source.kind === "table" ? "table" : "sheet"} is no longer in the workbook.`,
    );
  }
}

type AskOfSheet = (sheet: Excel.Worksheet) => void;

function describeTable(session: ExcelSession, source: TableRef, alsoAsk: AskOfSheet): Promise<SourceShape> {
  return withDateSystem(session, async (dateSystem) => {
    const table = session.workbook.tables.getItem(source.tableId).load("name");
    const sheet = table.worksheet.load("name");
    // Column names, not header cells: a table keeps its names while its header row is hidden.
    const columns = table.columns.load("items/name");
    const body = usedOnce(table.getDataBodyRange()).load("address,rowCount,rowHidden");
    const application = session.workbook.application.load("calculationState");
    alsoAsk(sheet);
    await session.sync();
    const names = checkHeaders(columns.items.map((column) => column.name));
    // A table without data keeps one blank row.
    if (body.rowCount === 1 && (await isBlank(session, table.getDataBodyRange())))
      throw emptyTable(`Table ${table.name}`);
    return {
      source,
      label: `Table ${table.name}`,
      columns: names,
      rowCount: body.rowCount,
      dateSystem: dateSystem(),
      sheetName: sheet.name,
      firstCell: areaAddress({ ...parseGivenArea(body.address), rowCount: 1, columnCount: 1 }),
      ...hiddenRowsOf(body),
      ...calculationOf(application),
    };
  });
}

function describeRange(
  session: ExcelSession,
  { sheetId, address, hasHeaders }: RangeRef,
  alsoAsk: AskOfSheet,
): Promise<SourceShape> {
  const given = oneArea(address);
  return withDateSystem(session, async (dateSystem) => {
    const sheet = session.workbook.worksheets.getItem(sheetId);
    const asked = askForRange(session, sheet, sheet.getRange(given), isWhole(parseGivenArea(given)));
    alsoAsk(sheet);
    await session.sync();
    return shapeOfRange(asked, hasHeaders, dateSystem());
  });
}

/** An address that names one range; Excel writes several as "A1:A5,C1:C5". */
function oneArea(address: string): string {
  const range = withoutSheet(address);
  if (!range.includes(",")) return range;
  throw new WorkbookError("selection-invalid", "Several ranges are selected. Select one range, then try again.");
}

async function isBlank(session: ExcelSession, range: Excel.Range): Promise<boolean> {
  const used = usedOnce(usedOnce(range).getUsedRangeOrNullObject(true)).load("address");
  await session.sync();
  return used.isNullObject;
}
