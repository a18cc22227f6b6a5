import { formatArea, parseAddress } from "../../model/areas/a1-address";
import { areaOf } from "../../model/areas/area";
import type { DrawnBox } from "./float-place";

/** A place in the sheet, counted from 0. */
export interface PlaceInSheet {
  readonly row: number;
  readonly column: number;
}

const CELL = ".rgCell[data-address]";

/** What the grid tells of that may have moved or redrawn its cells. */
const DRAWING_EVENTS = ["viewportscroll", "aftergridrender", "afterrender"];

/** A cell as the grid has it drawn, from the corner of an element around the grid; undefined where it is not in view. */
export function drawnCell(around: Element, { row, column }: PlaceInSheet): DrawnBox | undefined {
  const grid = around.querySelector(".sheet-grid");
  const cell = grid?.querySelector(`.rgCell[data-address="${formatArea(areaOf(row, column))}"]`);
  if (!grid || !cell) return undefined;
  const { left, top, width, height, right, bottom } = cell.getBoundingClientRect();
  const view = (grid.querySelector(".main-viewport") ?? grid).getBoundingClientRect();
  const isInView = right > view.left && left < view.right && bottom > view.top && top < view.bottom;
  const corner = around.getBoundingClientRect();
  return isInView ? { left: left - corner.left, top: top - corner.top, width, height } : undefined;
}

/** The cell in which an element of the grid lies. */
export function cellAround(target: EventTarget | null): PlaceInSheet | undefined {
  const address = target instanceof Element ? target.closest<HTMLElement>(CELL)?.dataset["address"] : undefined;
  const area = address === undefined ? undefined : parseAddress(address)?.area;
  return area && { row: area.row, column: area.column };
}

/** Hears whenever cells may be drawn elsewhere. @returns a function that ends it */
export function listenForDrawing(around: Element, onDrawn: () => void): () => void {
  for (const name of DRAWING_EVENTS) around.addEventListener(name, onDrawn);
  window.addEventListener("resize", onDrawn);
  return () => {
    for (const name of DRAWING_EVENTS) around.removeEventListener(name, onDrawn);
    window.removeEventListener("resize", onDrawn);
  };
}
