import { formatCorners, parseAddress } from "../../model/areas/a1-address";
import type { Area } from "../../model/areas/area";
import { shiftedArea, shiftedPieces, type CellShift } from "../../model/areas/shifted-area";
import { shiftFormula } from "../../model/texts/formula-references";
import type { MentionEdits } from "./shifted-part";

/** A shift, on a sheet by the name that it has in the file. */
export interface NamedShift {
  readonly sheetName: string;
  readonly shift: CellShift;
}

/**
 * How a part's mentions of cells read after shifts.
 * @param sheetName the sheet that areas and formulas without a sheet mean; "" for none
 */
export function editsOn(sheetName: string, shifts: readonly NamedShift[]): MentionEdits {
  const own = shiftsOf(sheetName, shifts);
  return {
    areas: (areas) => movedAreas(areas, own),
    cells: (areas) => movedCells(areas, own),
    formula: (formula) =>
      shifts.reduce((text, shifted) => shiftFormula(text, sheetName, shifted.sheetName, shifted.shift), formula),
    areasOf: (name, areas) => movedAreas(areas, shiftsOf(name, shifts)),
  };
}

/** The shifts of one sheet; Excel tells names of sheets apart without regard to case. */
export function shiftsOf(sheetName: string, shifts: readonly NamedShift[]): CellShift[] {
  const wanted = sheetName.toLowerCase();
  return shifts.flatMap((named) => (named.sheetName.toLowerCase() === wanted ? [named.shift] : []));
}

/** The place of an area after shifts of its sheet, the same object when it did not move; undefined when it went with its cells. */
export function movedArea(before: Area, shifts: readonly CellShift[]): Area | undefined {
  let area: Area | undefined = before;
  for (const shift of shifts) area &&= shiftedArea(area, shift);
  return area;
}

/** "F2:F5 H1" after the shifts, where some of an area's cells may have moved without the others; "" when all went. */
function movedCells(areas: string, shifts: readonly CellShift[]): string {
  if (shifts.length === 0) return areas;
  const moved = areas.split(/\s+/).flatMap((text) => {
    const before = parseAddress(text)?.area;
    if (before === undefined) return text;
    const pieces = shifts.reduce<readonly Area[]>(
      (now, shift) => now.flatMap((area) => shiftedPieces(area, shift).map(({ after }) => after)),
      [before],
    );
    return pieces.length === 1 && pieces[0] === before ? text : pieces.map(formatCorners);
  });
  return moved.join(" ");
}

/** "F2:F5 H1" after the shifts, "" when all cells went; what is no area stays as it is. */
export function movedAreas(areas: string, shifts: readonly CellShift[]): string {
  if (shifts.length === 0) return areas;
  const moved = areas.split(/\s+/).map((text) => {
    const before = parseAddress(text)?.area;
    if (before === undefined) return text;
    const area = movedArea(before, shifts);
    return area === before ? text : area === undefined ? "" : formatCorners(area);
  });
  return moved.filter((text) => text !== "").join(" ");
}
