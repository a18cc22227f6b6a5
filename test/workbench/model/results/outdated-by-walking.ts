import { areaOf, intersectionOf, type Area } from "../../../../src/workbench/model/areas/area";
import {
  knownFormulas,
  type KnownFormula,
  type NamedCells,
  type SheetArea,
} from "../../../../src/workbench/model/results/known-formulas";
import type { SheetModel } from "../../../../src/workbench/model/sheets/sheet-model";
import { NO_RESULT } from "../../../../src/workbench/model/texts/cell-content";

/** What `outdateResults` has to find, by walking through all formulas until nothing more is found. Nothing is changed. */
export function outdatedByWalking(
  cells: NamedCells,
  sheet: SheetModel,
  areas: readonly Area[],
  isByPane: boolean,
): { readonly outdated: ReadonlySet<KnownFormula>; readonly wasSpared: boolean } {
  const changed = new ChangedCells();
  for (const area of areas) changed.add({ sheet, area });
  let left = knownFormulas(cells).filter((cell) => !changed.touches(cell.sheet, cell.area));
  const outdated = new Set<KnownFormula>();
  let wasSpared = false;
  for (let before = left.length + 1; left.length < before;) {
    before = left.length;
    wasSpared = false;
    left = left.filter((cell) => {
      const seen = cell.looksAt.filter((each) => changed.touches(each.sheet, each.area));
      const isSeen = seen.length > 0 || (cell.mayLookAnywhere && !isByPane);
      const isSpared =
        isByPane && cell.sheet === sheet && !seen.some((each) => changed.touchesEachColumn(each.sheet, each.area));
      wasSpared ||= isSpared && isSeen && cell.sheet.getValue(cell.row, cell.column) !== NO_RESULT;
      if (!isSeen || isSpared) return true;
      changed.add(cell);
      outdated.add(cell);
      return false;
    });
  }
  return { outdated, wasSpared };
}

/** Cells of a workbook that changed, all of them looked through each time: what an index is compared with. */
class ChangedCells {
  private readonly areas: SheetArea[] = [];

  add(changed: SheetArea): void {
    this.areas.push(changed);
  }

  touches(sheet: SheetModel, area: Area): boolean {
    return this.areas.some((each) => each.sheet === sheet && intersectionOf(each.area, area) !== undefined);
  }

  /** Whether every column of an area holds a changed cell. */
  touchesEachColumn(sheet: SheetModel, area: Area): boolean {
    return Array.from({ length: area.columnCount }).every((_, i) =>
      this.touches(sheet, areaOf(area.row, area.column + i, area.rowCount)),
    );
  }
}
