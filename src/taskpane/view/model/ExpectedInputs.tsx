import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { Schema } from "../../../core/inputs/schema";
import { useTextStyles } from "../parts/text-styles";
import { typeWord } from "../words/type-words";

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
      <div className={texts.label}>It expects</div>
      <ul className={mergeClasses(texts.plainList, styles.list)}>
        {schema.columns.map((input) => (
          <li key={input.name} className={styles.item}>
            <span className={texts.wrapping}>{input.name}</span>
            <span className={styles.type}>
              {typeWord(input.type)}
              {!input.isRequired ? ", optional" : ""}
            </span>
          </li>
        ))}
        {schema.tensors.map((tensor) => (
          <li key={tensor.name ?? ""} className={styles.item}>
            <span className={texts.wrapping}>{tensor.name ?? "One row of numbers"}</span>
            <span className={styles.type}>{shapeWords(tensor.shape)}</span>
          </li>
        ))}
      </ul>
      {parameters.length > 0 && (
        <div className={mergeClasses(texts.hint, texts.wrapping)}>
          It has parameters, to be set under Score: {parameters.map((parameter) => parameter.name).join(", ")}
        </div>
      )}
    </div>
  );
}

/** The values of one row; -1 stands for any number. */
function shapeWords(shape: readonly number[]): string {
  const sizes = shape.slice(1).map((size) => (size < 0 ? "any" : size));
  return sizes.length === 0 ? "1 value" : `${sizes.join(" × ")} values`;
}
