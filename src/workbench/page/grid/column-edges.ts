import type { ColumnRegular } from "@revolist/revogrid";
import type { GridActions } from "./grid-content";

export interface ColumnEdgesOptions {
  readonly actions: Pick<GridActions, "sizeColumn" | "fitColumn">;
  /** As the grid drew a column before. */
  readonly widthPx: (column: number) => number | undefined;
  /** The grid draws a column with another width now. */
  readonly sized: (column: number, widthPx: number) => void;
}

/** What RevoGrid tells of a double click on a header. */
interface HeaderPress {
  readonly column: ColumnRegular;
  readonly originalEvent: MouseEvent;
}

/** Hears of columns whose edge is dragged, or pressed twice. It ends with the grid. */
export function listenForColumnEdges(grid: HTMLRevoGridElement, { actions, widthPx, sized }: ColumnEdgesOptions): void {
  grid.addEventListener("aftercolumnresize", ({ detail }) => {
    for (const { prop, size } of Object.values(detail)) {
      const column = Number(prop);
      // A press on the edge that drags nothing takes the column for a line narrower.
      if (size === undefined || Math.abs(size - (widthPx(column) ?? 0)) <= 1) continue;
      sized(column, size);
      actions.sizeColumn(column, size);
    }
  });
  grid.addEventListener("headerdblclick", (event) => {
    const { column, originalEvent } = (event as CustomEvent<HeaderPress>).detail;
    const isEdge = originalEvent.target instanceof Element && originalEvent.target.matches(".resizable");
    if (isEdge) actions.fitColumn(Number(column.prop));
  });
}
