import type { ColumnReading } from "../../../core/columns/column-reading";
import { choicesKey } from "../../state/data/data-session";
import type { Proposal } from "../../state/proposal/proposal";
import type { Review } from "../../state/proposal/review";
import { undeclaredColumns } from "../../state/proposal/undeclared-columns";
import type { CheckState } from "../../state/run/check-session";
import { ActiveChoices } from "./ActiveChoices";
import { ColumnTypesForm } from "./ColumnTypesForm";

export interface ReadingActions {
  /** @param key `choicesKey` of the table and the model */
  readonly onChooseReading: (key: string, column: string, choice: ColumnReading) => void;
  readonly onAskAgain: (key: string) => void;
}

export interface ColumnReadingsProps {
  readonly proposal: Proposal;
  readonly check: CheckState;
  readonly review: Review | undefined;
  readonly actions: ReadingActions;
}

/** How the columns of the selected table are read for the chosen model: what was chosen, and what may be. */
export function ColumnReadings({ proposal, check, review, actions }: ColumnReadingsProps) {
  const { shape, target, readings } = proposal;
  if (shape === undefined || target === undefined) return null;
  const key = choicesKey(shape.source, target.route);
  const isAtFault = (column: string) => review?.report.problems.some((problem) => problem.column === column) ?? false;
  // The type of a column at fault is chosen beside its faults.
  const undeclared = undeclaredColumns(proposal).filter((column) => !isAtFault(column));
  const onChoose = (column: string, choice: ColumnReading) => actions.onChooseReading(key, column, choice);
  return (
    <>
      <ActiveChoices
        choices={readings}
        accepted={review === undefined ? check.accepted.get(key)?.size : undefined}
        review={review}
        onChoose={onChoose}
        onAskAgain={() => actions.onAskAgain(key)}
      />
      {undeclared.length > 0 && <ColumnTypesForm columns={undeclared} choices={readings} onChoose={onChoose} />}
    </>
  );
}
