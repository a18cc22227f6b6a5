import { bottomOf, rightOf, SHEET_COLUMNS } from "../../model/areas/area";
import type { CellShift } from "../../model/areas/shifted-area";
import { XmlScanner } from "../package/xml-scanner";
import { sheetRows } from "./sheet-rows";

/** Where a cell of the sheet was when the file was opened: at its place, nowhere, or elsewhere with this cell format. */
export type CellOrigin = "same" | "new" | { readonly styleIndex: number };

interface Position {
  readonly row: number;
  readonly column: number;
}

/** Finds the look of cells that moved, which the model does not keep. The part is read only once such a cell is asked for. */
export class CellOrigins {
  private styles: ReadonlyMap<number, number> | undefined;

  /** @param shifts those of this sheet, in order */
  constructor(
    private readonly xml: string,
    private readonly shifts: readonly CellShift[],
  ) {}

  of(row: number, column: number): CellOrigin {
    const position = this.shifts.reduceRight<Position | undefined>(
      (place, shift) => place && positionBefore(place, shift),
      { row, column },
    );
    if (position === undefined) return "new";
    if (position.row === row && position.column === column) return "same";
    this.styles ??= readStyles(this.xml, this.shifts);
    return { styleIndex: this.styles.get(keyOf(position)) ?? 0 };
  }
}

/** Cell formats by `keyOf`, as far as cells may have moved: those above or left of every shift stayed where they were. */
function readStyles(xml: string, shifts: readonly CellShift[]): ReadonlyMap<number, number> {
  const styles = new Map<number, number>();
  const firstRow = Math.min(...shifts.map(({ area }) => area.row));
  const firstColumn = Math.min(...shifts.map(({ area }) => area.column));
  const scanner = new XmlScanner(xml);
  while (scanner.next() && scanner.name !== "sheetData");
  if (scanner.name !== "sheetData" || scanner.isSelfClosing) return styles;
  for (const { row, cells } of sheetRows(scanner)) {
    if (row < firstRow) continue;
    for (const { column, styleIndex } of cells) {
      if (styleIndex !== 0 && column >= firstColumn) styles.set(keyOf({ row, column }), styleIndex);
    }
  }
  return styles;
}

function keyOf({ row, column }: Position): number {
  return row * SHEET_COLUMNS + column;
}

function positionBefore(position: Position, { area, type }: CellShift): Position | undefined {
  const { row, column } = position;
  if (type === "RowInserted" || type === "RowDeleted") {
    if (column < area.column || column >= rightOf(area) || row < area.row) return position;
    if (type === "RowDeleted") return { row: row + area.rowCount, column };
    return row < bottomOf(area) ? undefined : { row: row - area.rowCount, column };
  }
  if (row < area.row || row >= bottomOf(area) || column < area.column) return position;
  if (type === "ColumnDeleted") return { row, column: column + area.columnCount };
  return column < rightOf(area) ? undefined : { row, column: column - area.columnCount };
}
