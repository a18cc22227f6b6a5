import { WorkbookError } from "../../core/errors";
import { CellBlock } from "../../core/table/cell-block";
import { columnOfCells } from "../../core/table/column-of-cells";
import { readCell } from "../../core/table/cell";
import type { ResultColumns, SourceShape } from "../../scoring/ports";
import { isSizeLimit } from "../host/excel-errors";
import type { ExcelQueue, ExcelSession } from "../host/excel-queue";
import { usedOnce } from "../host/used-once";
import { outputIds } from "./output-ids";
import { cellsOf } from "./read-rows";
import { MAX_WINDOW_CELLS } from "./row-window";
import { sourceCells } from "./source-cells";

/** Read as General, for a result is compared by its value alone: a date's is its serial. */
const ANY_FORMAT = "General";

/**
 * What stands in the result cells of some rows, one column an output: one sync, and more of them only where the cells are more than go across
 * Excel at once.
 * @throws WorkbookError `sheet-changed` when the source no longer has those rows, or the result columns are gone
 */
export async function readResults(
  queue: ExcelQueue,
  shape: SourceShape,
  resultColumns: ResultColumns,
  { firstRow, rowCount }: { readonly firstRow: number; readonly rowCount: number },
  signal: AbortSignal,
): Promise<CellBlock> {
  const outputCount = outputIds(resultColumns).length;
  let atOnce = Math.max(1, Math.floor(MAX_WINDOW_CELLS / Math.max(1, outputCount)));
  const blocks: CellBlock[] = [];
  for (let done = 0; done < rowCount;) {
    const rows = { firstRow: firstRow + done, rowCount: Math.min(atOnce, rowCount - done) };
    try {
      blocks.push(await queue.session(signal, (session) => resultsOf(session, shape, resultColumns, rows)));
      done += rows.rowCount;
    } catch (error) {
      if (!isSizeLimit(error) || rows.rowCount === 1) throw error;
      atOnce = Math.ceil(rows.rowCount / 2);
    }
  }
  return blocks.length === 1 ? blocks[0]! : joined(blocks, outputCount);
}

async function resultsOf(
  session: ExcelSession,
  shape: SourceShape,
  resultColumns: ResultColumns,
  { firstRow, rowCount }: { readonly firstRow: number; readonly rowCount: number },
): Promise<CellBlock> {
  const source = sourceCells(session, shape);
  source.load(resultColumns);
  const inputs = source.inputCells(firstRow, rowCount);
  const columns = outputIds(resultColumns).map((id) =>
    usedOnce(source.resultsBeside(id, inputs)).load("values,valueTypes"),
  );
  usedOnce(inputs);
  await session.sync();
  source.replacedPositions(resultColumns);
  if (source.rowsPresent(firstRow, rowCount) < rowCount) {
    throw new WorkbookError("sheet-changed", `${shape.label} has fewer rows than when it was looked at.`);
  }
  const cells = columns.map((column) => {
    const types = cellsOf(column.valueTypes);
    return cellsOf(column.values).map(([value], row) => {
      const type = String(types[row]?.[0]);
      return readCell(value, ANY_FORMAT, type === "Error", type === "RichValue");
    });
  });
  return new CellBlock(rowCount, cells.map(columnOfCells));
}

function joined(blocks: readonly CellBlock[], columnCount: number): CellBlock {
  return CellBlock.ofRows(
    blocks.flatMap((block) => block.toRows()),
    columnCount,
  );
}
