/** Where an argument stands. Columns and rows as the sheet counts them, from 1 on. */
export interface GivenArea {
  /** As Excel writes it before the exclamation mark, with its quotes. */
  readonly sheet: string;
  readonly firstColumn: string;
  readonly lastColumn: string;
  readonly firstRow: number;
  readonly lastRow: number;
}

const AREA = /^(?:(.+)!)?\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/i;

/** Reads "Sheet1!A2:D2"; undefined for what is no area of cells by row and column. */
export function readArea(address: string | null | undefined): GivenArea | undefined {
  const [, sheet = "", firstColumn, firstRow, lastColumn = firstColumn, lastRow = firstRow] =
    AREA.exec(address ?? "") ?? [];
  if (firstColumn === undefined) return undefined;
  return {
    sheet,
    firstColumn: firstColumn.toUpperCase(),
    lastColumn: lastColumn!.toUpperCase(),
    firstRow: Number(firstRow),
    lastRow: Number(lastRow),
  };
}
