import { makeStyles, Select, Textarea, tokens } from "@fluentui/react-components";
import { useId } from "react";
import type { SchemaParameter } from "../../../core/inputs/schema";
import { ALL_PARAMETERS, readParameters } from "../../../core/inputs/read-parameters";
import { useTextStyles } from "../parts/text-styles";
import { TextField } from "../parts/TextField";
import { defaultWords, parameterHint, parameterWrongWords, SETTINGS_WORDS } from "../words/settings/settings-words";

export interface ParameterFieldsProps {
  /** Undefined for a model that does not say which parameters it has. */
  readonly declared: readonly SchemaParameter[] | undefined;
  /** What was typed, by name. */
  readonly texts: Readonly<Record<string, string>>;
  readonly onType: (name: string, text: string) => void;
}

const useStyles = makeStyles({
  control: { width: "100%" },
  json: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200, height: "64px" },
});

/** A field for each parameter of the model, or one for all of them where it does not name them. */
export function ParameterFields({ declared, texts, onType }: ParameterFieldsProps) {
  const styles = useTextStyles();
  const id = useId();
  if (declared === undefined) return <AllParameters text={textOf(texts, ALL_PARAMETERS)} onType={onType} />;
  if (declared.length === 0) return null;
  return (
    <div role="group" aria-labelledby={id} className={styles.stack}>
      <div id={id} className={styles.strong}>
        {SETTINGS_WORDS.parameters}
      </div>
      {declared.map((parameter) => (
        <ParameterField
          key={parameter.name}
          parameter={parameter}
          text={textOf(texts, parameter.name)}
          onType={(text) => onType(parameter.name, text)}
        />
      ))}
    </div>
  );
}

function textOf(texts: ParameterFieldsProps["texts"], name: string): string {
  return Object.hasOwn(texts, name) ? texts[name]! : "";
}

interface ParameterFieldProps {
  readonly parameter: SchemaParameter;
  readonly text: string;
  readonly onType: (text: string) => void;
}

/** A blank field leaves the parameter at the model's own default. */
function ParameterField({ parameter, text, onType }: ParameterFieldProps) {
  const styles = useStyles();
  const texts = useTextStyles();
  const id = useId();
  const { name, type, isList } = parameter;
  const byDefault = defaultOf(parameter);
  if (type === "boolean" && !isList) {
    return (
      <div>
        <label className={texts.label} htmlFor={id}>
          {name}
        </label>
        <Select id={id} className={styles.control} value={text} onChange={(_, { value }) => onType(value)}>
          <option value="">{byDefault ?? SETTINGS_WORDS.modelsDefault}</option>
          <option value="true">{SETTINGS_WORDS.true}</option>
          <option value="false">{SETTINGS_WORDS.false}</option>
        </Select>
      </div>
    );
  }
  return (
    <TextField
      label={name}
      takesAll
      value={text}
      placeholder={byDefault ?? ""}
      hint={parameterHint(type, isList)}
      problemOf={(typed) =>
        readParameters([parameter], new Map([[name, typed]])).wrong.length === 0
          ? undefined
          : parameterWrongWords(type, isList)
      }
      onSettle={onType}
    />
  );
}

function defaultOf({ defaultValue }: SchemaParameter): string | undefined {
  if (defaultValue === undefined || defaultValue === null) return undefined;
  return defaultWords(defaultValue);
}

function AllParameters({ text, onType }: { readonly text: string; readonly onType: ParameterFieldsProps["onType"] }) {
  const styles = useStyles();
  const texts = useTextStyles();
  const id = useId();
  const isWrong = readParameters(undefined, new Map([[ALL_PARAMETERS, text]])).wrong.length > 0;
  return (
    <div>
      <label className={texts.label} htmlFor={id}>
        {SETTINGS_WORDS.parameters}
      </label>
      <Textarea
        dir="ltr"
        id={id}
        className={styles.control}
        textarea={{ className: styles.json }}
        spellCheck={false}
        placeholder={SETTINGS_WORDS.parametersExample}
        value={text}
        aria-invalid={isWrong}
        aria-describedby={`${id}-hint`}
        onChange={(_, { value }) => onType(ALL_PARAMETERS, value)}
      />
      <div id={`${id}-hint`} className={texts.hint}>
        {isWrong ? SETTINGS_WORDS.parametersWrong : SETTINGS_WORDS.parametersHint}
      </div>
    </div>
  );
}
