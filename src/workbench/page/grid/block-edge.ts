export interface CellPosition {
  readonly row: number;
  readonly column: number;
}

/** A row or column as Ctrl and an arrow walk it. */
export interface Walk {
  /** The cell a step further, or undefined at the edge of what the sheet holds. */
  readonly next: (from: CellPosition) => CellPosition | undefined;
  readonly isBlank: (cell: CellPosition) => boolean;
}

/**
 * Where Ctrl and an arrow go: to the last filled cell before a blank one; from there, or from a blank cell, to the next filled one; else
 * to the edge. Source: Microsoft Support, "Keyboard shortcuts in Excel" ("the edge of the current data region").
 */
export function blockEdge(from: CellPosition, { next, isBlank }: Walk): CellPosition {
  let at = next(from);
  if (at === undefined) return from;
  if (!isBlank(from) && !isBlank(at)) {
    for (let beyond = next(at); beyond !== undefined && !isBlank(beyond); beyond = next(at)) at = beyond;
    return at;
  }
  while (isBlank(at)) {
    const beyond = next(at);
    if (beyond === undefined) return at;
    at = beyond;
  }
  return at;
}
