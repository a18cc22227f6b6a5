import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useContext, useEffect, useId, useState } from "react";
import { inputLabel } from "../../../core/inputs/match-by-position";
import { isWrongConstant, type InputMatch } from "../../state/data/match-inputs";
import { AttentionContext } from "../attention/attention";
import { useTextStyles } from "../parts/text-styles";
import { useFormats } from "../parts/use-formats";
import { useSubscribable } from "../parts/use-subscribable";
import { DATA_WORDS, doneInputsWords, leftInputsWords, manyNotSentWords, notSentWords } from "../words/data-words";
import { InputRow } from "./InputRow";
import type { InputSourceProps } from "./InputSource";
import { SearchField } from "./SearchField";

export interface InputMatchesProps extends Omit<InputSourceProps, "match"> {
  readonly matches: readonly InputMatch[];
  /** Columns that hold predictions of ours. */
  readonly own: ReadonlySet<string>;
}

/** So many inputs are no more seen at a glance: what is done is folded, and they are searched. */
const MANY = 12;

const useStyles = makeStyles({
  list: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalSNudge },
});

/** What the model wants beside what is sent for it: what is open first, and a guess waits for a yes. */
export function InputMatches({ columns, samples, matches, own, onChoose }: InputMatchesProps) {
  const styles = useStyles();
  const texts = useTextStyles();
  const formats = useFormats();
  const id = useId();
  const attention = useContext(AttentionContext);
  const { asked } = useSubscribable(attention);
  const [search, setSearch] = useState("");
  // What was open stays in its place once it is done, so that nothing moves under the analyst's hands.
  const [begun, setBegun] = useState<ReadonlySet<string>>(new Set());
  const open = matches.filter(isOpen).map(({ input }) => input.name);
  if (!open.every((name) => begun.has(name))) setBegun(new Set([...begun, ...open]));

  const askedAt = asked?.input === undefined ? -1 : matches.findIndex(({ input }) => input.name === asked.input);
  useEffect(() => {
    if (asked === undefined || askedAt < 0 || !attention.take(asked)) return;
    document.getElementById(`${id}-${askedAt}`)?.querySelector<HTMLElement>("select, input, button")?.focus();
  }, [attention, asked, askedAt, id]);

  const guesses = matches.filter((match) => match.kind === "guess");
  // Nothing is left to do for these, and one click cannot be in the middle of several: they fold with what is done.
  const useAll = () => {
    guesses.forEach(({ input, column }) => onChoose(input.name, column ?? null));
    setBegun(new Set(open.filter((name) => guesses.every(({ input }) => input.name !== name))));
  };
  const used = new Set(matches.map((match) => match.column));
  const unused = columns.filter((column) => !used.has(column));
  const isMany = matches.length >= MANY;
  const wanted = isMany ? search.trim().toLowerCase() : "";
  const found = matches.filter((match) => match.input.name === asked?.input || isFound(match, wanted));
  const isUp = ({ input }: InputMatch) => begun.has(input.name) || open.includes(input.name);
  const up = found.filter(isUp);
  const others = found.filter((match) => !isUp(match));
  const done = others.filter(({ kind }) => kind !== "missing");
  const left = others.filter(({ kind }) => kind === "missing");
  const list = (shown: readonly InputMatch[], label: string) => (
    <ul className={mergeClasses(texts.plainList, styles.list)} aria-label={label}>
      {shown.map((match) => (
        <InputRow
          key={match.input.name}
          id={`${id}-${matches.indexOf(match)}`}
          match={match}
          columns={columns}
          samples={samples}
          isOwn={own.has(match.input.name)}
          isOpen={isUp(match) || (!isMany && match.kind !== "exact")}
          onChoose={onChoose}
        />
      ))}
    </ul>
  );
  const folded = (kind: "done" | "left", shown: readonly InputMatch[], words: string) =>
    shown.length > 0 && (
      // While it is searched, what is found is shown.
      <details key={`${kind} ${wanted}`} className={texts.details} open={wanted !== ""}>
        <summary>{words}</summary>
        {list(shown, words)}
      </details>
    );
  return (
    <div className={texts.stack}>
      {isMany && <SearchField label={DATA_WORDS.searchInputs} value={search} onChange={setSearch} />}
      {/* Before the list, which may be longer than the pane. */}
      {guesses.length > 1 && <Button onClick={useAll}>{DATA_WORDS.useAllGuesses}</Button>}
      {!isMany && list([...up, ...others], DATA_WORDS.inputs)}
      {isMany && up.length > 0 && list(up, DATA_WORDS.inputs)}
      {isMany && folded("done", done, doneInputsWords(done, formats))}
      {isMany && folded("left", left, leftInputsWords(left.length, formats))}
      {found.length === 0 && <div className={texts.hint}>{DATA_WORDS.noInputFound}</div>}
      {unused.length >= MANY ? (
        <details className={texts.details}>
          <summary>{manyNotSentWords(unused.length, formats)}</summary>
          <div className={mergeClasses(texts.hint, texts.wrapping)}>{notSentWords(unused)}</div>
        </details>
      ) : (
        unused.length > 0 && <div className={mergeClasses(texts.hint, texts.wrapping)}>{notSentWords(unused)}</div>
      )}
    </div>
  );
}

/** Whether the analyst has to say something about it. */
function isOpen(match: InputMatch): boolean {
  return match.kind === "guess" || (match.kind === "missing" && match.input.isRequired) || isWrongConstant(match);
}

function isFound({ input, column = "" }: InputMatch, wanted: string): boolean {
  return [inputLabel(input), column].some((name) => name.toLowerCase().includes(wanted));
}
