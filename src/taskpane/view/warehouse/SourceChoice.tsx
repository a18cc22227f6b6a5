import { makeStyles, mergeClasses } from "@fluentui/react-components";
import type { HandOverChoices, HandOverForm } from "../../state/warehouse/hand-over-order";
import { RadioOption } from "../parts/RadioOption";
import { useTextStyles } from "../parts/text-styles";
import { useFormats } from "../parts/use-formats";
import { usePane } from "../parts/use-pane";
import { FORM_WORDS, setVolumeWords, thisTableWords } from "../words/warehouse/form-words";
import { NameField } from "./NameField";

const useStyles = makeStyles({
  group: { border: "none", margin: 0, padding: 0, minWidth: 0 },
  legend: { padding: 0 },
});

export interface SourceChoiceProps {
  readonly form: HandOverForm;
  readonly choices: HandOverChoices;
  readonly onChoose: (chosen: Partial<HandOverChoices>) => void;
}

/** The selected table, and where its rows are staged; or the name of a table that is over there already. */
export function SourceChoice({ form, choices, onChoose }: SourceChoiceProps) {
  const styles = useStyles();
  const texts = useTextStyles();
  const formats = useFormats();
  const shape = usePane(({ proposal }) => proposal.shape);
  const sentCount = usePane(({ proposal: { sent } }) => new Set(sent.map(({ column }) => column)).size);
  const rowCount = usePane(({ proposal }) => proposal.rows?.rowCount ?? proposal.shape?.rowCount ?? 0);
  const { source, staging, volume } = form;
  const hint = mergeClasses(texts.hint, texts.wrapping);
  return (
    <fieldset className={mergeClasses(styles.group, texts.stack)}>
      <legend className={mergeClasses(styles.legend, texts.label)}>{FORM_WORDS.source}</legend>
      <div>
        {shape !== undefined && (
          <RadioOption
            name="hand-over-source"
            words={thisTableWords(shape.label, rowCount, sentCount, shape.columns.length, formats)}
            isChosen={source === "sheet"}
            onChoose={() => onChoose({ source: "sheet" })}
          />
        )}
        <RadioOption
          name="hand-over-source"
          words={FORM_WORDS.otherTable}
          isChosen={source === "table"}
          onChoose={() => onChoose({ source: "table" })}
        />
      </div>
      {source === "table" && (
        <NameField
          label={FORM_WORDS.tableName}
          value={choices.tableName}
          hint={FORM_WORDS.tableHint}
          onType={(tableName) => onChoose({ tableName })}
        />
      )}
      {source === "sheet" && staging === "nowhere" && <div className={hint}>{FORM_WORDS.noFiles}</div>}
      {source === "sheet" && staging === "set" && <div className={hint}>{setVolumeWords(volume)}</div>}
      {source === "sheet" && staging === "any" && (
        <NameField
          label={FORM_WORDS.volume}
          value={choices.volume}
          hint={FORM_WORDS.volumeHint}
          onType={(typed) => onChoose({ volume: typed })}
        />
      )}
    </fieldset>
  );
}
