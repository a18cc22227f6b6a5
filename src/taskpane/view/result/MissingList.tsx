import { mergeClasses } from "@fluentui/react-components";
import type { RunSummary } from "../../../scoring/run-status";
import { CellLinks } from "../parts/CellLinks";
import { CELLS_SHOWN, failureCells } from "../parts/failure-cells";
import { useTextStyles } from "../parts/text-styles";
import { useFormats } from "../parts/use-formats";
import { missingWords, RESULT_WORDS } from "../words/result-words";

export interface MissingListProps {
  readonly summary: RunSummary;
}

/** Rows that the model answered without a value: nothing went wrong on the way, and their cells are blank. */
export function MissingList({ summary }: MissingListProps) {
  const texts = useTextStyles();
  const formats = useFormats();
  return (
    <ul className={mergeClasses(texts.plainList, texts.stack)} aria-label={RESULT_WORDS.missing}>
      {summary.missing.map((group) => (
        <li key={group.reason} className={texts.aside}>
          <div className={texts.strong}>{missingWords(group, formats)}</div>
          <div className={texts.hint}>{RESULT_WORDS.missingHint}</div>
          <CellLinks
            cells={failureCells(group, summary, CELLS_SHOWN)}
            count={group.rowCount}
            sheetName={summary.sheetName}
          />
        </li>
      ))}
    </ul>
  );
}
