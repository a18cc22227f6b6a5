import { Input, makeStyles } from "@fluentui/react-components";
import { useId, useState, type ReactNode } from "react";
import { useTextStyles } from "./text-styles";

export interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  /** Under a control that names it already: small, its label read out but not shown. */
  readonly isAttached?: boolean;
  readonly inputMode?: "numeric" | "decimal" | "text";
  readonly placeholder?: string;
  /** Shown while there is no problem. */
  readonly hint?: string;
  /** Why the text makes no sense (yet). */
  readonly problemOf: (text: string) => string | undefined;
  /** Called with every text that makes sense; with `takesAll`, with every text. */
  readonly onSettle: (text: string) => void;
  readonly takesAll?: boolean;
}

const useStyles = makeStyles({ control: { width: "100%", minWidth: 0 } });

/** Keeps what is typed, even while it makes no sense yet, and passes on what does. */
export function TextField(props: TextFieldProps): ReactNode {
  const { label, value, isAttached = false, inputMode = "text", placeholder, hint, problemOf, onSettle } = props;
  const styles = useStyles();
  const texts = useTextStyles();
  const id = useId();
  const [text, setText] = useState(value);
  const problem = problemOf(text);
  return (
    <div className={texts.growing}>
      <label className={isAttached ? texts.hidden : texts.label} htmlFor={id}>
        {label}
      </label>
      <Input
        id={id}
        size={isAttached ? "small" : "medium"}
        className={styles.control}
        input={{ className: styles.control }}
        inputMode={inputMode}
        autoComplete="off"
        {...(placeholder === undefined ? {} : { placeholder })}
        value={text}
        aria-invalid={problem !== undefined}
        aria-describedby={`${id}-problem`}
        onChange={(_, { value: typed }) => {
          setText(typed);
          if (props.takesAll === true || problemOf(typed) === undefined) onSettle(typed);
        }}
      />
      <div id={`${id}-problem`} className={texts.hint}>
        {problem ?? hint}
      </div>
    </div>
  );
}
