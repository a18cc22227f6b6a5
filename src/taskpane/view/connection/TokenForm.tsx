import { Button, Checkbox, Input } from "@fluentui/react-components";
import { useId, useState } from "react";
import { useTextStyles } from "../parts/text-styles";

export interface SignInFormProps {
  readonly isBusy: boolean;
  readonly onSignIn: (token: string, isRemembered: boolean) => void;
}

/** Asks for an access token. It is kept in memory unless the analyst ticks the box. */
export function SignInForm({ isBusy, onSignIn }: SignInFormProps) {
  const texts = useTextStyles();
  const id = useId();
  const [token, setToken] = useState("");
  const [isRemembered, setIsRemembered] = useState(false);
  return (
    <form
      className={texts.stack}
      onSubmit={(event) => {
        event.preventDefault();
        onSignIn(token, isRemembered);
      }}
    >
      <div className={texts.stack}>
        <label className={texts.label} htmlFor={id}>
          Access token
        </label>
        <Input
          id={id}
          type="password"
          autoComplete="off"
          spellCheck={false}
          value={token}
          aria-describedby={`${id}-hint`}
          onChange={(_, { value }) => setToken(value)}
        />
        <span id={`${id}-hint`} className={texts.hint}>
          Create one in your workspace: User settings &gt; Developer. It is never saved in the workbook.
        </span>
      </div>
      <Checkbox
        label="Remember on this device"
        checked={isRemembered}
        onChange={(_, { checked }) => setIsRemembered(checked === true)}
      />
      <div>
        <Button type="submit" appearance="primary" disabledFocusable={isBusy || token.trim() === ""}>
          {isBusy ? "Signing in …" : "Sign in"}
        </Button>
      </div>
    </form>
  );
}
