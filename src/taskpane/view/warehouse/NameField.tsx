import { Input, makeStyles, mergeClasses } from "@fluentui/react-components";
import { useId } from "react";
import { useTextStyles } from "../parts/text-styles";

const useStyles = makeStyles({ field: { width: "100%", minWidth: 0 } });

export interface NameFieldProps {
  readonly label: string;
  /** What stands in it: typed, or proposed anew while nothing was typed. */
  readonly value: string;
  readonly hint: string;
  readonly onType: (text: string) => void;
}

/** The name of something in the workspace. */
export function NameField({ label, value, hint, onType }: NameFieldProps) {
  const styles = useStyles();
  const texts = useTextStyles();
  const id = useId();
  return (
    <div>
      <label className={texts.label} htmlFor={id}>
        {label}
      </label>
      <Input
        id={id}
        className={styles.field}
        input={{ className: styles.field, dir: "ltr" }}
        autoComplete="off"
        spellCheck={false}
        value={value}
        aria-describedby={`${id}-hint`}
        onChange={(_, { value: typed }) => onType(typed)}
      />
      <div id={`${id}-hint`} className={mergeClasses(texts.hint, texts.wrapping)}>
        {hint}
      </div>
    </div>
  );
}
