import { useState } from "react";
import type { ConnectionState } from "../../state/connection/connection-state";
import { loadPart } from "../parts/load-part";
import { Section } from "../attention/Section";
import type { StepState } from "../parts/StatusIcon";
import { usePane } from "../parts/use-pane";
import { SECTION_TITLES } from "../words/shell-words";
import { connectionSummary, SUMMARY_WORDS } from "../words/summary-words";

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
  const isNowhere = usePane((view) => view.proposal.obstacle?.code === "no-model-there");
  const step = isNowhere ? "bad" : STEP_STATES[state.phase];
  const isUnderWay = step === "busy";
  const isIncomplete = !isUnderWay && (isNowhere || state.phase !== "connected");
  // While an attempt is under way the section stays as it is: the form must not vanish and come back with what was typed lost.
  const [isNeeded, setIsNeeded] = useState(isIncomplete);
  if (!isUnderWay && isNeeded !== isIncomplete) setIsNeeded(isIncomplete);
  return (
    <Section
      name="connection"
      title={SECTION_TITLES.connection}
      summary={isNowhere ? SUMMARY_WORDS.noModelThere : connectionSummary(state)}
      state={step}
      isNeeded={isNeeded}
    >
      <ConnectionForm />
    </Section>
  );
}
