import type { ScratchSheet } from "./scratch-sheet";

/** What Scoresheet would like to be so in every Excel, by name. */
export type AssumptionId =
  | "hidden-rows"
  | "filtered-rows"
  | "apostrophe-in-text-cell"
  | "apostrophe-in-general-cell"
  | "second-apostrophe"
  | "number-in-text-cell"
  | "large-write"
  | "null-leaves-format"
  | "blank-is-blank"
  | "merged-cells"
  | "clear-part-of-merge"
  | "values-over-formulas"
  | "new-column-format"
  | "room-for-column"
  | "hidden-header"
  | "mixed-hidden-rows"
  | "kept-range"
  | "gone-table"
  | "volatile-inputs"
  | "error-types"
  | "data-types"
  | "defined-names"
  | "column-names"
  | "document-parts"
  | "large-part"
  | "histogram"
  | "chart-of-other-sheet"
  | "selection-event"
  | "quick-request"
  | "quick-bytes";

/** One thing to try on a scratch sheet. */
export interface Assumption {
  readonly id: AssumptionId;
  /** Version of the set ExcelApi that trying it takes; what Scoresheet needs anyway unless told. */
  readonly apiVersion?: string;
  /**
   * @returns what was found instead, in few words and with values of the trial only; undefined when it holds
   * @throws WorkbookError when it cannot be tried here
   */
  attempt(scratch: ScratchSheet): Promise<string | undefined>;
}

/** How one attempt ended. */
export type Finding =
  | { readonly id: AssumptionId; readonly outcome: "held" }
  | { readonly id: AssumptionId; readonly outcome: "not-held"; readonly found: string }
  | { readonly id: AssumptionId; readonly outcome: "not-tried"; readonly reason: string };
