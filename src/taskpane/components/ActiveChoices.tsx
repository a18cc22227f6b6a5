import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ColumnChoice } from "../../scoring/scoring-plan";
import { activeChoices } from "../active-choices";
import type { ColumnChoices } from "../session/check-session";
import type { Review } from "../session/review";
import { useTextStyles } from "./text-styles";

export interface ActiveChoicesProps {
  readonly choices: ColumnChoices;
  /** Whether rows with cells at fault are left out without asking. */
  readonly isAccepted: boolean;
  /** Where the cures of what it found are in sight. */
  readonly review: Review | undefined;
  readonly onChoose: (column: string, choice: ColumnChoice) => void;
  readonly onAskAgain: () => void;
}

const useStyles = makeStyles({
  list: { marginTop: tokens.spacingVerticalS },
  line: { display: "flex", justifyContent: "space-between", columnGap: tokens.spacingHorizontalS },
  undo: { flexShrink: 0, minHeight: "24px" },
});

/** What was chosen earlier and still counts for this table, each with a way back. */
export function ActiveChoices({ choices, isAccepted, review, onChoose, onAskAgain }: ActiveChoicesProps) {
  const styles = useStyles();
  const texts = useTextStyles();
  const isShown: Parameters<typeof activeChoices>[1] = (column, cause) =>
    review?.report.problems.some(
      (problem) => problem.column === column && (cause === undefined || problem.cause === cause),
    ) ?? false;
  const active = activeChoices(choices, isShown);
  if (active.length === 0 && !isAccepted) return null;
  return (
    <ul className={mergeClasses(texts.plainList, texts.hint, styles.list)} aria-label="Chosen for this table">
      {active.map(({ column, words, without }) => (
        <li key={`${column} ${words}`} className={styles.line}>
          <span className={texts.wrapping}>
            {column} · {words}
          </span>
          <UndoButton words={`${column}, ${words}`} onClick={() => onChoose(column, without)} />
        </li>
      ))}
      {isAccepted && (
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
