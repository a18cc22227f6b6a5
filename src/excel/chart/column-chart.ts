/** How many rows of a result column hold a value. */
export interface CountedValue {
  readonly value: string | number | boolean;
  readonly rowCount: number;
}

/** What a chart shows of a result column. */
export type ColumnChart =
  /** How numbers are spread: Excel counts them itself. */
  | { readonly kind: "histogram" }
  /** How many rows each class has, the commonest first. @property othersCount rows with any other value */
  | { readonly kind: "classes"; readonly classes: readonly CountedValue[]; readonly othersCount: number };

/** More classes are not told apart on an axis. */
export const MOST_CHARTED_CLASSES = 20;

/** Where a chart stands. */
export interface ChartPlace {
  readonly sheetName: string;
  /** It took the place of the one before. */
  readonly isAnew: boolean;
}
