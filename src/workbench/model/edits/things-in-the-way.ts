import { appendByKey } from "../append-by-key";
import { formatArea } from "../areas/a1-address";
import { intersectionOf, type Area } from "../areas/area";
import { movingPart, shiftedArea, tearsApart, type CellShift } from "../areas/shifted-area";
import type { Pinned } from "../sheets/pinned";
import type { SheetModel } from "../sheets/sheet-model";

/** Places of one thing that are named: a thing may have thousands. */
const MOST_PLACES = 5;

/**
 * What a shift of cells of its sheet would move or cut though it cannot follow: merged cells that would be torn apart, array formulas
 * that would be torn or resized, and whatever is pinned. Tables are not among it.
 * @param passed array formulas that are in nobody's way
 * @returns for people, each with its places: "the array formula in E2:E4"; empty when the cells may move
 */
export function thingsInTheWay(sheet: SheetModel, shift: CellShift, passed: readonly Area[] = []): string[] {
  const places = new Map<string, string[]>();
  for (const { what, area, keeps } of thingsOn(sheet)) {
    if (passed.includes(area) || !isDisturbed(sheet, area, keeps, shift)) continue;
    const name = `${what} ${keeps === "sight" ? "with its cells" : "in"}`;
    appendByKey(places, name, formatArea(area));
  }
  return [...places].map(([name, areas]) => `${name} ${listed(areas)}`);
}

function thingsOn(sheet: SheetModel): (Omit<Pinned, "keeps"> & { readonly keeps: Pinned["keeps"] | "whole" })[] {
  return [
    ...sheet.mergedAreas.map((area) => ({ area, what: "the merged cells", keeps: "whole" as const })),
    // Excel takes no cells into an array formula and none out of its middle.
    ...sheet.arrayAreas.map((area) => ({ area, what: "the array formula", keeps: "shape" as const })),
    ...sheet.pinned,
  ];
}

function movesFilledCells(sheet: SheetModel, area: Area, shift: CellShift): boolean {
  const moving = intersectionOf(area, movingPart(shift));
  return moving !== undefined && !sheet.isBlank(moving);
}

function isDisturbed(sheet: SheetModel, area: Area, keeps: Pinned["keeps"] | "whole", shift: CellShift): boolean {
  const moved = shiftedArea(area, shift);
  // A reference to cells of which some stay does not move in Excel, either.
  if (keeps === "sight") return moved !== area;
  if (keeps === "company") return tearsApart(area, shift) && movesFilledCells(sheet, area, shift);
  if (tearsApart(area, shift)) return true;
  if (keeps === "place") return moved !== area;
  return keeps === "shape" && moved !== undefined && !isSameSize(moved, area);
}

function isSameSize(a: Area, b: Area): boolean {
  return a.rowCount === b.rowCount && a.columnCount === b.columnCount;
}

function listed(places: readonly string[]): string {
  const more = places.length - MOST_PLACES;
  return `${places.slice(0, MOST_PLACES).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
