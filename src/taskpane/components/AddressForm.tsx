import { Button, Input } from "@fluentui/react-components";
import { useId, useState } from "react";
import { ERROR_WORDS } from "../messages";
import { asScoringError } from "../session/as-scoring-error";
import { useTextStyles } from "./text-styles";

export interface AddressFormProps {
  /** Fails with a ScoringError when the address cannot be used. */
  readonly onUse: (text: string) => Promise<void>;
}

/** For an analyst who was given a URL. */
export function AddressForm({ onUse }: AddressFormProps) {
  const texts = useTextStyles();
  const id = useId();
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<string>();
  const use = async () => {
    try {
      await onUse(text);
      setProblem(undefined);
      setText("");
    } catch (error) {
      const { code, message } = asScoringError(error);
      setProblem(`${ERROR_WORDS[code].title}. ${message}`);
    }
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void use();
      }}
    >
      <label className={texts.label} htmlFor={id}>
        Or paste an endpoint URL
      </label>
      <div className={texts.row}>
        <Input
          id={id}
          className={texts.growing}
          type="url"
          autoComplete="off"
          spellCheck={false}
          placeholder="https://…/invocations"
          value={text}
          aria-invalid={problem !== undefined}
          aria-describedby={`${id}-problem`}
          onChange={(_, { value }) => setText(value)}
        />
        <Button type="submit" className={texts.narrow} disabledFocusable={text.trim() === ""}>
          Use
        </Button>
      </div>
      <div id={`${id}-problem`} role="alert" className={texts.hint}>
        {problem}
      </div>
    </form>
  );
}
