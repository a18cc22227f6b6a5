/** Texts by row and column, as RevoGrid tells of a paste. */
export type EnteredCells = Readonly<Record<number, Readonly<Record<number, string | undefined>>>>;

/** Texts as a block with its first cell. */
export interface PastedBlock {
  readonly row: number;
  readonly column: number;
  readonly texts: readonly (readonly string[])[];
}

/** The block that a paste fills, or undefined when it fills nothing. */
export function blockOf(cells: EnteredCells): PastedBlock | undefined {
  const rows = numbersOf(cells);
  const row = rows[0];
  const columns = row === undefined ? [] : numbersOf(cells[row] ?? {});
  const column = columns[0];
  if (row === undefined || column === undefined) return undefined;
  return { row, column, texts: rows.map((each) => columns.map((place) => cells[each]?.[place] ?? "")) };
}

/** The texts of a range, corners included, row by row: what a copy takes along. */
export function textsOf(
  range: { readonly x: number; readonly y: number; readonly x1: number; readonly y1: number },
  text: (row: number, column: number) => string,
): string[][] {
  return Array.from({ length: range.y1 - range.y + 1 }, (_row, i) =>
    Array.from({ length: range.x1 - range.x + 1 }, (_column, j) => text(range.y + i, range.x + j)),
  );
}

function numbersOf(record: object): number[] {
  return Object.keys(record)
    .map(Number)
    .sort((a, b) => a - b);
}
