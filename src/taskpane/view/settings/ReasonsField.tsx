import { Checkbox } from "@fluentui/react-components";
import type { PaneSettings } from "../../state/settings/pane-settings";
import { isColumnName } from "../../state/settings/remembered-settings";
import { TextField } from "../parts/TextField";
import { SETTINGS_WORDS } from "../words/settings/settings-words";

export interface ReasonsFieldProps {
  readonly settings: Pick<PaneSettings, "columnName" | "reasonsName">;
  /** "": no such column. */
  readonly onChange: (reasonsName: string) => void;
}

/** Whether a run adds a column that says why rows have no prediction, and its name. */
export function ReasonsField({ settings: { columnName, reasonsName }, onChange }: ReasonsFieldProps) {
  const problemOf = (text: string): string | undefined => {
    if (!isColumnName(text)) return SETTINGS_WORDS.columnNameMissing;
    return text === columnName ? SETTINGS_WORDS.nameTaken : undefined;
  };
  return (
    <div>
      <Checkbox
        label={SETTINGS_WORDS.reasons}
        checked={reasonsName !== undefined}
        onChange={(_, { checked }) => onChange(checked === true ? SETTINGS_WORDS.reasonsDefaultName : "")}
      />
      {reasonsName !== undefined && (
        <TextField label={SETTINGS_WORDS.reasonsName} value={reasonsName} problemOf={problemOf} onSettle={onChange} />
      )}
    </div>
  );
}
