import type { ColumnReading } from "../../../core/columns/column-reading";
import type { RecipeChange } from "../../../core/recipe/change-recipe";
import type { Proposal } from "../../state/proposal/proposal";
import type { Review } from "../../state/proposal/review";
import type { RecipePlace } from "../../state/recipe/recipe-place";
import { undeclaredColumns } from "../../state/proposal/undeclared-columns";
import { ActiveChoices } from "./ActiveChoices";
import { ColumnTypesForm } from "./ColumnTypesForm";

export interface ReadingActions {
  readonly onChangeRecipe: (place: RecipePlace, change: RecipeChange) => void;
}

export interface ColumnReadingsProps {
  readonly proposal: Proposal;
  readonly review: Review | undefined;
  readonly actions: ReadingActions;
}

/** How the columns of the selected table are read for the chosen model: what was chosen, and what may be. */
export function ColumnReadings({ proposal, review, actions }: ColumnReadingsProps) {
  const { shape, target, place, recipe } = proposal;
  if (shape === undefined || target === undefined) return null;
  const isAtFault = (column: string) => review?.report.problems.some((problem) => problem.column === column) ?? false;
  // The type of a column at fault is chosen beside its faults.
  const undeclared = undeclaredColumns(proposal).filter((column) => !isAtFault(column));
  const onChoose = (column: string, reading: ColumnReading) =>
    actions.onChangeRecipe(place, { kind: "read-column", column, reading });
  return (
    <>
      <ActiveChoices
        choices={recipe.readings}
        accepted={review === undefined ? recipe.agreedFaults?.length : undefined}
        review={review}
        onChoose={onChoose}
        onAskAgain={() => actions.onChangeRecipe(place, { kind: "ask-again" })}
      />
      {undeclared.length > 0 && <ColumnTypesForm columns={undeclared} choices={recipe.readings} onChoose={onChoose} />}
    </>
  );
}
