import { Button, makeStyles, Select, tokens } from "@fluentui/react-components";
import { readTypedText } from "../../../core/columns/typed-text";
import { inputLabel } from "../../../core/inputs/match-by-position";
import type { InputChoice } from "../../../core/recipe/recipe";
import { constantType, type InputMatch } from "../../state/data/match-inputs";
import { useTextStyles } from "../parts/text-styles";
import { TextField } from "../parts/TextField";
import {
  columnForWords,
  constantWrongWords,
  DATA_WORDS,
  takeGuessWords,
  valueForWords,
  withSampleWords,
} from "../words/data-words";

export interface InputSourceProps {
  readonly match: InputMatch;
  /** Columns of the source, in the order of the sheet. */
  readonly columns: readonly string[];
  /** By column, what one of its cells shows. */
  readonly samples: ReadonlyMap<string, string>;
  readonly onChoose: (inputName: string, choice: InputChoice) => void;
}

const useStyles = makeStyles({
  choice: { display: "flex", gap: tokens.spacingHorizontalXS, marginTop: "2px" },
  constant: { marginTop: "4px" },
});

/** What feeds an input of the model: a column, one constant for every row, or nothing where that is allowed. */
export function InputSource({ match, columns, samples, onChoose }: InputSourceProps) {
  const styles = useStyles();
  const texts = useTextStyles();
  const { input, kind } = match;
  const isConstant = kind === "constant";
  // Columns stand under their places: a header may be any text, also that of another option.
  const options = columns.map((column, place) => ({ column, value: `column ${place}` }));
  const value = isConstant ? "constant" : options.find(({ column }) => column === match.column)?.value;
  const take = (chosen: string) => {
    if (chosen === "constant") onChoose(input.name, { constant: "" });
    else onChoose(input.name, options.find((option) => option.value === chosen)?.column ?? null);
  };
  return (
    <>
      <div className={styles.choice}>
        <Select
          size="small"
          className={texts.growing}
          aria-label={columnForWords(inputLabel(input))}
          value={value ?? "none"}
          onChange={(_, data) => take(data.value)}
        >
          <option value="none">{input.isRequired ? DATA_WORDS.chooseColumn : DATA_WORDS.notSent}</option>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {withSampleWords(option.column, samples.get(option.column))}
            </option>
          ))}
          <option value="constant">{DATA_WORDS.sameValue}</option>
        </Select>
        {kind === "guess" && match.column !== undefined && (
          <Button
            size="small"
            className={texts.narrow}
            aria-label={takeGuessWords(inputLabel(input))}
            onClick={() => onChoose(input.name, match.column ?? null)}
          >
            {DATA_WORDS.useIt}
          </Button>
        )}
      </div>
      {isConstant && (
        <div className={styles.constant}>
          <ConstantField match={match} onChoose={onChoose} />
        </div>
      )}
    </>
  );
}

function ConstantField({ match, onChoose }: Pick<InputSourceProps, "match" | "onChoose">) {
  const { input, constant = "" } = match;
  const type = constantType(input);
  const label = valueForWords(inputLabel(input));
  const choose = (text: string) => onChoose(input.name, { constant: text });
  if (type === "boolean") {
    return (
      <Select size="small" aria-label={label} value={constant} onChange={(_, data) => choose(data.value)}>
        <option value="">{DATA_WORDS.choose}</option>
        <option value="true">{DATA_WORDS.true}</option>
        <option value="false">{DATA_WORDS.false}</option>
      </Select>
    );
  }
  return (
    <TextField
      label={label}
      isAttached
      takesAll
      value={constant}
      problemOf={(text) => (readTypedText(text, type) === undefined ? constantWrongWords(type) : undefined)}
      onSettle={choose}
    />
  );
}
