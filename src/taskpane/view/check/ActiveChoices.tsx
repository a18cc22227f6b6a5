import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useId } from "react";
import type { ColumnReading, Readings } from "../../../core/columns/column-reading";
import type { Review } from "../../state/proposal/review";
import { useTextStyles } from "../parts/text-styles";
import { activeChoices } from "./active-choices";

export interface ActiveChoicesProps {
  readonly choices: Readings;
  /** Faults whose rows are left out without asking; 0 once that was taken back, undefined when it was never agreed. */
  readonly accepted: number | undefined;
  /** Where the cures of what it found are in sight. */
  readonly review: Review | undefined;
  readonly onChoose: (column: string, choice: ColumnReading) => void;
  readonly onAskAgain: () => void;
}

const useStyles = makeStyles({
  choices: { margin: `${tokens.spacingVerticalS} 0` },
  line: {
    display: "flex",
    justifyContent: "space-between",
    alignItems: "baseline",
    columnGap: tokens.spacingHorizontalS,
  },
  undo: { flexShrink: 0, minHeight: "24px" },
});

/** What was chosen earlier and still counts for this table, each with a way back. */
export function ActiveChoices({ choices, accepted, review, onChoose, onAskAgain }: ActiveChoicesProps) {
  const styles = useStyles();
  const texts = useTextStyles();
  const id = useId();
  const isShown: Parameters<typeof activeChoices>[1] = (column, cause) =>
    review?.report.problems.some(
      (problem) => problem.column === column && (cause === undefined || problem.cause === cause),
    ) ?? false;
  const active = activeChoices(choices, isShown);
  if (active.length === 0 && accepted === undefined) return null;
  return (
    <div className={styles.choices}>
      <div id={id} className={texts.label}>
        Chosen for this table
      </div>
      <ul className={mergeClasses(texts.plainList, texts.hint)} aria-labelledby={id}>
        {active.map(({ column, words, without }) => (
          <li key={`${column} ${words}`} className={styles.line}>
            <span className={texts.wrapping}>
              {column} · {words}
            </span>
            <UndoButton words={`${column}, ${words}`} onClick={() => onChoose(column, without)} />
          </li>
        ))}
        {accepted === 0 && <li>The next run shows cells at fault first</li>}
        {accepted !== undefined && accepted > 0 && (
          <li className={styles.line}>
            <span>Rows with cells at fault are left out</span>
            <button
              type="button"
              className={mergeClasses(texts.link, styles.undo)}
              aria-label="Ask again about rows with cells at fault"
              onClick={onAskAgain}
            >
              Ask again
            </button>
          </li>
        )}
      </ul>
    </div>
  );
}

function UndoButton({ words, onClick }: { readonly words: string; readonly onClick: () => void }) {
  const styles = useStyles();
  const texts = useTextStyles();
  return (
    <button
      type="button"
      className={mergeClasses(texts.link, styles.undo)}
      aria-label={`Undo: ${words}`}
      onClick={onClick}
    >
      Undo
    </button>
  );
}
