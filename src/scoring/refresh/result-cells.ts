import { CellBlock, type TableRows } from "../../core/table/cell-block";

/** A table or a range, as far as it matters here: a `SourceShape`. */
interface Shape {
  readonly source: { readonly kind: "table" | "range" };
  readonly columns: readonly string[];
}

/** `ResultColumns`, likewise. */
interface Columns {
  readonly headers: readonly string[];
  readonly hasReasons?: true;
}

/** What stands in the result columns beside the rows of a window; reasons are no results. */
export class ResultCells {
  /** Where the result columns stand in a window; undefined where it does not hold them. */
  private readonly positions: readonly number[] | undefined;

  /** @param read asked where a window does not hold them: one column a result column */
  constructor(
    { source, columns }: Shape,
    { headers, hasReasons }: Columns,
    private readonly read: (window: TableRows) => Promise<CellBlock>,
  ) {
    const named = hasReasons === true ? headers.slice(0, -1) : headers;
    // In a table no two headers are the same; a column beside a range may be called like one of it.
    const positions = source.kind === "table" ? named.map((header) => columns.indexOf(header)) : [-1];
    this.positions = positions.includes(-1) ? undefined : positions;
  }

  /** One column a result column. @throws what reading throws */
  async of(window: TableRows): Promise<CellBlock> {
    if (this.positions === undefined) return this.read(window);
    const { rowCount, columns } = window.cells;
    return new CellBlock(
      rowCount,
      this.positions.map((position) => columns[position]!),
    );
  }
}
