import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { inputLabel } from "../../../core/inputs/match-by-position";
import type { Schema } from "../../../core/inputs/schema";
import { useTextStyles } from "../parts/text-styles";
import { inputTypeWords } from "../words/data-words";
import { MODEL_WORDS, parametersWords, tensorShapeWords } from "../words/model-words";

const useStyles = makeStyles({
  list: { maxHeight: "160px", overflowY: "auto", fontSize: tokens.fontSizeBase200 },
  item: { display: "flex", justifyContent: "space-between", gap: tokens.spacingHorizontalS, padding: "1px 0" },
  type: { color: tokens.colorNeutralForeground2, flexShrink: 0 },
});

/** The columns a model wants, with their types. */
export function ExpectedInputs({ schema }: { readonly schema: Schema }) {
  const styles = useStyles();
  const parameters = schema.parameters ?? [];
  const texts = useTextStyles();
  return (
    <div>
      <div className={texts.label}>{MODEL_WORDS.expects}</div>
      <ul className={mergeClasses(texts.plainList, styles.list)}>
        {schema.columns.map((input) => (
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
      {parameters.length > 0 && (
        <div className={mergeClasses(texts.hint, texts.wrapping)}>
          {parametersWords(parameters.map((parameter) => parameter.name))}
        </div>
      )}
    </div>
  );
}
