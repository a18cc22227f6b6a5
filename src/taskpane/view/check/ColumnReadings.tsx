import type { ColumnReading } from "../../../core/columns/column-reading";
import { undeclaredColumns } from "../../state/proposal/undeclared-columns";
import { useActions, usePane } from "../parts/use-pane";
import { ActiveChoices } from "./ActiveChoices";
import { ColumnTypesForm } from "./ColumnTypesForm";

/** How the columns of the selected table are read for the chosen model: what was chosen, and what may be. */
export function ColumnReadings() {
  const proposal = usePane((view) => view.proposal);
  const review = usePane((view) => view.review);
  const { recipes } = useActions();
  const { shape, target, place, recipe } = proposal;
  if (shape === undefined || target === undefined) return null;
  const isAtFault = (column: string) => review?.report.problems.some((problem) => problem.column === column) ?? false;
  // The type of a column at fault is chosen beside its faults.
  const undeclared = undeclaredColumns(proposal).filter((column) => !isAtFault(column));
  const onChoose = (column: string, reading: ColumnReading) =>
    recipes.change(place, { kind: "read-column", column, reading });
  return (
    <>
      <ActiveChoices
        choices={recipe.readings}
        accepted={review === undefined ? recipe.agreedFaults?.length : undefined}
        review={review}
        onChoose={onChoose}
        onAskAgain={() => recipes.change(place, { kind: "ask-again" })}
      />
      {undeclared.length > 0 && <ColumnTypesForm columns={undeclared} choices={recipe.readings} onChoose={onChoose} />}
    </>
  );
}
