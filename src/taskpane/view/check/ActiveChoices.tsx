import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useId } from "react";
import type { ColumnReading, Readings } from "../../../core/columns/column-reading";
import type { Review } from "../../state/proposal/review";
import { useTextStyles } from "../parts/text-styles";
import { activeChoices } from "./active-choices";
import { CHECK_WORDS, choiceWords, undoWords } from "../words/check-words";

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
        {CHECK_WORDS.chosen}
      </div>
      <ul className={mergeClasses(texts.plainList, texts.hint)} aria-labelledby={id}>
        {active.map(({ column, words, without }) => (
          <li key={`${column} ${words}`} className={styles.line}>
            <span className={texts.wrapping}>{choiceWords(column, words)}</span>
            <UndoButton words={undoWords(column, words)} onClick={() => onChoose(column, without)} />
          </li>
        ))}
        {accepted === 0 && <li>{CHECK_WORDS.showsFaultsFirst}</li>}
        {accepted !== undefined && accepted > 0 && (
          <li className={styles.line}>
            <span>{CHECK_WORDS.leavesRowsOut}</span>
            <button
              type="button"
              className={mergeClasses(texts.link, styles.undo)}
              aria-label={CHECK_WORDS.askAgainInFull}
              onClick={onAskAgain}
            >
              {CHECK_WORDS.askAgain}
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
    <button type="button" className={mergeClasses(texts.link, styles.undo)} aria-label={words} onClick={onClick}>
      {CHECK_WORDS.undo}
    </button>
  );
}
