import type { RowGroup, RunSummary } from "../../../scoring/run-status";
import { CellLinks } from "../parts/CellLinks";
import { CELLS_SHOWN, failureCells } from "../parts/failure-cells";
import { useTextStyles } from "../parts/text-styles";
import { useFormats } from "../parts/use-formats";
import { cutTextWords, RESULT_WORDS } from "../words/result-words";

export interface CutNoteProps {
  readonly cut: RowGroup;
  readonly summary: RunSummary;
}

/** Rows whose answer no cell can hold whole: how many, and ways to the first of them. */
export function CutNote({ cut, summary }: CutNoteProps) {
  const texts = useTextStyles();
  const formats = useFormats();
  return (
    <div className={texts.aside} role="group" aria-label={RESULT_WORDS.cut}>
      <div className={texts.strong}>{cutTextWords(cut.rowCount, formats)}</div>
      <div className={texts.hint}>{RESULT_WORDS.cutHint}</div>
      <CellLinks cells={failureCells(cut, summary, CELLS_SHOWN)} count={cut.rowCount} sheetName={summary.sheetName} />
    </div>
  );
}
