import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { inputLabel } from "../../../core/inputs/match-by-position";
import { isWrongConstant, type InputMatch } from "../../state/data/match-inputs";
import { StatusIcon, type StepState } from "../parts/StatusIcon";
import { useTextStyles } from "../parts/text-styles";
import { DATA_WORDS, changeInputWords, fedByWords, inputTypeWords } from "../words/data-words";
import { InputSource, type InputSourceProps } from "./InputSource";

export interface InputRowProps extends InputSourceProps {
  /** By which links find it. */
  readonly id: string;
  /** Whether it is called like a column of predictions of ours. */
  readonly isOwn: boolean;
  /** Whether what feeds it is a choice that lies open, rather than one line. */
  readonly isOpen: boolean;
}

const useStyles = makeStyles({
  item: { display: "flex", gap: tokens.spacingHorizontalS, alignItems: "flex-start" },
  line: {
    display: "flex",
    flexWrap: "wrap",
    justifyContent: "space-between",
    alignItems: "baseline",
    columnGap: tokens.spacingHorizontalS,
  },
  /** Smallest target. Source: WCAG 2.2, 2.5.8. */
  change: { flexShrink: 0, minHeight: "24px" },
});

/** One input of the model, and what is sent for it. */
export function InputRow({ id, match, columns, samples, isOwn, isOpen, onChoose }: InputRowProps) {
  const styles = useStyles();
  const texts = useTextStyles();
  const [isChanging, setChanging] = useState(false);
  const { input, kind } = match;
  const label = inputLabel(input);
  const showsChoice = isOpen || isChanging;
  return (
    <li id={id} className={styles.item}>
      <StatusIcon state={stateOf(match)} />
      <div className={texts.growing}>
        <div className={styles.line}>
          <span className={texts.wrapping}>{label}</span>
          <span className={mergeClasses(texts.hint, texts.wrapping)}>
            {inputTypeWords(input.type, input.isRequired, input)}
          </span>
        </div>
        {kind === "position" && <div className={texts.hint}>{DATA_WORDS.byPosition}</div>}
        {kind === "exact" && isOwn && <div className={texts.hint}>{DATA_WORDS.isOwnName}</div>}
        {kind === "guess" && <div className={texts.hint}>{DATA_WORDS.isItThis}</div>}
        {showsChoice ? (
          <InputSource match={match} columns={columns} samples={samples} onChoose={onChoose} />
        ) : (
          <div className={styles.line}>
            <span className={mergeClasses(texts.hint, texts.wrapping)}>{fedByWords(match, samples)}</span>
            <button
              type="button"
              className={mergeClasses(texts.link, texts.hint, styles.change)}
              aria-label={changeInputWords(label)}
              onClick={() => setChanging(true)}
            >
              {DATA_WORDS.change}
            </button>
          </div>
        )}
      </div>
    </li>
  );
}

function stateOf(match: InputMatch): StepState {
  if (match.kind === "constant") return isWrongConstant(match) ? "warning" : "good";
  if (match.kind === "exact" || match.kind === "chosen" || match.kind === "position") return "good";
  return match.kind === "missing" && !match.input.isRequired ? "open" : "warning";
}
