import { Button, Checkbox, Input } from "@fluentui/react-components";
import { useId, useState } from "react";
import { useTextStyles } from "../parts/text-styles";
import { CONNECTION_WORDS } from "../words/connection-words";
import { PART_WORDS } from "../words/part-words";

export interface TokenFormProps {
  readonly isBusy: boolean;
  /** Whether this device keeps anything; where it does not, nothing is offered. */
  readonly canRemember: boolean;
  readonly onSignIn: (token: string, isRemembered: boolean) => void;
}

/** Asks for an access token. It is kept in memory unless the analyst ticks the box. */
export function TokenForm({ isBusy, canRemember, onSignIn }: TokenFormProps) {
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
          {CONNECTION_WORDS.token}
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
          {CONNECTION_WORDS.tokenHint}
        </span>
      </div>
      {canRemember ? (
        <Checkbox
          label={CONNECTION_WORDS.remember}
          checked={isRemembered}
          onChange={(_, { checked }) => setIsRemembered(checked === true)}
        />
      ) : (
        <div className={texts.hint}>{PART_WORDS.nothingRemembered}</div>
      )}
      <div>
        <Button type="submit" appearance="primary" disabledFocusable={isBusy || token.trim() === ""}>
          {isBusy ? CONNECTION_WORDS.signingIn : CONNECTION_WORDS.signIn}
        </Button>
      </div>
    </form>
  );
}
