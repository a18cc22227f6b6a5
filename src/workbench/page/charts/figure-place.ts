/** Where a figure stands over the sheet, in pixels from the start and the top. */
export interface FigurePlace {
  readonly x: number;
  readonly y: number;
}

export interface BoxSize {
  readonly width: number;
  readonly height: number;
}

/** Between a figure and the edge of the sheet. */
const EDGE = 24;
/** By which a key moves a figure. */
const STEP = 16;
/** By which a figure stands beside the one before it. */
const CASCADE = 28;

const STEPS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
};

/** The nearest place at which a figure is whole within the sheet, as far as it fits. */
export function withinSheet({ x, y }: FigurePlace, figure: BoxSize, sheet: BoxSize): FigurePlace {
  return {
    x: Math.max(0, Math.min(x, sheet.width - figure.width)),
    y: Math.max(0, Math.min(y, sheet.height - figure.height)),
  };
}

/** Where the figure comes first: in the last corner of the sheet, away from headers and first rows. @param index among all figures of the sheet */
export function firstPlace(index: number, figure: BoxSize, sheet: BoxSize): FigurePlace {
  const away = EDGE + index * CASCADE;
  return withinSheet({ x: sheet.width - figure.width - away, y: sheet.height - figure.height - away }, figure, sheet);
}

/** One step by an arrow key; undefined for any other key. */
export function steppedPlace({ x, y }: FigurePlace, key: string): FigurePlace | undefined {
  const step = STEPS[key];
  return step && { x: x + step[0], y: y + step[1] };
}

/** The next corner of the sheet, clockwise from the one that the figure is nearest to. */
export function nextCorner({ x, y }: FigurePlace, figure: BoxSize, sheet: BoxSize): FigurePlace {
  const isAtEnd = x + figure.width / 2 > sheet.width / 2;
  const isBelow = y + figure.height / 2 > sheet.height / 2;
  const [left, right] = [EDGE, sheet.width - figure.width - EDGE];
  const [top, bottom] = [EDGE, sheet.height - figure.height - EDGE];
  if (isAtEnd) return isBelow ? { x: left, y: bottom } : { x: right, y: bottom };
  return isBelow ? { x: left, y: top } : { x: right, y: top };
}
