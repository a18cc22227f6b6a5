import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { historyText } from "../../../core/memory/run-history";
import type { ColumnLook } from "../../../scoring/memory/memory-look";
import { CopyButton } from "../parts/CopyButton";
import { useTextStyles } from "../parts/text-styles";
import { useFormats } from "../parts/use-formats";
import { useServices } from "../parts/use-pane";
import { HISTORY_WORDS, historyTitle, runLines } from "../words/memory/history-words";
import { WriteHistory } from "./WriteHistory";

const useStyles = makeStyles({
  list: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXS,
    maxHeight: "240px",
    overflowY: "auto",
    marginBottom: tokens.spacingVerticalXS,
  },
  actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

export interface RunHistoryProps {
  readonly column: ColumnLook;
  /** All that the workbook remembers. */
  readonly columns: readonly ColumnLook[];
}

/** The runs that made a column, newest first, as the workbook says. */
export function RunHistory({ column: { column, runs }, columns }: RunHistoryProps) {
  const styles = useStyles();
  const texts = useTextStyles();
  const formats = useFormats();
  const { locale } = useServices();
  return (
    <details className={texts.details}>
      <summary>{historyTitle(runs.length, formats)}</summary>
      <div className={texts.hint}>{runs.length === 0 ? HISTORY_WORDS.none : HISTORY_WORDS.says}</div>
      {/* A list that scrolls must be in reach of the keyboard. */}
      <ul className={mergeClasses(texts.plainList, styles.list)} tabIndex={0} aria-label={HISTORY_WORDS.says}>
        {runs.map((run) => (
          <li key={run.id} className={mergeClasses(texts.aside, texts.hint, texts.wrapping)}>
            {runLines(run, locale, formats).map((line, index) => (
              <div key={index}>{line}</div>
            ))}
          </li>
        ))}
      </ul>
      {runs.length > 0 && (
        <div className={styles.actions}>
          <CopyButton size="small" text={() => historyText([column], runs)}>
            {HISTORY_WORDS.copy}
          </CopyButton>
          <WriteHistory columns={columns} />
        </div>
      )}
    </details>
  );
}
