import type { WarehouseProblem } from "../../state/warehouse/warehouse-problem";
import { ErrorNote, type ErrorNoteProps } from "../parts/ErrorNote";
import { warehouseProblemWords } from "../words/warehouse/warehouse-error-words";

export interface WarehouseProblemNoteProps extends Pick<ErrorNoteProps, "onRetry" | "cure"> {
  readonly problem: WarehouseProblem;
}

/** Why a hand-over went wrong, and what next. */
export function WarehouseProblemNote({ problem, ...ways }: WarehouseProblemNoteProps) {
  return <ErrorNote error={problem} words={warehouseProblemWords(problem)} {...ways} />;
}
