import { WorkbookError } from "../../core/errors";
import type { ResultColumns } from "../../scoring/ports";
import type { ExcelSession } from "../host/excel-queue";
import { areaAddress, parseArea } from "../reading/cell-address";
import type { RangeRef } from "../reading/source-cells";
import { blankForResults } from "./blank-columns";
import type { ResultCell } from "./result-cells";
import { differenceOf } from "./written-cells";
import type { WrittenMark } from "./written-marks";

/**
 * Empties the result columns of a range. A range is an address, so it is checked first that the results still stand there: by their
 * headers or, without a header row, by one value that was written.
 * @throws WorkbookError `sheet-changed` when the cells do not bear the mark: columns were moved, or overwritten
 */
export async function removeRangeResultColumns(
  session: ExcelSession,
  ref: RangeRef,
  resultColumns: ResultColumns,
  written: WrittenMark | undefined,
): Promise<void> {
  const sheet = session.workbook.worksheets.getItemOrNullObject(ref.sheetId).load("id");
  await session.sync();
  if (sheet.isNullObject) return;
  const areas = resultColumns.columnIds.map(parseArea);
  const marks: readonly WrittenMark[] | undefined = ref.hasHeaders
    ? areas.map((area, i) => ({ address: areaAddress({ ...area, rowCount: 1 }), cell: header(resultColumns, i) }))
    : written && [written];
  if (marks === undefined) throw notOurs();
  const cells = marks.map((mark) => sheet.getRange(mark.address).load("values"));
  await session.sync();
  if (cells.some((cell, i) => differenceOf(marks[i]!.cell, cell.values[0]?.[0]))) throw notOurs();
  const proofs = areas.map((area) => blankForResults(() => sheet.getRange(areaAddress(area))));
  await session.sync();
  for (const prove of proofs) await prove(() => session.sync());
}

/** As Excel had it when it was written. */
function header({ headers }: ResultColumns, index: number): ResultCell {
  return { value: `'${headers[index]!}`, isText: true };
}

function notOurs(): WorkbookError {
  return new WorkbookError(
    "sheet-changed",
    "The result columns are no longer where they were written. Delete them in Excel if they are not needed.",
  );
}
