import type { ColumnMemory, ColumnRefresh } from "../../composition/memory/column-memory";
import type { RunScope } from "../../core/memory/remembered-run";
import type { SourceShape } from "../../scoring/ports";
import type { ScoringPlan } from "../../scoring/scoring-plan";

/** The columns that the workbook remembers, as far as the pane itself asks for them. Nothing here sends anything to an endpoint. */
export interface MemoryPort extends Pick<
  ColumnMemory,
  | "look"
  | "check"
  | "runMemory"
  | "changeRecipe"
  | "noteRowByRow"
  | "forgetColumn"
  | "rememberAgain"
  | "forgetWorkbook"
  | "forgetDevice"
  | "isAllowed"
  | "allow"
  | "spent"
  | "asksFirst"
> {
  /**
   * What a run needs to make a remembered column again. Rows whose cells are at fault are left out: the analyst was told of them when the
   * column was made.
   * @param mayReplace whether the analyst has agreed that whatever stands there is replaced
   * @throws RememberedColumnError, InputError, WorkbookError
   */
  planRefresh(
    columnId: string,
    scope: RunScope,
    concurrentRequests: number,
    signal: AbortSignal,
    mayReplace: boolean,
  ): Promise<PlannedRefresh>;
  /**
   * Calls back after edits of cells, wherever in the workbook and by whomever.
   * @returns a function that ends it; undefined where this Excel tells of none
   * @throws WorkbookError
   */
  followEdits(listener: () => void): Promise<(() => Promise<void>) | undefined>;
  /** Milliseconds since 1970: how long ago a run was. */
  nowUtcMs(): number;
}

export interface PlannedRefresh extends Pick<ColumnRefresh, "recipe" | "schema"> {
  readonly plan: ScoringPlan;
  /** The table as it stands now. */
  readonly shape: SourceShape;
}
