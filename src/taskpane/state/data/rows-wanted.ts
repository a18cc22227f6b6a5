import { asScoringError } from "../../../core/as-scoring-error";
import type { ScoringError } from "../../../core/errors";
import type { RowRange } from "../../../core/table/row-ranges";
import type { SourceShape } from "../../../scoring/ports";
import type { SheetPort } from "../../services/sheet-port";

/** Which rows of a table the analyst wants to have scored. */
export type RowsWanted =
  { readonly kind: "all" | "visible" | "selected" } | { readonly kind: "first"; readonly rowCount: number };

export const ALL_ROWS: RowsWanted = { kind: "all" };

/** So many of the first rows are proposed: enough to see what a model does with a table, and little enough to cost nothing. */
export const FIRST_ROWS = 10;

/** What is wanted of a table, and the rows that it comes to as the sheet stands. */
export interface RowsToScore {
  readonly wanted: RowsWanted;
  /** In rising order; undefined where they are all of the table, and as long as nobody knows. */
  readonly ranges?: readonly RowRange[];
  /** Undefined as long as the sheet has not said. */
  readonly rowCount: number | undefined;
  /** Why it has not. */
  readonly error?: ScoringError;
}

/** Rows that hang on what a person sees are asked of the sheet, which may not say; then all of them are not taken instead. */
export async function readRows(
  sheet: Pick<SheetPort, "chosenRows">,
  shape: SourceShape,
  wanted: RowsWanted,
): Promise<RowsToScore> {
  switch (wanted.kind) {
    case "all":
      return { wanted, rowCount: shape.rowCount };
    case "first":
      return rowsToScore(wanted, [{ firstRow: 0, rowCount: Math.min(wanted.rowCount, shape.rowCount) }], shape);
    default:
      try {
        return rowsToScore(wanted, await sheet.chosenRows(shape.source, wanted.kind), shape);
      } catch (error) {
        return { wanted, rowCount: undefined, error: asScoringError(error) };
      }
  }
}

/** Rows that are all of a table are no choice. */
function rowsToScore(wanted: RowsWanted, ranges: readonly RowRange[], { rowCount: all }: SourceShape): RowsToScore {
  const rowCount = ranges.reduce((sum, range) => sum + range.rowCount, 0);
  return rowCount >= all ? { wanted, rowCount: all } : { wanted, ranges, rowCount };
}
