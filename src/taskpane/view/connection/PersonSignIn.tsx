import { Button } from "@fluentui/react-components";
import { useId } from "react";
import type { SignInProblem } from "../../services/sign-in-outcome";
import { StatusIcon } from "../parts/StatusIcon";
import { useTextStyles } from "../parts/text-styles";
import { signInProblemWords } from "../words/connection/sign-in-words";
import { PERSON_BUTTON_WORDS, personHint } from "../words/connection-words";
import { PART_WORDS } from "../words/part-words";

export interface PersonSignInProps {
  /** For people: where they sign in. */
  readonly label: string;
  /** `waiting`: for the person, who is in the window. `connecting`: they are signed in. */
  readonly phase: keyof typeof PERSON_BUTTON_WORDS;
  readonly isExpired: boolean;
  /** The window seems to be closed. */
  readonly isOutOfSight: boolean;
  /** A click would open no window yet. */
  readonly isPreparing: boolean;
  readonly problem: SignInProblem | undefined;
  readonly onSignIn: () => void;
  readonly onCancel: () => void;
}

/** Signing in at the workspace itself, in a window of its own: this page sees no password and keeps no token. */
export function PersonSignIn(props: PersonSignInProps) {
  const { label, phase, isExpired, isOutOfSight, isPreparing, problem, onSignIn, onCancel } = props;
  const texts = useTextStyles();
  const id = useId();
  return (
    <div className={texts.stack}>
      <div>
        <div id={id} className={texts.hint} role={isExpired && phase === "open" ? "alert" : "status"}>
          {personHint(label, phase, isExpired, isOutOfSight)}
        </div>
        {/* There before it says something, or it is not read out. */}
        <div role="alert">{problem !== undefined && <Problem problem={problem} />}</div>
      </div>
      <div className={texts.row}>
        <Button
          appearance="primary"
          aria-describedby={id}
          disabledFocusable={phase !== "open" || isPreparing}
          onClick={onSignIn}
        >
          {PERSON_BUTTON_WORDS[phase]}
        </Button>
        {phase === "waiting" && <Button onClick={onCancel}>{PART_WORDS.cancel}</Button>}
      </div>
    </div>
  );
}

function Problem({ problem }: { readonly problem: SignInProblem }) {
  const texts = useTextStyles();
  const { title, nextStep } = signInProblemWords(problem);
  return (
    <div className={texts.row}>
      <StatusIcon state="warning" />
      <div className={texts.growing}>
        <div className={texts.strong}>{title}</div>
        <div className={texts.hint}>{nextStep}</div>
      </div>
    </div>
  );
}
