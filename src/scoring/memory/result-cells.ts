import { CellBlock } from "../../core/table/cell-block";
import type { ResultColumns, RowWindow, SourceShape, Workbook } from "../ports";

/** What stands in the result columns beside the rows of a window. */
export class ResultCells {
  /** Where the result columns stand in a window; undefined where it does not hold them. */
  private readonly positions: readonly number[] | undefined;

  constructor(
    private readonly workbook: Pick<Workbook, "readResults">,
    private readonly shape: SourceShape,
    private readonly resultColumns: ResultColumns,
    private readonly signal: AbortSignal,
  ) {
    // In a table no two headers are the same; a column beside a range may be called like one of it.
    const positions =
      shape.source.kind === "table" ? resultColumns.headers.map((header) => shape.columns.indexOf(header)) : [-1];
    this.positions = positions.includes(-1) ? undefined : positions;
  }

  /** One column a result column. @throws what `Workbook.readResults` throws */
  async of({ firstRow, cells }: RowWindow): Promise<CellBlock> {
    if (this.positions === undefined) {
      return this.workbook.readResults(this.shape, this.resultColumns, firstRow, cells.rowCount, this.signal);
    }
    return new CellBlock(
      cells.rowCount,
      this.positions.map((position) => cells.columns[position]!),
    );
  }
}
