import type { Cell, ColumnEncoding } from "./cell-value";
import { finerOf, precisionOf, type DatePrecision, type DateSystem } from "./date-serial";

/** What one column holds over the whole table, counted window by window so that no second copy of it is needed. */
export interface ColumnProfile {
  readonly name: string;
  blanks: number;
  numbers: number;
  booleans: number;
  texts: number;
  dates: number;
  errors: number;
  /** Finest precision among the dates; undefined while there is none. */
  datePrecision: DatePrecision | undefined;
}

export function startProfile(name: string): ColumnProfile {
  return { name, blanks: 0, numbers: 0, booleans: 0, texts: 0, dates: 0, errors: 0, datePrecision: undefined };
}

/** Counts one cell into its column's profile. */
export function observeCell(profile: ColumnProfile, cell: Cell): void {
  if (cell === null) profile.blanks++;
  else if (typeof cell === "number") profile.numbers++;
  else if (typeof cell === "boolean") profile.booleans++;
  else if (typeof cell === "string") profile.texts++;
  else if (cell.kind === "error") profile.errors++;
  else {
    profile.dates++;
    const precision = precisionOf(cell.serial);
    profile.datePrecision = profile.datePrecision === undefined ? precision : finerOf(profile.datePrecision, precision);
  }
}

/** The encoding that serves every cell of the column. */
export function encodingOf(profile: ColumnProfile, dateSystem: DateSystem): ColumnEncoding {
  return { datePrecision: profile.datePrecision ?? "day", dateSystem };
}
