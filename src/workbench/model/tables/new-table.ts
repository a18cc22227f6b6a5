import type { Area } from "../areas/area";

/** What a table is made of. */
export interface NewTable {
  readonly name: string;
  /** With header row and totals row, as far as shown. */
  readonly area: Area;
  /** Default true. */
  readonly showHeaders?: boolean;
  /** Default false. */
  readonly showTotals?: boolean;
  /** Why its columns cannot come or go; absent where they can. */
  readonly fixedBecause?: string | undefined;
  /** Names of its columns, all different, with which its header cells agree; absent where the header cells name them. */
  readonly columnNames?: readonly string[];
}
