/** What shows at a glance what stands in a result column, by Excel's own conditional formats. */
export type LookPicture =
  /** @property isShare the numbers lie between 0 and 1, and the ends stand there whatever the column holds */
  | { readonly kind: "bars" | "scale"; readonly isShare: boolean }
  /** Each of these words has a colour of its own. */
  | { readonly kind: "classes"; readonly classes: readonly string[] };

/** How a result column looks: nothing of it changes what the cells hold. */
export interface ResultLook {
  /** As Excel writes it, in English: "0.0%". Absent: as numbers come. */
  readonly numberFormat?: string;
  readonly picture?: LookPicture;
}

export const NO_LOOK: ResultLook = {};

/** So many classes have colours that are told apart. */
export const MOST_CLASSES = 8;

/** A text that a rule compares with is written as a formula, where one may be so long. Source: Microsoft Support, "Excel specifications and limits". */
export const MAX_CLASS_LENGTH = 255;
