import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { drawnCell, listenForDrawing, type PlaceInSheet } from "../floats/drawn-cell";
import { besideCell } from "../floats/float-place";
import { useHoveredCell } from "./use-hovered-cell";

/** What is to be said of a cell. */
export interface ReasonOfCell {
  /** As the cell shows it: "#N/A". */
  readonly error: string;
  readonly reason: string;
}

export interface CellReasonProps {
  readonly active: PlaceInSheet;
  readonly reasonOf: (cell: PlaceInSheet) => ReasonOfCell | undefined;
  /** A person types into a cell: nothing covers the others then. */
  readonly isEditing: boolean;
}

/**
 * Why a cell shows an error, whole, beside that cell: beside the one on which the pointer rests, else beside the active one. Escape or a
 * press puts it away until another cell asks. It is spoken by the status bar, where the same stands.
 */
export function CellReason({ active, reasonOf, isEditing }: CellReasonProps) {
  const layer = useRef<HTMLDivElement>(null);
  const card = useRef<HTMLDivElement>(null);
  const hovered = useHoveredCell(layer);
  const [dismissed, setDismissed] = useState<string>();
  const ofHovered = hovered && reasonOf(hovered);
  const cell = ofHovered === undefined ? active : hovered!;
  const said = ofHovered ?? reasonOf(active);
  const key = `${cell.row} ${cell.column} ${said?.reason ?? ""}`;
  if (dismissed !== undefined && dismissed !== key) setDismissed(undefined);
  const isShown = said !== undefined && !isEditing && key !== dismissed;
  const { row, column } = cell;

  useLayoutEffect(() => {
    const around = layer.current!.parentElement!;
    const place = (): void => {
      const shown = card.current;
      if (shown === null) return;
      const drawn = drawnCell(around, { row, column });
      shown.style.visibility = drawn === undefined ? "hidden" : "visible";
      if (drawn === undefined) return;
      const { left, top } = besideCell(drawn, shown.getBoundingClientRect(), around.getBoundingClientRect());
      shown.style.insetInlineStart = `${left}px`;
      shown.style.insetBlockStart = `${top}px`;
    };
    place();
    return listenForDrawing(around, place);
  }, [row, column, key, isShown]);

  useEffect(() => {
    if (!isShown) return undefined;
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === "Escape") setDismissed(key);
    };
    document.addEventListener("keydown", onKey, { capture: true });
    return () => document.removeEventListener("keydown", onKey, { capture: true });
  }, [isShown, key]);

  return (
    // As the grid, whose cells are placed alike in every language.
    <div ref={layer} className="cell-reasons" dir="ltr">
      {isShown && (
        <div
          ref={card}
          role="tooltip"
          className={ofHovered === undefined ? "cell-reason" : "cell-reason is-hovered"}
          onMouseDown={(event) => {
            event.preventDefault();
            setDismissed(key);
          }}
        >
          <strong>{said.error}</strong> <span dir="auto">{said.reason}</span>
        </div>
      )}
    </div>
  );
}
