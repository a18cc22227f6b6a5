import { SHEET_ROWS } from "../areas/area";
import type { CellContent, CellValue } from "../texts/cell-content";
import { RunList } from "./run-list";

export const GENERAL = "General";
/** A cell that is filled with nothing. */
export const NO_FILL = "";

let latestVersion = 0;

/**
 * The cells of one sheet column. Values stand in one array without a second copy; what few cells have (formulas, apostrophes)
 * stands apart. `dirty` marks cells that are not as they were opened, moved ones included, and moves with them.
 */
export class ColumnStore {
  /** A snapshot holds on to it, too: it is not to be written to, but its copy. */
  isShared = false;
  private present = ++latestVersion;
  private values: CellValue[] = [];
  private formulas = new Map<number, string>();

  constructor(
    readonly formats = new RunList<string>(GENERAL),
    readonly quotePrefixes = new RunList<boolean>(false),
    readonly dirty = new RunList<boolean>(false),
    readonly fills = new RunList<string>(NO_FILL),
  ) {}

  copy(): ColumnStore {
    const copy = new ColumnStore(this.formats.copy(), this.quotePrefixes.copy(), this.dirty.copy(), this.fills.copy());
    copy.values = this.values.slice();
    copy.formulas = new Map(this.formulas);
    copy.present = this.present;
    return copy;
  }

  /** Another number whenever a cell holds something else or has another format or fill; a number that no other column has, but a copy that is the same. */
  get version(): number {
    return this.present;
  }

  /** One more than the last row that was ever given a value. */
  get length(): number {
    return this.values.length;
  }

  value(row: number): CellValue {
    return this.values[row] ?? null;
  }

  formula(row: number): string | undefined {
    return this.formulas.get(row);
  }

  content(row: number): Required<Omit<CellContent, "formula">> & Pick<CellContent, "formula"> {
    const formula = this.formulas.get(row);
    return {
      value: this.value(row),
      quotePrefix: this.quotePrefixes.get(row),
      numberFormat: this.formats.get(row),
      fill: this.fills.get(row),
      ...(formula === undefined ? {} : { formula }),
    };
  }

  setContent(row: number, content: CellContent): void {
    this.present = ++latestVersion;
    this.setValue(row, content.value);
    if (content.formula === undefined) this.formulas.delete(row);
    else this.formulas.set(row, content.formula);
    setOne(this.quotePrefixes, row, content.quotePrefix ?? false);
    if (content.numberFormat !== undefined) setOne(this.formats, row, content.numberFormat);
    if (content.fill !== undefined) setOne(this.fills, row, content.fill);
    setOne(this.dirty, row, true);
  }

  setFormat(start: number, end: number, numberFormat: string): void {
    this.present = ++latestVersion;
    this.formats.set(start, end, numberFormat);
    this.dirty.set(start, end, true);
  }

  setFill(start: number, end: number, fill: string): void {
    this.present = ++latestVersion;
    this.fills.set(start, end, fill);
    this.dirty.set(start, end, true);
  }

  /** Takes over a whole array as this column's values, row 0 first, without copying it and without marking anything dirty. */
  adopt(values: CellValue[]): void {
    this.present = ++latestVersion;
    this.values = values;
  }

  insert(at: number, count: number): void {
    this.present = ++latestVersion;
    const moved = Math.max(this.values.length, this.lastFormatted());
    if (at < this.values.length) this.values = this.values.slice(0, at).concat(blanks(count), this.values.slice(at));
    this.moveFormulas((row) => (row < at ? row : row + count));
    // New rows take the look of the row above them, as in Excel.
    this.formats.insert(at, count, at > 0 ? this.formats.get(at - 1) : this.formats.get(at));
    this.fills.insert(at, count, at > 0 ? this.fills.get(at - 1) : this.fills.get(at));
    this.quotePrefixes.insert(at, count, false);
    this.dirty.insert(at, count, true);
    this.dirty.set(at, Math.max(at, moved) + count, true);
  }

  remove(at: number, count: number): void {
    this.present = ++latestVersion;
    const end = Math.max(this.values.length, this.lastFormatted(), at + count);
    this.values.splice(at, count);
    this.moveFormulas((row) => (row < at ? row : row < at + count ? undefined : row - count));
    this.formats.remove(at, count);
    this.fills.remove(at, count);
    this.quotePrefixes.remove(at, count);
    this.dirty.remove(at, count);
    this.dirty.set(at, end, true);
  }

  /** One more than the last row that holds a value; `countFormats` lets a row that only has a format count too. */
  usedEnd(countFormats: boolean): number {
    let end = this.values.length;
    while (end > 0 && this.values[end - 1] === null) end--;
    return countFormats ? Math.max(end, this.lastFormatted()) : end;
  }

  /** The first row that holds a value, or the length when none does. */
  usedStart(countFormats: boolean): number {
    let start = 0;
    while (start < this.values.length && this.values[start] === null) start++;
    for (const runs of countFormats ? [this.formats, this.fills] : []) {
      const [first] = runs.entries();
      if (first !== undefined && first.end < SHEET_ROWS) start = Math.min(start, first.start);
    }
    return start;
  }

  /** Row and formula of each cell that has one. */
  formulaEntries(): IterableIterator<[number, string]> {
    return this.formulas.entries();
  }

  private setValue(row: number, value: CellValue): void {
    if (row >= this.values.length) {
      if (value === null) return;
      while (this.values.length < row) this.values.push(null);
    }
    this.values[row] = value;
  }

  private moveFormulas(place: (row: number) => number | undefined): void {
    const moved = [...this.formulas];
    this.formulas.clear();
    for (const [row, formula] of moved) {
      const to = place(row);
      if (to !== undefined) this.formulas.set(to, formula);
    }
  }

  /** A format down to the sheet's last row belongs to the column, and does not make its rows used. */
  private lastFormatted(): number {
    const ends = [this.formats, this.fills].map((list) => {
      const runs = list.entries();
      const last = runs.at(-1);
      return (last !== undefined && last.end >= SHEET_ROWS ? runs.at(-2) : last)?.end ?? 0;
    });
    return Math.max(...ends);
  }
}

function setOne<T>(runs: RunList<T>, row: number, value: T): void {
  if (runs.get(row) !== value) runs.set(row, row + 1, value);
}

function blanks(count: number): CellValue[] {
  return new Array<CellValue>(count).fill(null);
}
