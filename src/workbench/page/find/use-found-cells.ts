import { useEffect, useState } from "react";
import type { SheetModel } from "../../model/sheets/sheet-model";
import type { WorkbookModel } from "../../model/workbook-model";
import type { CellPosition } from "../grid/grid-selection";
import { findCells } from "./find-cells";

/** How long the search may hold up the page before something else gets its turn. */
const SLICE_MS = 12;

export interface FoundCells {
  readonly cells: readonly CellPosition[];
  /** Cells of hidden rows hold it; looked for only where no other cell shows it. */
  readonly isHidden: boolean;
  /** The whole sheet was looked through. */
  readonly isDone: boolean;
}

const SEARCHING: FoundCells = { cells: [], isHidden: false, isDone: false };

/** The cells of a sheet that show a text, once all of it was looked through; looked for anew when the sheet shows something else. */
export function useFoundCells(workbook: WorkbookModel, sheet: SheetModel, search: string): FoundCells {
  const [found, setFound] = useState({ ...SEARCHING, of: "" });
  const of = [sheet.id, search, stateOf(sheet)].join();
  useEffect(() => {
    const pieces = lookThrough(workbook, sheet, search);
    const goOn = (): void => {
      const until = performance.now() + SLICE_MS;
      let piece = pieces.next();
      while (piece.done !== true && performance.now() < until) piece = pieces.next();
      if (piece.done === true) setFound({ ...piece.value, of, isDone: true });
      else timer = setTimeout(goOn);
    };
    let timer = setTimeout(goOn);
    return () => clearTimeout(timer);
  }, [workbook, sheet, search, of]);
  return found.of === of ? found : SEARCHING;
}

/** Piece by piece. @returns what was found in the end */
export function* lookThrough(
  workbook: WorkbookModel,
  sheet: SheetModel,
  search: string,
): Generator<undefined, Omit<FoundCells, "isDone">> {
  const cells: CellPosition[] = [];
  for (const piece of findCells(workbook, sheet, search)) {
    cells.push(...piece);
    yield undefined;
  }
  if (cells.length > 0) return { cells, isHidden: false };
  for (const piece of findCells(workbook, sheet, search, true)) {
    if (piece.length > 0) return { cells, isHidden: true };
    yield undefined;
  }
  return { cells, isHidden: false };
}

/** Another text whenever cells hold or show something else. */
function stateOf(sheet: SheetModel): string {
  const used = sheet.usedRange();
  if (used === undefined) return "";
  const versions = Array.from({ length: used.columnCount }, (_, place) => sheet.columnAt(used.column + place)?.version);
  return [...versions, sheet.hiddenRowCount(used), sheet.hiddenRows.entries()[0]?.start].join();
}
