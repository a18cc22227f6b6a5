import { lazy } from "react";
import type { Formats } from "../create-formats";
import { ERROR_WORDS } from "../messages";
import { useFormats } from "../hooks/use-formats";
import type { ConnectionState } from "../session/connection-session";
import type { ConnectionFormProps } from "./ConnectionForm";
import { Section } from "./Section";
import type { StepState } from "./StatusIcon";

const ConnectionForm = lazy(async () => ({ default: (await import("./ConnectionForm")).ConnectionForm }));

const STEP_STATES: Readonly<Record<ConnectionState["phase"], StepState>> = {
  starting: "busy",
  "relay-failed": "bad",
  choosing: "open",
  "token-needed": "open",
  connecting: "busy",
  failed: "bad",
  connected: "good",
};

/** Where rows go and how the analyst is signed in there, in one line; more behind it. */
export function ConnectionSection(props: ConnectionFormProps) {
  const formats = useFormats();
  const { state } = props;
  const isNeeded = state.phase !== "connected" && state.phase !== "starting" && state.phase !== "connecting";
  return (
    <Section
      title="Connection"
      summary={summaryOf(state, formats)}
      state={STEP_STATES[state.phase]}
      isNeeded={isNeeded}
    >
      <ConnectionForm {...props} />
    </Section>
  );
}

function summaryOf(state: ConnectionState, formats: Formats): string {
  switch (state.phase) {
    case "starting":
      return "Looking for workspaces …";
    case "relay-failed":
      return "The add-in's own server does not answer";
    case "choosing":
      return "Choose where your models are";
    case "token-needed":
      return `${state.upstream.label}: sign in with a token`;
    case "connecting":
      return `Connecting to ${state.upstream.label} …`;
    case "failed":
      return `${state.upstream.label}: ${ERROR_WORDS[state.error.code].title.toLowerCase()}`;
    case "connected": {
      const count = state.listing?.endpoints.length;
      if (count === undefined) return `Connected to ${state.upstream.label}`;
      return `Connected to ${state.upstream.label}, ${formats.count(count)} ${count === 1 ? "model" : "models"}`;
    }
  }
}
