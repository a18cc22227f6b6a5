import { readArea } from "../arguments/given-area";

/** What a formula sends of each row, as it is asked for and allowed. */
export interface SentColumns {
  /** Whether names are headers, or places of cells that have none. Those of parameters stand beside them. */
  readonly about: "columns" | "cells";
  readonly names: readonly string[];
}

export function namedColumns(names: readonly string[]): SentColumns {
  return { about: "columns", names };
}

/**
 * Columns without headers. A place stands for them, so that allowing them allows no other cells: that of the data, else that of the formula
 * which calculates so many.
 */
export function placedColumns(width: number, data: string | undefined, formula: string | undefined): SentColumns {
  const place = placeOf(data);
  const name = place ?? [placeOf(formula), `(1–${width})`].filter((part) => part !== undefined).join(" ");
  return { about: "cells", names: [name] };
}

/** The same, and parameters of the request, whose values may be those of any cell. */
export function withParameters({ about, names }: SentColumns, parameters: readonly string[]): SentColumns {
  return { about, names: [...new Set([...names, ...parameters])] };
}

/** "Sheet1!A:C" of "Sheet1!A2:C2". */
function placeOf(address: string | undefined): string | undefined {
  const area = readArea(address);
  if (area === undefined) return undefined;
  const columns = `${area.firstColumn}:${area.lastColumn}`;
  return area.sheet === "" ? columns : `${area.sheet}!${columns}`;
}
