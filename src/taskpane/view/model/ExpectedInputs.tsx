import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { inputLabel } from "../../../core/inputs/match-by-position";
import type { Schema } from "../../../core/inputs/schema";
import { useTextStyles } from "../parts/text-styles";
import { useFormats } from "../parts/use-formats";
import { inputTypeWords } from "../words/data-words";
import { allInputsWords, MODEL_WORDS, parametersWords, tensorShapeWords } from "../words/model-words";

/** Inputs shown before the analyst asks for the others. */
const INPUTS_SHOWN = 8;

const useStyles = makeStyles({
  list: { fontSize: tokens.fontSizeBase200 },
  item: { display: "flex", justifyContent: "space-between", gap: tokens.spacingHorizontalS, padding: "1px 0" },
  type: { color: tokens.colorNeutralForeground2, flexShrink: 0 },
});

/** The columns a model wants, with their types. */
export function ExpectedInputs({ schema }: { readonly schema: Schema }) {
  const styles = useStyles();
  const formats = useFormats();
  const [showsAll, setShowsAll] = useState(false);
  const columns = showsAll ? schema.columns : schema.columns.slice(0, INPUTS_SHOWN);
  const parameters = schema.parameters ?? [];
  const texts = useTextStyles();
  return (
    <div>
      <div className={texts.label}>{MODEL_WORDS.expects}</div>
      <ul className={mergeClasses(texts.plainList, styles.list)}>
        {columns.map((input) => (
          <li key={input.name} className={styles.item}>
            <span className={texts.wrapping}>{inputLabel(input)}</span>
            <span className={styles.type}>{inputTypeWords(input.type, input.isRequired, input)}</span>
          </li>
        ))}
        {schema.tensors.map((tensor) => (
          <li key={tensor.name ?? ""} className={styles.item}>
            <span className={texts.wrapping}>{tensor.name ?? MODEL_WORDS.unnamedTensor}</span>
            <span className={styles.type}>{tensorShapeWords(tensor.shape)}</span>
          </li>
        ))}
      </ul>
      {schema.columns.length > INPUTS_SHOWN && (
        <Button size="small" aria-expanded={showsAll} onClick={() => setShowsAll(!showsAll)}>
          {showsAll ? MODEL_WORDS.fewerInputs : allInputsWords(schema.columns.length, formats)}
        </Button>
      )}
      {parameters.length > 0 && (
        <div className={mergeClasses(texts.hint, texts.wrapping)}>
          {parametersWords(parameters.map((parameter) => parameter.name))}
        </div>
      )}
    </div>
  );
}
