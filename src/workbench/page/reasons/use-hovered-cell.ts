import { useEffect, useState, type RefObject } from "react";
import { cellAround, type PlaceInSheet } from "../floats/drawn-cell";

/** A pointer that rests this long on a cell asks about it; one that passes does not. */
const REST_MS = 300;

/**
 * The cell on which the pointer rests; it stays so while the pointer is on what floats beside it.
 * @param layer that holds what floats, in the same element as the grid
 */
export function useHoveredCell(layer: RefObject<HTMLElement | null>): PlaceInSheet | undefined {
  const [hovered, setHovered] = useState<PlaceInSheet>();
  useEffect(() => {
    const around = layer.current!.parentElement!;
    let timer = 0;
    const rest = (cell: PlaceInSheet | undefined): void => {
      window.clearTimeout(timer);
      if (cell === undefined) setHovered(undefined);
      else timer = window.setTimeout(() => setHovered(cell), REST_MS);
    };
    const onOver = ({ target, buttons }: MouseEvent): void => {
      const isOnFloat = target instanceof Node && layer.current?.contains(target) === true;
      if (!isOnFloat) rest(buttons === 0 ? cellAround(target) : undefined);
    };
    const onLeave = (): void => rest(undefined);
    around.addEventListener("mouseover", onOver);
    around.addEventListener("mousedown", onLeave, { capture: true });
    around.addEventListener("mouseleave", onLeave);
    return () => {
      window.clearTimeout(timer);
      around.removeEventListener("mouseover", onOver);
      around.removeEventListener("mousedown", onLeave, { capture: true });
      around.removeEventListener("mouseleave", onLeave);
    };
  }, [layer]);
  return hovered;
}
