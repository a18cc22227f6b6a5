import { bottomOf, rightOf, type Area } from "../areas/area";
import type { SheetModel } from "../sheets/sheet-model";

/** Rows of one column whose values changed: single cells, and the stretch that holds them all. */
interface ChangedRows {
  readonly rows: Set<number>;
  first: number;
  end: number;
}

/** Cells of a workbook whose values changed: the first areas as they are, then ever more single cells. */
export class ChangedCells {
  private readonly areas: { sheet: SheetModel; area: Area }[] = [];
  private readonly columns = new Map<SheetModel, Map<number, ChangedRows>>();

  addArea(sheet: SheetModel, area: Area): void {
    this.areas.push({ sheet, area });
  }

  addCell(sheet: SheetModel, row: number, column: number): void {
    const columns = this.columns.get(sheet) ?? new Map<number, ChangedRows>();
    this.columns.set(sheet, columns);
    const changed = columns.get(column) ?? { rows: new Set(), first: row, end: row + 1 };
    columns.set(column, changed);
    changed.rows.add(row);
    changed.first = Math.min(changed.first, row);
    changed.end = Math.max(changed.end, row + 1);
  }

  /** Whether an area may hold a changed cell: surely not where it says no. */
  touches(sheet: SheetModel, area: Area): boolean {
    for (const each of this.areas) if (each.sheet === sheet && overlaps(each.area, area)) return true;
    const columns = this.columns.get(sheet);
    if (columns === undefined) return false;
    for (const [column, changed] of columns) if (isIn(area, column, changed)) return true;
    return false;
  }

  /** Whether every column of an area may hold a changed cell. */
  touchesEachColumn(sheet: SheetModel, area: Area): boolean {
    for (let column = area.column; column < rightOf(area); column++) {
      if (!this.touches(sheet, { ...area, column, columnCount: 1 })) return false;
    }
    return true;
  }
}

/** As intersectionOf, but asked a million times for a large table with formulas. */
function overlaps(a: Area, b: Area): boolean {
  return a.column < rightOf(b) && b.column < rightOf(a) && a.row < bottomOf(b) && b.row < bottomOf(a);
}

function isIn(area: Area, column: number, { rows, first, end }: ChangedRows): boolean {
  if (column < area.column || column >= rightOf(area)) return false;
  return area.rowCount === 1 ? rows.has(area.row) : first < bottomOf(area) && end > area.row;
}
