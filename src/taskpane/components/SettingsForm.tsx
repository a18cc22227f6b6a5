import { Input, makeStyles, Select, tokens } from "@fluentui/react-components";
import { useId, useState, type ReactNode } from "react";
import { INPUT_FORMATS, type InputFormat } from "../../core/input-format";
import {
  isColumnName,
  isWithin,
  MAX_CONCURRENT_REQUESTS,
  MAX_ROWS_PER_BATCH,
  type PaneSettings,
} from "../session/pane-settings";
import { useTextStyles } from "./text-styles";

export interface SettingsFormProps {
  readonly settings: PaneSettings;
  /** Whether the form stands behind a line of its own. */
  readonly isFolded: boolean;
  readonly onChange: (change: Partial<PaneSettings>) => void;
}

const FORMAT_WORDS: Readonly<Record<InputFormat, string>> = {
  dataframe_records: "Records (dataframe_records)",
  dataframe_split: "Split, fewer bytes (dataframe_split)",
  instances: "Tensor by row (instances)",
  inputs: "Tensor by column (inputs)",
};

const useStyles = makeStyles({
  pair: { display: "grid", gridTemplateColumns: "1fr 1fr", gap: tokens.spacingHorizontalS },
  control: { width: "100%", minWidth: 0 },
});

/** What an expert may change. Each value counts as soon as it makes sense. */
export function SettingsForm({ settings, isFolded, onChange }: SettingsFormProps) {
  const texts = useTextStyles();
  const fields = <Fields settings={settings} onChange={onChange} />;
  if (!isFolded) return fields;
  return (
    <details className={texts.details}>
      <summary>Settings</summary>
      {fields}
    </details>
  );
}

function Fields({ settings, onChange }: Omit<SettingsFormProps, "isFolded">) {
  const styles = useStyles();
  const texts = useTextStyles();
  const formatId = useId();
  return (
    <div className={texts.stack}>
      <TextField
        label="Column name"
        value={settings.columnName}
        problemOf={(text) => (isColumnName(text) ? undefined : "Give the column a name.")}
        onSettle={(columnName) => onChange({ columnName })}
      />
      <div>
        <label className={texts.label} htmlFor={formatId}>
          Input format
        </label>
        <Select
          id={formatId}
          value={settings.inputFormat}
          onChange={(_, { value }) => {
            const inputFormat = INPUT_FORMATS.find((format) => format === value);
            if (inputFormat !== undefined) onChange({ inputFormat });
          }}
        >
          {INPUT_FORMATS.map((format) => (
            <option key={format} value={format}>
              {FORMAT_WORDS[format]}
            </option>
          ))}
        </Select>
      </div>
      <div className={styles.pair}>
        <NumberField
          label="Rows per batch"
          value={settings.rowsPerBatch}
          max={MAX_ROWS_PER_BATCH}
          onSettle={(rowsPerBatch) => onChange({ rowsPerBatch })}
        />
        <NumberField
          label="Requests at once"
          value={settings.concurrentRequests}
          max={MAX_CONCURRENT_REQUESTS}
          onSettle={(concurrentRequests) => onChange({ concurrentRequests })}
        />
      </div>
    </div>
  );
}

interface NumberFieldProps {
  readonly label: string;
  readonly value: number;
  readonly max: number;
  readonly onSettle: (value: number) => void;
}

function NumberField({ label, value, max, onSettle }: NumberFieldProps) {
  return (
    <TextField
      label={label}
      inputMode="numeric"
      value={String(value)}
      problemOf={(text) => (isWithin(Number(text), max) ? undefined : `A whole number from 1 to ${max}.`)}
      onSettle={(text) => onSettle(Number(text))}
    />
  );
}

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly inputMode?: "numeric" | "text";
  readonly problemOf: (text: string) => string | undefined;
  readonly onSettle: (text: string) => void;
}

/** Keeps what is typed, even while it makes no sense yet, and passes on what does. */
function TextField({ label, value, inputMode = "text", problemOf, onSettle }: TextFieldProps): ReactNode {
  const styles = useStyles();
  const texts = useTextStyles();
  const id = useId();
  const [text, setText] = useState(value);
  const problem = problemOf(text);
  return (
    <div>
      <label className={texts.label} htmlFor={id}>
        {label}
      </label>
      <Input
        id={id}
        className={styles.control}
        input={{ className: styles.control }}
        inputMode={inputMode}
        value={text}
        aria-invalid={problem !== undefined}
        aria-describedby={`${id}-problem`}
        onChange={(_, { value: typed }) => {
          setText(typed);
          if (problemOf(typed) === undefined) onSettle(typed);
        }}
      />
      <div id={`${id}-problem`} className={texts.hint}>
        {problem}
      </div>
    </div>
  );
}
