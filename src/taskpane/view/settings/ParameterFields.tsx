import { makeStyles, Select, Textarea, tokens } from "@fluentui/react-components";
import { useId } from "react";
import type { SchemaParameter } from "../../../core/inputs/schema";
import { ALL_PARAMETERS, readParameters } from "../../../core/inputs/read-parameters";
import { useTextStyles } from "../parts/text-styles";
import { TextField } from "../parts/TextField";
import { typingWords } from "../words/type-words";

export interface ParameterFieldsProps {
  /** Undefined for a model that does not say which parameters it has. */
  readonly declared: readonly SchemaParameter[] | undefined;
  /** What was typed, by name. */
  readonly texts: ReadonlyMap<string, string>;
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
  if (declared === undefined) return <AllParameters text={texts.get(ALL_PARAMETERS) ?? ""} onType={onType} />;
  if (declared.length === 0) return null;
  return (
    <div role="group" aria-labelledby={id} className={styles.stack}>
      <div id={id} className={styles.strong}>
        Parameters of the model
      </div>
      {declared.map((parameter) => (
        <ParameterField
          key={parameter.name}
          parameter={parameter}
          text={texts.get(parameter.name) ?? ""}
          onType={(text) => onType(parameter.name, text)}
        />
      ))}
    </div>
  );
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
  const byDefault = defaultWords(parameter);
  if (type === "boolean" && !isList) {
    return (
      <div>
        <label className={texts.label} htmlFor={id}>
          {name}
        </label>
        <Select id={id} className={styles.control} value={text} onChange={(_, { value }) => onType(value)}>
          <option value="">{byDefault ?? "The model's default"}</option>
          <option value="true">true</option>
          <option value="false">false</option>
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
      hint={`${typingWords(type, isList)}.`}
      problemOf={(typed) =>
        readParameters([parameter], new Map([[name, typed]])).wrong.length === 0
          ? undefined
          : `This is not it yet. ${typingWords(type, isList)}.`
      }
      onSettle={onType}
    />
  );
}

function defaultWords({ defaultValue }: SchemaParameter): string | undefined {
  if (defaultValue === undefined || defaultValue === null) return undefined;
  return `Default: ${typeof defaultValue === "string" ? defaultValue : JSON.stringify(defaultValue)}`;
}

function AllParameters({ text, onType }: { readonly text: string; readonly onType: ParameterFieldsProps["onType"] }) {
  const styles = useStyles();
  const texts = useTextStyles();
  const id = useId();
  const isWrong = readParameters(undefined, new Map([[ALL_PARAMETERS, text]])).wrong.length > 0;
  return (
    <div>
      <label className={texts.label} htmlFor={id}>
        Parameters of the model
      </label>
      <Textarea
        id={id}
        className={styles.control}
        textarea={{ className: styles.json }}
        spellCheck={false}
        placeholder={'{"name": 5}'}
        value={text}
        aria-invalid={isWrong}
        aria-describedby={`${id}-hint`}
        onChange={(_, { value }) => onType(ALL_PARAMETERS, value)}
      />
      <div id={`${id}-hint`} className={texts.hint}>
        {isWrong
          ? 'This is not a JSON object yet: {"name": value, …}.'
          : "A JSON object; leave it blank for the model's own defaults."}
      </div>
    </div>
  );
}
