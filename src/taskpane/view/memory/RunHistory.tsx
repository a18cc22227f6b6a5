import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { RememberedRun } from "../../../core/memory/remembered-run";
import { CopyButton } from "../parts/CopyButton";
import { useTextStyles } from "../parts/text-styles";
import { useFormats } from "../parts/use-formats";
import { useServices } from "../parts/use-pane";
import { HISTORY_WORDS, historyText, historyTitle, runLines } from "../words/memory/history-words";

const useStyles = makeStyles({
  list: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXS,
    maxHeight: "240px",
    overflowY: "auto",
    marginBottom: tokens.spacingVerticalXS,
  },
});

/** The runs that made a column, newest first, as the workbook says. */
export function RunHistory({ runs }: { readonly runs: readonly RememberedRun[] }) {
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
        <CopyButton size="small" text={() => historyText(runs)}>
          {HISTORY_WORDS.copy}
        </CopyButton>
      )}
    </details>
  );
}
