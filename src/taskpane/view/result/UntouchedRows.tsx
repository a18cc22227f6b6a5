import type { RunSummary } from "../../../scoring/run-status";
import { CellLinks } from "../parts/CellLinks";
import { CELLS_SHOWN, rangeCells } from "../parts/failure-cells";
import { useTextStyles } from "../parts/text-styles";
import { useFormats } from "../parts/use-formats";
import { notReachedWords, RESULT_WORDS } from "../words/result-words";

export interface UntouchedRowsProps {
  readonly summary: RunSummary;
  /** Earlier predictions stand in them. */
  readonly isRefresh: boolean;
}

/** Rows that a run did not come to, because it was stopped or cancelled, with ways to them. */
export function UntouchedRows({ summary, isRefresh }: UntouchedRowsProps) {
  const texts = useTextStyles();
  const formats = useFormats();
  return (
    <div role="group" aria-label={RESULT_WORDS.untouched}>
      <div>{notReachedWords(summary.untouched, formats)}</div>
      <div className={texts.hint}>{isRefresh ? RESULT_WORDS.untouchedRefreshHint : RESULT_WORDS.untouchedHint}</div>
      <CellLinks
        cells={rangeCells(summary.untouchedRows, summary, CELLS_SHOWN)}
        count={summary.untouchedRows.length}
        sheetName={summary.sheetName}
      />
    </div>
  );
}
