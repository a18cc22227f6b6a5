import { Button, Select } from "@fluentui/react-components";
import { useId } from "react";
import type { UpstreamAuth, UpstreamInfo } from "../../endpoint/relay-protocol";
import type { ConnectionState } from "../session/connection-session";
import { AddressForm } from "./AddressForm";
import { ErrorNote } from "./ErrorNote";
import { SignInForm } from "./SignInForm";
import { useTextStyles } from "./text-styles";

export interface ConnectionFormProps {
  readonly state: ConnectionState;
  readonly onChooseUpstream: (id: string) => void;
  readonly onSignIn: (token: string, isRemembered: boolean) => void;
  readonly onSignOut: () => void;
  /** Fails with a ScoringError when the address cannot be used. */
  readonly onUseAddress: (text: string) => Promise<void>;
  readonly onRetry: () => void;
  readonly onCopy: (text: string) => void;
}

const AUTH_WORDS: Readonly<Record<UpstreamAuth, string>> = {
  none: "no sign-in needed",
  "user-token": "signed in with your token",
  "oauth-m2m": "signed in by your organisation",
  "oauth-u2m": "signed in by your organisation",
};

/** Choosing an upstream, signing in to it, or going straight to a pasted address. */
export function ConnectionForm(props: ConnectionFormProps) {
  const { state } = props;
  const texts = useTextStyles();
  const id = useId();
  const upstream = "upstream" in state ? state.upstream : undefined;
  return (
    <div className={texts.stack}>
      {"list" in state && state.list.upstreams.length > 0 && (
        <div>
          <label className={texts.label} htmlFor={id}>
            Workspace or server
          </label>
          <Select id={id} value={upstream?.id ?? ""} onChange={(_, { value }) => props.onChooseUpstream(value)}>
            {upstream === undefined && <option value="">Choose …</option>}
            {state.list.upstreams.map((one) => (
              <option key={one.id} value={one.id}>
                {one.label}
              </option>
            ))}
          </Select>
        </div>
      )}
      {upstream !== undefined && (upstream.auth !== "user-token" || state.phase === "connected") && (
        <div className={texts.hint}>{upstreamWords(upstream)}</div>
      )}
      {"error" in state && <ErrorNote error={state.error} onCopy={props.onCopy} onRetry={props.onRetry} />}
      {upstream?.auth === "user-token" && state.phase !== "connected" && (
        <SignInForm key={upstream.id} isBusy={state.phase === "connecting"} onSignIn={props.onSignIn} />
      )}
      {upstream?.auth === "user-token" && state.phase === "connected" && (
        <div>
          <Button size="small" onClick={props.onSignOut}>
            Sign out
          </Button>
        </div>
      )}
      {"list" in state && <AddressForm onUse={props.onUseAddress} />}
    </div>
  );
}

/** The host, unless the label is the host, and who signs in. */
function upstreamWords({ label, origin, auth }: UpstreamInfo): string {
  const host = origin.replace(/^https?:\/\//, "");
  return [...(host === label ? [] : [host]), AUTH_WORDS[auth]].join(", ");
}
