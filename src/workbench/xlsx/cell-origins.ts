import { bottomOf, rightOf, SHEET_COLUMNS } from "../model/area";
import type { CellShift } from "../model/shifted-area";
import { sheetRows } from "./sheet-rows";
import { XmlScanner } from "./xml-scanner";

/** Where a cell of the sheet was when the file was opened: at its place, nowhere, or elsewhere with this cell format. */
export type CellOrigin = "same" | "new" | { readonly styleIndex: number };

interface Position {
  readonly row: number;
  readonly column: number;
}

/** Finds the look of cells that moved, which the model does not keep. Without shifts the part is not read. */
export class CellOrigins {
  private readonly styles = new Map<number, number>();

  /** @param shifts those of this sheet, in order */
  constructor(
    xml: string,
    private readonly shifts: readonly CellShift[],
  ) {
    if (shifts.length === 0) return;
    const scanner = new XmlScanner(xml);
    while (scanner.next() && scanner.name !== "sheetData");
    if (scanner.name !== "sheetData" || scanner.isSelfClosing) return;
    const firstRow = Math.min(...shifts.map(({ area }) => area.row));
    const firstColumn = Math.min(...shifts.map(({ area }) => area.column));
    for (const { row, cells } of sheetRows(scanner)) {
      for (const { column, styleIndex } of cells) {
        // Cells above or left of every shift stayed where they were.
        if (styleIndex !== 0 && row >= firstRow && column >= firstColumn)
          this.styles.set(row * SHEET_COLUMNS + column, styleIndex);
      }
    }
  }

  of(row: number, column: number): CellOrigin {
    const position = this.shifts.reduceRight<Position | undefined>(
      (place, shift) => place && positionBefore(place, shift),
      { row, column },
    );
    if (position === undefined) return "new";
    if (position.row === row && position.column === column) return "same";
    return { styleIndex: this.styles.get(position.row * SHEET_COLUMNS + position.column) ?? 0 };
  }
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
