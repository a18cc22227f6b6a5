/** Something drawn, in pixels from the corner of what it stands in. */
export interface DrawnBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

type BoxSize = Pick<DrawnBox, "width" | "height">;
type FloatPlace = Pick<DrawnBox, "left" | "top">;

const GAP_PX = 4;

/**
 * Where something floats beside a cell: right of it, so that the cells below stay in view; else left of it, else below or above. It is never
 * outside of the area as long as it fits into it.
 */
export function besideCell(cell: DrawnBox, box: BoxSize, area: BoxSize): FloatPlace {
  const right = cell.left + cell.width + GAP_PX;
  const left = cell.left - GAP_PX - box.width;
  const top = within(cell.top, box.height, area.height);
  if (right + box.width <= area.width) return { left: right, top };
  return left >= 0 ? { left, top } : belowCell(cell, box, area);
}

/** Where something floats below a cell, which it begins with; above it where there is no room. */
export function belowCell(cell: DrawnBox, box: BoxSize, area: BoxSize): FloatPlace {
  const below = cell.top + cell.height + GAP_PX;
  const above = cell.top - GAP_PX - box.height;
  const isBelow = below + box.height <= area.height || above < 0;
  return { left: within(cell.left, box.width, area.width), top: isBelow ? below : above };
}

function within(wanted: number, size: number, end: number): number {
  return Math.max(0, Math.min(wanted, end - size));
}
