import type { JsonText } from "../columns/column-encoding";
import type { OwnNumbers } from "../columns/write-numbers";
import type { SentCells } from "./sent-cells";

/** One text a row of texts by column: each opened, parted and closed as given. */
export function rowsOfTexts(
  rowCount: number,
  columns: readonly (readonly JsonText[])[],
  before: readonly string[],
  close: string,
): JsonText[] {
  const rows = new Array<JsonText>(rowCount);
  for (let row = 0; row < rowCount; row++) {
    let text = "";
    for (let place = 0; place < columns.length; place++) text += before[place]! + columns[place]![row]!;
    rows[row] = text + close;
  }
  return rows;
}

/**
 * Each row as a list. Neighbouring numbers that the engine writes right by itself are written by it, all at once: in half the time that
 * texts of single numbers take.
 */
export function listRows(rowCount: number, columns: readonly SentCells[]): JsonText[] {
  const pieces: (readonly JsonText[])[] = [];
  let run: OwnColumn[] = [];
  const endRun = (): void => {
    if (run.length > 0) pieces.push(run.length === 1 ? run[0]!.column.texts() : writeRun(rowCount, run));
    run = [];
  };
  for (const column of columns) {
    const own = column.numbers?.();
    if (own !== undefined) run.push({ column, own });
    else {
      endRun();
      pieces.push(column.texts());
    }
  }
  endRun();
  return rowsOfTexts(
    rowCount,
    pieces,
    pieces.map((_, place) => (place === 0 ? "[" : ",")),
    pieces.length === 0 ? "[]" : "]",
  );
}

interface OwnColumn {
  readonly column: SentCells;
  readonly own: OwnNumbers;
}

/** The cells of some number columns, parted by commas, for each row. */
function writeRun(rowCount: number, run: readonly OwnColumn[]): JsonText[] {
  const values = run.map(({ own }) => own.values);
  const rows: number[][] = [];
  for (let row = 0; row < rowCount; row++) {
    // Not an array of a length given beforehand: the engine writes one that may have holes much slower.
    const numbers: number[] = [];
    for (let place = 0; place < values.length; place++) numbers.push(values[place]![row]!);
    rows.push(numbers);
  }
  const texts = innerTexts(JSON.stringify(rows), rowCount);
  for (const row of new Set(run.flatMap(({ own }) => own.others))) {
    texts[row] = run.map(({ column }) => column.textAt(row)).join(",");
  }
  return texts;
}

/** What stands in each of the lists of a list of lists of numbers. */
function innerTexts(all: JsonText, rowCount: number): JsonText[] {
  const texts: JsonText[] = [];
  for (let row = 0, start = 2; row < rowCount; row++) {
    const end = all.indexOf("]", start);
    texts.push(all.slice(start, end));
    start = end + 3;
  }
  return texts;
}
