import { stillHolds } from "../../core/table/cell";
import type { RowWindow, ResultColumns, SourceShape } from "../../scoring/ports";
import type { ExcelSession } from "../host/excel-queue";
import { usedOnce } from "../host/used-once";
import { isFormula } from "../reading/is-formula";
import { cellsOf } from "../reading/read-rows";
import { sourceCells } from "../reading/source-cells";

/**
 * Whether it is the result of a formula by which a row is no longer what was scored: RAND, NOW and links to other data come to something
 * else at each calculation, and Excel calculates after each write. Asked for one row only where rows have changed, so that it costs a run
 * in which nothing changes nothing; a check of all formulas beforehand would read as much as the run itself.
 * @param row of the window, counted from 0
 * @returns false also where Excel does not let the row be read: then nobody knows, and the run has its result all the same
 */
export async function isCalculatedAnew(
  session: ExcelSession,
  shape: SourceShape,
  resultColumns: ResultColumns,
  window: RowWindow,
  row: number,
): Promise<boolean> {
  try {
    const source = sourceCells(session, shape);
    source.load(resultColumns);
    const inputs = usedOnce(source.inputCells(window.firstRow + row, 1)).load("values,formulas");
    await session.syncToRepair();
    const [values = []] = cellsOf(inputs.values);
    const [formulas = []] = cellsOf(inputs.formulas);
    const replaced = source.replacedPositions(resultColumns);
    const proving = (shape.provingPositions ?? values.map((_, position) => position)).filter((j) => !replaced.has(j));
    const changed = proving.filter((position) => !stillHolds(window.cells.cell(row, position), values[position]));
    return changed.length > 0 && changed.every((position) => isFormula(formulas[position], values[position]));
  } catch {
    return false;
  }
}
