import type { HyperFunc, VNode } from "@revolist/revogrid";
import { parseAddress } from "../../model/areas/a1-address";
import { FILTER, filterLabel } from "../words/filter-words";
import type { FilterButton } from "./grid-content";
import type { CellPosition } from "./grid-selection";

const BUTTON = ".filter-button";

/**
 * The button as RevoGrid draws it. The keyboard opens the same from the cell, so that Tab has no further stops.
 * @param headerAddress where its cell is, for a button that does not stand in it: the sheet stays where it is scrolled to then
 */
export function filterButtonNode(
  h: HyperFunc<VNode>,
  { columnName, isFiltered }: FilterButton,
  headerAddress?: string,
): VNode {
  return h("button", {
    ...(headerAddress === undefined ? {} : { "data-header": headerAddress }),
    type: "button",
    class: isFiltered ? "filter-button is-filtered" : "filter-button",
    tabIndex: -1,
    "aria-label": filterLabel(columnName, isFiltered),
    "aria-haspopup": "dialog",
    "aria-keyshortcuts": "Alt+ArrowDown",
    title: FILTER.buttonHint,
  });
}

/**
 * Hears of presses on filter buttons before RevoGrid does, which would begin to select cells there.
 * @param open told of the header cell, where its button is in the window, and whether that is in the cell
 * @returns a function that ends it
 */
export function listenForFilterButtons(
  host: HTMLElement,
  open: (cell: CellPosition, place: DOMRect, isInCell: boolean) => void,
): () => void {
  const buttonOf = ({ target }: Event): HTMLElement | null =>
    target instanceof Element ? target.closest<HTMLElement>(BUTTON) : null;
  const keepFromGrid = (event: Event): void => {
    if (buttonOf(event) === null) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onClick = (event: Event): void => {
    const button = buttonOf(event);
    const header = button?.dataset["header"];
    const address = header ?? button?.closest<HTMLElement>("[data-address]")?.dataset["address"];
    const area = address === undefined ? undefined : parseAddress(address)?.area;
    if (button === null || area === undefined) return;
    keepFromGrid(event);
    open({ row: area.row, column: area.column }, button.getBoundingClientRect(), header === undefined);
  };
  const presses = ["mousedown", "touchstart", "dblclick"];
  for (const press of presses) host.addEventListener(press, keepFromGrid, { capture: true });
  host.addEventListener("click", onClick, { capture: true });
  return () => {
    for (const press of presses) host.removeEventListener(press, keepFromGrid, { capture: true });
    host.removeEventListener("click", onClick, { capture: true });
  };
}
