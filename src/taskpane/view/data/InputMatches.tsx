import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { inputLabel } from "../../../core/inputs/match-by-position";
import { isWrongConstant, type InputMatch } from "../../state/data/match-inputs";
import { StatusIcon, type StepState } from "../parts/StatusIcon";
import { useTextStyles } from "../parts/text-styles";
import { InputSource, type InputSourceProps } from "./InputSource";
import { DATA_WORDS, inputTypeWords, notSentWords } from "../words/data-words";

export interface InputMatchesProps extends Omit<InputSourceProps, "match"> {
  readonly matches: readonly InputMatch[];
  /** Columns that hold predictions of ours. */
  readonly own: ReadonlySet<string>;
}

const useStyles = makeStyles({
  list: { maxHeight: "60vh", overflowY: "auto", display: "flex", flexDirection: "column", gap: "6px" },
  item: { display: "flex", gap: tokens.spacingHorizontalS, alignItems: "flex-start" },
  line: { display: "flex", justifyContent: "space-between", alignItems: "baseline", gap: tokens.spacingHorizontalS },
  type: { flexShrink: 0 },
});

/** What the model wants beside what is sent for it; a guess waits for a yes. */
export function InputMatches({ columns, matches, own, onChoose }: InputMatchesProps) {
  const styles = useStyles();
  const texts = useTextStyles();
  const [isChanging, setChanging] = useState(false);
  const guesses = matches.filter((match) => match.kind === "guess");
  const used = new Set(matches.map((match) => match.column));
  const unused = columns.filter((column) => !used.has(column));
  return (
    <div className={texts.stack}>
      {/* Before the list, which may be longer than the pane. */}
      {guesses.length > 1 && (
        <Button onClick={() => guesses.forEach(({ input, column }) => onChoose(input.name, column ?? null))}>
          {DATA_WORDS.useAllGuesses}
        </Button>
      )}
      <ul className={mergeClasses(texts.plainList, styles.list)} aria-label={DATA_WORDS.inputs}>
        {matches.map((match) => (
          <li key={match.input.name} className={styles.item}>
            <StatusIcon state={stateOf(match)} />
            <div className={texts.growing}>
              <span className={styles.line}>
                <span className={texts.wrapping}>{inputLabel(match.input)}</span>
                <span className={mergeClasses(texts.hint, styles.type)}>
                  {inputTypeWords(match.input.type, match.input.isRequired, match.input)}
                </span>
              </span>
              {match.kind === "position" && <div className={texts.hint}>{DATA_WORDS.byPosition}</div>}
              {match.kind === "exact" && own.has(match.input.name) && (
                <div className={texts.hint}>{DATA_WORDS.isOwnName}</div>
              )}
              {match.kind === "guess" && <div className={texts.hint}>{DATA_WORDS.isItThis}</div>}
              {(match.kind !== "exact" || isChanging) && (
                <InputSource match={match} columns={columns} onChoose={onChoose} />
              )}
            </div>
          </li>
        ))}
      </ul>
      {unused.length > 0 && <div className={mergeClasses(texts.hint, texts.wrapping)}>{notSentWords(unused)}</div>}
      {!isChanging && matches.some((match) => match.kind === "exact") && (
        <button type="button" className={mergeClasses(texts.link, texts.hint)} onClick={() => setChanging(true)}>
          {DATA_WORDS.sendSomethingElse}
        </button>
      )}
    </div>
  );
}

function stateOf(match: InputMatch): StepState {
  if (match.kind === "constant") return isWrongConstant(match) ? "warning" : "good";
  if (match.kind === "exact" || match.kind === "chosen" || match.kind === "position") return "good";
  return match.kind === "missing" && !match.input.isRequired ? "open" : "warning";
}
