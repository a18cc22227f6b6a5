import { Button, Input } from "@fluentui/react-components";
import { useId, useState } from "react";
import { asScoringError } from "../../../core/as-scoring-error";
import { ERROR_WORDS } from "../words/error-words";
import { useTextStyles } from "./text-styles";
import { PART_WORDS } from "../words/part-words";

export interface OneLineFormProps {
  readonly label: string;
  readonly type?: "text" | "url";
  readonly placeholder?: string;
  /** Given the text without blanks around it. Fails with a ScoringError when it cannot be used; the text is then kept. */
  readonly onUse: (text: string) => Promise<void>;
}

/** One line of text and a button that uses it: an address that was handed over, a name that is not in the list. */
export function OneLineForm({ label, type = "text", placeholder, onUse }: OneLineFormProps) {
  const texts = useTextStyles();
  const id = useId();
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<string>();
  const use = async () => {
    try {
      await onUse(text.trim());
      setProblem(undefined);
      setText("");
    } catch (error) {
      const { code, message } = asScoringError(error);
      const { title, nextStep } = ERROR_WORDS[code];
      setProblem(`${title}. ${code === "not-an-address" ? nextStep : message}`);
    }
  };
  return (
    <form
      noValidate // The browser's own bubble would refuse addresses that are understood, such as one without https://.
      onSubmit={(event) => {
        event.preventDefault();
        void use();
      }}
    >
      <label className={texts.label} htmlFor={id}>
        {label}
      </label>
      <div className={texts.row}>
        <Input
          id={id}
          className={texts.growing}
          type={type}
          autoComplete="off"
          spellCheck={false}
          placeholder={placeholder}
          value={text}
          aria-invalid={problem !== undefined}
          aria-describedby={`${id}-problem`}
          onChange={(_, { value }) => setText(value)}
        />
        <Button type="submit" className={texts.narrow} disabledFocusable={text.trim() === ""}>
          {PART_WORDS.use}
        </Button>
      </div>
      <div id={`${id}-problem`} role="alert" className={texts.hint}>
        {problem}
      </div>
    </form>
  );
}
