import { Checkbox, Select } from "@fluentui/react-components";
import { useId } from "react";
import { labelOutput, type Threshold } from "../../../core/predictions/threshold";
import { useTextStyles } from "../parts/text-styles";
import { TextField } from "../parts/TextField";
import { outputWords, SETTINGS_WORDS } from "../words/settings/settings-words";

export interface ThresholdFieldsProps {
  /** All outputs of the model. */
  readonly outputs: readonly string[];
  readonly threshold: Threshold | undefined;
  /** The output to begin with, where the answers so far say which is a probability. */
  readonly likely: string | undefined;
  readonly onChange: (threshold: Threshold | undefined) => void;
}

const USUAL_LEAST = 0.5;

/** Whether a run adds labels of a probability, from which number on, and what they are. */
export function ThresholdFields({ outputs, threshold, likely, onChange }: ThresholdFieldsProps) {
  const texts = useTextStyles();
  // One that the model has already gets no labels of ours.
  const fitting = outputs.filter((output) => !outputs.includes(labelOutput({ output })));
  const first = fitting.find((output) => output === likely) ?? fitting[0];
  if (threshold === undefined && first === undefined) return null;
  const { labelAtLeastDefault: atLeast, labelBelowDefault: below } = SETTINGS_WORDS;
  const change = (changed: Partial<Threshold>) => threshold && onChange({ ...threshold, ...changed });
  const labelProblem = (text: string, other: string | undefined): string | undefined => {
    if (text.trim() === "") return SETTINGS_WORDS.labelMissing;
    return text === other ? SETTINGS_WORDS.labelsAlike : undefined;
  };
  return (
    <div>
      <Checkbox
        label={SETTINGS_WORDS.threshold}
        checked={threshold !== undefined}
        onChange={(_, { checked }) =>
          onChange(
            checked === true && first !== undefined ? { output: first, least: USUAL_LEAST, atLeast, below } : undefined,
          )
        }
      />
      {threshold !== undefined && (
        <div role="group" aria-label={SETTINGS_WORDS.threshold} className={texts.stack}>
          {(fitting.length > 1 || !fitting.includes(threshold.output)) && (
            <OutputChoice
              outputs={fitting.includes(threshold.output) ? fitting : [threshold.output, ...fitting]}
              chosen={threshold.output}
              onChoose={(output) => change({ output })}
            />
          )}
          <TextField
            label={SETTINGS_WORDS.thresholdLeast}
            inputMode="decimal"
            value={String(threshold.least)}
            hint={SETTINGS_WORDS.thresholdHint}
            problemOf={(text) => (shareIn(text) === undefined ? SETTINGS_WORDS.thresholdWrong : undefined)}
            onSettle={(text) => change({ least: shareIn(text) ?? threshold.least })}
          />
          <TextField
            label={SETTINGS_WORDS.labelAtLeast}
            value={threshold.atLeast}
            problemOf={(text) => labelProblem(text, threshold.below)}
            onSettle={(text) => change({ atLeast: text })}
          />
          <TextField
            label={SETTINGS_WORDS.labelBelow}
            value={threshold.below}
            problemOf={(text) => labelProblem(text, threshold.atLeast)}
            onSettle={(text) => change({ below: text })}
          />
        </div>
      )}
    </div>
  );
}

interface OutputChoiceProps {
  readonly outputs: readonly string[];
  readonly chosen: string;
  readonly onChoose: (output: string) => void;
}

function OutputChoice({ outputs, chosen, onChoose }: OutputChoiceProps) {
  const texts = useTextStyles();
  const id = useId();
  return (
    <div>
      <label className={texts.label} htmlFor={id}>
        {SETTINGS_WORDS.thresholdOutput}
      </label>
      <Select id={id} value={chosen} onChange={(_, { value }) => onChoose(value)}>
        {outputs.map((output) => (
          <option key={output} value={output}>
            {outputWords(output)}
          </option>
        ))}
      </Select>
    </div>
  );
}

/** A number from 0 to 1 as it was typed, with either decimal mark. */
function shareIn(text: string): number | undefined {
  const typed = text.trim().replace(",", ".");
  const share = /^\d*\.?\d+$/.test(typed) ? Number(typed) : NaN;
  return share >= 0 && share <= 1 ? share : undefined;
}
