import { outputHeaders } from "../../../core/predictions/result-headers";
import type { Recipe } from "../../../core/recipe/recipe";
import { isColumnName } from "../../state/settings/remembered-settings";
import { useTextStyles } from "../parts/text-styles";
import { TextField } from "../parts/TextField";
import { nameTakenWords, SETTINGS_WORDS } from "../words/settings/settings-words";

export interface OutputNameFieldsProps {
  /** Those that become columns. */
  readonly outputs: readonly string[];
  readonly naming: Pick<Recipe, "columnName" | "reasonsName" | "outputNames" | "outputsKnown">;
  /** "": what it would be called without a name of its own. */
  readonly onName: (output: string, name: string) => void;
}

/** A name of its own for the column of each output; blank, it is called as the others are, which is shown in the field. */
export function OutputNameFields({ outputs, naming, onName }: OutputNameFieldsProps) {
  const texts = useTextStyles();
  const { columnName, outputNames = {} } = naming;
  const usual = outputHeaders(columnName, outputs);
  return (
    <details className={texts.details}>
      <summary>{SETTINGS_WORDS.outputNames}</summary>
      <div role="group" aria-label={SETTINGS_WORDS.outputNames} className={texts.stack}>
        {outputs.map((output, place) => (
          <TextField
            key={output}
            label={output}
            value={Object.hasOwn(outputNames, output) ? outputNames[output]! : ""}
            placeholder={usual[place] ?? ""}
            problemOf={(text) => problemOf(text, output, outputs, naming)}
            onSettle={(text) => onName(output, text)}
          />
        ))}
      </div>
    </details>
  );
}

/** Excel compares headers of a table without regard to case. What is left out keeps its name: it may become a column again. */
function problemOf(
  text: string,
  output: string,
  outputs: readonly string[],
  { columnName, reasonsName, outputNames, outputsKnown }: OutputNameFieldsProps["naming"],
): string | undefined {
  if (text === "") return undefined;
  if (!isColumnName(text)) return SETTINGS_WORDS.columnNameMissing;
  const isAlike = (name = ""): boolean => name.toLowerCase() === text.toLowerCase();
  if (isAlike(reasonsName)) return SETTINGS_WORDS.nameTakenByReasons;
  const others = [...new Set([...outputs, ...outputsKnown])].filter((other) => other !== output);
  const other = others[outputHeaders(columnName, others, outputNames).findIndex(isAlike)];
  return other === undefined ? undefined : nameTakenWords(other);
}
