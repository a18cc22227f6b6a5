import { Checkbox } from "@fluentui/react-components";
import { useTextStyles } from "../parts/text-styles";
import { SETTINGS_WORDS } from "../words/settings/settings-words";

export interface OutputFieldsProps {
  /** All outputs that the model has answered so far. */
  readonly outputs: readonly string[];
  readonly leftOut: readonly string[];
  readonly onLeaveOut: (leftOut: readonly string[]) => void;
}

/** Which outputs of a model with several become columns; known once it has answered. */
export function OutputFields({ outputs, leftOut, onLeaveOut }: OutputFieldsProps) {
  const texts = useTextStyles();
  if (outputs.length < 2) return null;
  const kept = outputs.filter((output) => !leftOut.includes(output));
  const toggle = (output: string, isKept: boolean) => {
    const others = leftOut.filter((one) => one !== output);
    onLeaveOut(isKept ? others : [...others, output]);
  };
  return (
    <div role="group" aria-label={SETTINGS_WORDS.outputsOfNextRun}>
      <div className={texts.label}>{SETTINGS_WORDS.outputs}</div>
      <div style={{ maxHeight: 160, overflowY: "auto", display: "flex", flexDirection: "column" }}>
        {outputs.map((output) => (
          <Checkbox
            key={output}
            label={output}
            checked={!leftOut.includes(output)}
            // A run without any output would add nothing.
            disabled={kept.length === 1 && kept[0] === output}
            onChange={(_, { checked }) => toggle(output, checked === true)}
          />
        ))}
      </div>
    </div>
  );
}
