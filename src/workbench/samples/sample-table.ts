import type { CellValue } from "../model/texts/cell-content";

/** One table of the sample workbook, on a sheet of its own, from A1 on. */
export interface SampleTable {
  /** Name of the table and of its sheet. */
  readonly name: string;
  readonly columns: readonly SampleColumn[];
  /** `rows[i].length === columns.length`; missing values are blank cells. */
  readonly rows: readonly (readonly CellValue[])[];
  /** Of single cells, by their places in `rows`. */
  readonly cellFormats?: readonly { readonly row: number; readonly column: number; readonly numberFormat: string }[];
}

export interface SampleColumn {
  readonly header: string;
  /** In characters of the default font. */
  readonly width: number;
  /** Default "General". */
  readonly numberFormat?: string;
}

export function columns(...specs: readonly [header: string, width: number][]): SampleColumn[] {
  return specs.map(([header, width]) => ({ header, width }));
}
