import { useEffect, useState } from "react";
import type { SheetModel } from "../../model/sheets/sheet-model";
import type { WorkbookModel } from "../../model/workbook-model";
import type { CellPosition } from "../grid/grid-selection";
import { findCells } from "./find-cells";

/** How long the search may hold up the page before something else gets its turn. */
const SLICE_MS = 12;

export interface FoundCells {
  readonly cells: readonly CellPosition[];
  /** The whole sheet was looked through. */
  readonly isDone: boolean;
}

const SEARCHING: FoundCells = { cells: [], isDone: false };

/** The cells of a sheet that show a text, once all of it was looked through; looked for anew when the sheet shows something else. */
export function useFoundCells(workbook: WorkbookModel, sheet: SheetModel, search: string): FoundCells {
  const [found, setFound] = useState({ of: "", cells: SEARCHING.cells });
  const of = [sheet.id, search, stateOf(sheet)].join();
  useEffect(() => {
    const pieces = findCells(workbook, sheet, search);
    const cells: CellPosition[] = [];
    const goOn = (): void => {
      const until = performance.now() + SLICE_MS;
      let piece = pieces.next();
      while (piece.done !== true && performance.now() < until) {
        cells.push(...piece.value);
        piece = pieces.next();
      }
      if (piece.done === true) setFound({ of, cells });
      else {
        cells.push(...piece.value);
        timer = setTimeout(goOn);
      }
    };
    let timer = setTimeout(goOn);
    return () => clearTimeout(timer);
  }, [workbook, sheet, search, of]);
  return found.of === of ? { cells: found.cells, isDone: true } : SEARCHING;
}

/** Another text whenever cells hold or show something else. */
function stateOf(sheet: SheetModel): string {
  const used = sheet.usedRange();
  if (used === undefined) return "";
  const versions = Array.from({ length: used.columnCount }, (_, place) => sheet.columnAt(used.column + place)?.version);
  return [...versions, sheet.hiddenRowCount(used), sheet.hiddenRows.entries()[0]?.start].join();
}
