import { Button } from "@fluentui/react-components";
import { useId } from "react";
import type { SignInProblem } from "../../services/sign-in-outcome";
import { StatusIcon } from "../parts/StatusIcon";
import { useTextStyles } from "../parts/text-styles";
import { signInProblemWords } from "../words/sign-in-words";

export interface PersonSignInProps {
  /** For people: where they sign in. */
  readonly label: string;
  /** `waiting`: for the person, who is in the window. `connecting`: they are signed in. */
  readonly phase: "open" | "waiting" | "connecting";
  readonly isExpired: boolean;
  readonly problem: SignInProblem | undefined;
  readonly onSignIn: () => void;
  readonly onCancel: () => void;
}

const BUTTON_WORDS = { open: "Sign in", waiting: "Signing in …", connecting: "Connecting …" } as const;

/** Signing in at the workspace itself, in a window of its own: this page sees no password and keeps no token. */
export function PersonSignIn(props: PersonSignInProps) {
  const { phase, isExpired, problem, onSignIn, onCancel } = props;
  const texts = useTextStyles();
  const id = useId();
  return (
    <div className={texts.stack}>
      <div>
        <div id={id} className={texts.hint} role={isExpired && phase === "open" ? "alert" : "status"}>
          {hintOf(props)}
        </div>
        {/* There before it says something, or it is not read out. */}
        <div role="alert">{problem !== undefined && <Problem problem={problem} />}</div>
      </div>
      <div className={texts.row}>
        <Button appearance="primary" aria-describedby={id} disabledFocusable={phase !== "open"} onClick={onSignIn}>
          {BUTTON_WORDS[phase]}
        </Button>
        {phase === "waiting" && <Button onClick={onCancel}>Cancel</Button>}
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

function hintOf({ label, phase, isExpired }: PersonSignInProps): string {
  if (phase === "waiting") return "Go on in the window that has opened.";
  if (phase === "connecting") return "Looking for your models …";
  if (isExpired) return "Sign in again to go on. Your columns, choices and results stay as they are.";
  return `${label} asks you in a window of its own. This pane sees no password and keeps no token.`;
}
