import type { ExcelSession } from "../host/excel-queue";
import { areaAddress, type CellArea } from "../reading/cell-address";

interface SheetArea {
  readonly sheet: Excel.Worksheet;
  readonly area: CellArea;
}

/** Formulas that are read in one sync: of a usual length far below the 5 MB that Excel on the web hands over at once. */
const CELLS_AT_ONCE = 10_000;

/**
 * The formulas of each row of each area; what holds none is left out. One sync for 10,000 cells or less.
 * @throws WorkbookError what Excel refused
 */
export async function formulasIn(session: ExcelSession, areas: readonly SheetArea[]): Promise<readonly string[][][]> {
  const found: string[][][] = areas.map(() => []);
  let asked: { readonly place: number; readonly range: Excel.Range }[] = [];
  let cellCount = 0;
  const read = async (): Promise<void> => {
    if (asked.length > 0) await session.sync();
    for (const { place, range } of asked) {
      for (const row of range.formulas as unknown[][]) found[place]!.push(row.filter(isFormulaText));
    }
    asked = [];
    cellCount = 0;
  };
  for (const [place, { sheet, area }] of areas.entries()) {
    for (const piece of piecesOf(area)) {
      const cells = piece.rowCount * piece.columnCount;
      if (cellCount + cells > CELLS_AT_ONCE) await read();
      asked.push({ place, range: sheet.getRange(areaAddress(piece)).load("formulas") });
      cellCount += cells;
    }
  }
  await read();
  return found;
}

/** A text that begins so is taken for a formula, too: nothing hangs on it. */
function isFormulaText(formula: unknown): formula is string {
  return typeof formula === "string" && formula.startsWith("=");
}

function piecesOf(area: CellArea): CellArea[] {
  const most = Math.max(1, Math.floor(CELLS_AT_ONCE / area.columnCount));
  return Array.from({ length: Math.ceil(area.rowCount / most) }, (_, place) => {
    const rowsBefore = place * most;
    return { ...area, row: area.row + rowsBefore, rowCount: Math.min(most, area.rowCount - rowsBefore) };
  });
}
