import { parseAddress } from "../../model/areas/a1-address";
import { areaOf, containsArea, SHEET_COLUMNS, SHEET_ROWS, type Area } from "../../model/areas/area";
import { selectionOfArea, type GridSelection } from "./grid-selection";

export interface GridMenuOptions {
  readonly host: HTMLElement;
  readonly selected: () => Area | undefined;
  readonly select: (selection: GridSelection) => void;
  /** @param x where the menu is to open, in pixels of the window */
  readonly open: (x: number, y: number) => void;
  /** The sheet's row at an index of the grid, which leaves hidden rows out. */
  readonly rowAt: (index: number) => number;
}

/**
 * Opens the menu of the selected cells with the right button. What is pressed becomes the selection first, unless it lies in it: RevoGrid
 * would select one cell in any case.
 * @returns a function that ends it
 */
export function listenForMenu({ host, selected, select, open, rowAt }: GridMenuOptions): () => void {
  const onMouseDown = (event: MouseEvent): void => {
    if (event.button !== 2) return;
    event.stopPropagation();
    const area = areaUnder(event.target, rowAt);
    const before = selected();
    if (area && !(before && containsArea(before, area))) select(selectionOfArea(area));
  };
  const onContextMenu = (event: MouseEvent): void => {
    if (event.target instanceof HTMLInputElement) return; // An open editor has the browser's own.
    event.preventDefault();
    if (event.button === 2) open(event.clientX, event.clientY);
  };
  const onClick = (event: MouseEvent): void => {
    const area = areaUnder(event.target, rowAt);
    if (area?.columnCount === SHEET_COLUMNS) select(selectionOfArea(area));
  };
  host.addEventListener("mousedown", onMouseDown, { capture: true });
  host.addEventListener("contextmenu", onContextMenu);
  host.addEventListener("click", onClick);
  return () => {
    host.removeEventListener("mousedown", onMouseDown, { capture: true });
    host.removeEventListener("contextmenu", onContextMenu);
    host.removeEventListener("click", onClick);
  };
}

/** Where a menu opens by a key: at the active cell, or in the corner of a grid that does not show it. */
export function placeOfActiveCell(host: HTMLElement): DOMRect {
  const cell = host.querySelector("revogr-focus.focused-cell")?.getBoundingClientRect();
  const { left, top } = host.getBoundingClientRect();
  return cell ?? new DOMRect(left, top, 0, 0);
}

/** The cell, whole column or whole row that an element of the grid is of. */
function areaUnder(target: EventTarget | null, rowAt: GridMenuOptions["rowAt"]): Area | undefined {
  if (!(target instanceof Element)) return undefined;
  const cell = target.closest<HTMLElement>("[data-address]")?.dataset["address"];
  if (cell !== undefined) return parseAddress(cell)?.area;
  const row = target.closest<HTMLElement>(".rowHeaders [data-rgrow]")?.dataset["rgrow"];
  if (row !== undefined) return areaOf(rowAt(Number(row)), 0, 1, SHEET_COLUMNS);
  const column = target.closest<HTMLElement>(".rgHeaderCell[data-rgcol]");
  if (column === null || column.closest(".rowHeaders")) return undefined;
  return areaOf(0, Number(column.dataset["rgcol"]), SHEET_ROWS, 1);
}
