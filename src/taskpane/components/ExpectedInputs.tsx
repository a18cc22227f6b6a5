import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { InputType, ModelSchema } from "../../endpoint/model-schema";
import { useTextStyles } from "./text-styles";

/** Types as an analyst calls them. */
export const TYPE_WORDS: Readonly<Record<InputType, string>> = {
  double: "number",
  float: "number",
  integer: "whole number",
  long: "whole number",
  boolean: "yes or no",
  string: "text",
  datetime: "date",
  binary: "binary",
  other: "value",
};

const useStyles = makeStyles({
  list: { maxHeight: "160px", overflowY: "auto", fontSize: tokens.fontSizeBase200 },
  item: { display: "flex", justifyContent: "space-between", gap: tokens.spacingHorizontalS, padding: "1px 0" },
  type: { color: tokens.colorNeutralForeground2, flexShrink: 0 },
});

/** The columns a model wants, with their types. */
export function ExpectedInputs({ schema }: { readonly schema: ModelSchema }) {
  const styles = useStyles();
  const texts = useTextStyles();
  return (
    <div>
      <div className={texts.label}>It expects</div>
      <ul className={mergeClasses(texts.plainList, styles.list)}>
        {schema.inputs.map((input) => (
          <li key={input.name} className={styles.item}>
            <span className={texts.wrapping}>{input.name}</span>
            <span className={styles.type}>
              {TYPE_WORDS[input.type]}
              {input.isOptional ? ", optional" : ""}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
