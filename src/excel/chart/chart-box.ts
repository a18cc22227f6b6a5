/** Where a chart stands on its sheet, in points. */
export interface ChartBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Between two charts. */
const GAP_POINTS = 12;

/** @param chart with its place loaded */
export function boxOf({ left, top, width, height }: ChartBox): ChartBox {
  return { left, top, width, height };
}

/** The same box, as far to the right as it must be to cover none of the others. */
export function besideOthers(box: ChartBox, others: readonly ChartBox[]): ChartBox {
  const covered = others.filter((other) => isCovered(other, box));
  if (covered.length === 0) return box;
  const left = Math.max(...covered.map((other) => other.left + other.width)) + GAP_POINTS;
  return besideOthers({ ...box, left }, others);
}

function isCovered(one: ChartBox, other: ChartBox): boolean {
  const isBeside = one.left + one.width <= other.left || other.left + other.width <= one.left;
  const isAbove = one.top + one.height <= other.top || other.top + other.height <= one.top;
  return !isBeside && !isAbove;
}
