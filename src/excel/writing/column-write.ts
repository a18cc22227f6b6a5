import { readCell, type Cell } from "../../core/table/cell";
import { usedOnce } from "../host/used-once";
import { cellsOf } from "../reading/read-rows";
import { TEXT_FORMAT } from "./cell-text";
import type { ResultCell } from "./result-cells";
import { sentValue, type RowStretch, type WriteManner } from "./write-manner";
import { differenceOf, mayBeFormulas, type DifferingCell } from "./written-cells";

/** Number format of a cell of which nobody said anything. */
const GENERAL = "General";

/** The results of one output on their way into the sheet and back. Queue with `values`, sync, then ask for `differing`. */
export class ColumnWrite {
  private hasFormatsFirst = false;

  /**
   * @param results one for each of the cells; undefined where a cell is left alone
   * @param stretches which rows are written at once; together all that have a result
   */
  constructor(
    private readonly cells: Excel.Range,
    private readonly results: readonly (ResultCell | undefined)[],
    private readonly stretches: readonly RowStretch[],
  ) {}

  /** Queues the number formats of texts ahead of all values, and asks how the cells are formatted then. Sync before `values`. */
  formats(): void {
    this.hasFormatsFirst = true;
    this.refuseOtherShape();
    this.setFormats((result) => (result.isText ? TEXT_FORMAT : null));
    this.cells.load("numberFormat");
  }

  /** Queues the values, and loads them again. */
  values(manner: WriteManner): void {
    this.refuseOtherShape();
    const known = this.hasFormatsFirst ? cellsOf(this.cells.numberFormat).map(([format]) => format) : undefined;
    // First the format: a text that is already in the cell would keep the type Excel guessed for it, and a number would become text.
    if (known === undefined) this.setFormats((result) => (result.isText ? TEXT_FORMAT : null));
    else this.setFormats((result, row) => (!result.isText && known[row] === TEXT_FORMAT ? GENERAL : null));
    for (const { first, count } of this.stretches) {
      this.rows(first, count).values = this.resultsIn({ first, count }).map((result, i) => [
        sentValue(result, manner, known?.[first + i]),
      ]);
    }
    this.cells.load(mayBeFormulas(this.results) ? "values,formulas" : "values");
    usedOnce(this.cells);
  }

  /** Cells that do not hold what was written, as they were loaded. */
  differing(): Omit<DifferingCell, "output">[] {
    const values = cellsOf(this.cells.values);
    const formulas = mayBeFormulas(this.results) ? cellsOf(this.cells.formulas) : [];
    return this.results.flatMap((result, row) => {
      const difference = result && differenceOf(result, values[row]?.[0], formulas[row]?.[0]);
      return difference === undefined ? [] : [{ row, difference }];
    });
  }

  /** What the cells hold, as they were loaded: one a row. */
  readBack(): Cell[] {
    // No error is among them: nothing else stands there than was written.
    return cellsOf(this.cells.values).map(([value]) => readCell(value, GENERAL, false));
  }

  /**
   * Has Excel refuse the whole request, before it writes anything, when rows have come or gone among the cells since they were looked at:
   * a stretch of them would be written all the same, and beside the cells. The last cell is then not where it is to be.
   */
  private refuseOtherShape(): void {
    if (this.stretches.some(({ count }) => count === this.results.length)) return;
    const last = usedOnce(this.cells.getCell(this.results.length - 1, 0));
    usedOnce(usedOnce(this.cells.getLastCell()).getIntersection(last)).load("rowIndex");
  }

  /** @param formatOf null leaves a cell's format as it is */
  private setFormats(formatOf: (result: ResultCell, row: number) => string | null): void {
    for (const { first, count } of this.stretches) {
      const formats = this.resultsIn({ first, count }).map((result, i) => formatOf(result, first + i));
      if (formats.every((format) => format === null)) continue;
      this.rows(first, count).numberFormat = formats.map((format) => [format]);
    }
  }

  private resultsIn({ first, count }: RowStretch): readonly ResultCell[] {
    return this.results.slice(first, first + count).map((result) => result!);
  }

  private rows(first: number, count: number): Excel.Range {
    if (count === this.results.length) return this.cells;
    return usedOnce(usedOnce(this.cells.getCell(first, 0)).getResizedRange(count - 1, 0));
  }
}
