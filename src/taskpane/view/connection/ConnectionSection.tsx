import { useState } from "react";
import type { ConnectionState } from "../../state/connection/connection-state";
import { loadPart } from "../parts/load-part";
import { Section } from "../parts/Section";
import type { StepState } from "../parts/StatusIcon";
import { usePane } from "../parts/use-pane";
import { ERROR_WORDS } from "../words/error-words";
import { FIRST_SUMMARIES, SECTION_TITLES } from "../words/shell-words";

const ConnectionForm = loadPart(async () => (await import("./ConnectionForm")).ConnectionForm);

const STEP_STATES: Readonly<Record<ConnectionState["phase"], StepState>> = {
  starting: "busy",
  "relay-failed": "bad",
  choosing: "open",
  "token-needed": "open",
  "sign-in-needed": "open",
  "signing-in": "busy",
  "signing-out": "busy",
  connecting: "busy",
  failed: "bad",
  connected: "good",
};

/** Where rows go and how the analyst is signed in there, in one line; more behind it. */
export function ConnectionSection() {
  const state = usePane((view) => view.state.connection);
  const isUnderWay = STEP_STATES[state.phase] === "busy";
  const isIncomplete = !isUnderWay && state.phase !== "connected";
  // While an attempt is under way the section stays as it is: the form must not vanish and come back with what was typed lost.
  const [isNeeded, setIsNeeded] = useState(isIncomplete);
  if (!isUnderWay && isNeeded !== isIncomplete) setIsNeeded(isIncomplete);
  return (
    <Section
      title={SECTION_TITLES.connection}
      summary={summaryOf(state)}
      state={STEP_STATES[state.phase]}
      isNeeded={isNeeded}
    >
      <ConnectionForm />
    </Section>
  );
}

function summaryOf(state: ConnectionState): string {
  switch (state.phase) {
    case "starting":
      return FIRST_SUMMARIES.connection;
    case "relay-failed":
      return "The add-in's own server does not answer";
    case "choosing":
      return "Choose where your models are";
    case "token-needed":
      return "An access token is needed";
    case "sign-in-needed":
      return state.isExpired ? "Your sign-in has ended" : `Sign in to ${state.upstream.label}`;
    case "signing-in":
      return "Waiting for you to sign in …";
    case "signing-out":
      return "Signing out …";
    case "connecting":
      return `Connecting to ${state.upstream.label} …`;
    case "failed":
      return ERROR_WORDS[state.error.code].title;
    case "connected":
      return `Connected to ${state.upstream.label}`;
  }
}
