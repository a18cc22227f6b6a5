import { Button } from "@fluentui/react-components";
import { useEffect, useRef, useState, type ReactNode } from "react";
import {
  isSignInRefused,
  isTokenRefused,
  type ConnectedState,
  type ConnectionState,
} from "../../state/connection/connection-state";
import { isTokenNeeded } from "../../state/connection/upstream-choice";
import { ErrorNote } from "../parts/ErrorNote";
import { useTextStyles } from "../parts/text-styles";
import { useActions, useServices } from "../parts/use-pane";
import { PersonSignIn } from "./PersonSignIn";
import { TokenForm } from "./TokenForm";
import { CONNECTION_WORDS } from "../words/connection-words";

export interface UpstreamSignInProps {
  readonly state: ConnectionState;
}

/** Signing in to the upstream that is chosen, or out of it; nothing where the relay or a server in front of it signs in. */
export function UpstreamSignIn({ state }: UpstreamSignInProps) {
  const { phase } = state;
  const place = useRef<HTMLDivElement>(null);
  const before = useRef(phase);
  useEffect(() => {
    const isSignedOut = before.current === "connected" || before.current === "signing-out";
    before.current = phase;
    // The button that was pressed is gone: the keyboard goes on from what has come in its place.
    if (isSignedOut && document.activeElement === document.body) {
      place.current?.querySelector<HTMLElement>("input, button")?.focus();
    }
  }, [phase]);
  return (
    <div ref={place}>
      <FittingForm state={state} />
    </div>
  );
}

function FittingForm({ state }: UpstreamSignInProps) {
  const { connection } = useActions();
  const { memory } = useServices();
  const signOut = () => void connection.signOut();
  if (!("upstream" in state)) return null;
  const { upstream, phase } = state;
  if (phase === "signing-out") return <SignOut words={CONNECTION_WORDS.signingOut} isBusy onSignOut={signOut} />;
  if (phase === "connected" && !isOpenServer(state)) return <Signed state={state} onSignOut={signOut} />;
  // No token helps against what is wrong then.
  if (phase === "failed" && !isSignInRefused(state.error)) return null;
  if (upstream.auth === "user-token") {
    const form = (
      <TokenForm
        key={upstream.id}
        isBusy={phase === "connecting"}
        canRemember={memory.keeps()}
        onSignIn={(token, isRemembered) => void connection.signIn(token, isRemembered)}
      />
    );
    return isTokenNeeded(upstream) ? form : <OptionalToken state={state}>{form}</OptionalToken>;
  }
  if (upstream.auth !== "oauth-u2m" || phase === "connected" || phase === "failed" || phase === "token-needed")
    return null;
  return (
    <PersonSignIn
      label={upstream.label}
      phase={PERSON_PHASES[phase]}
      isExpired={"isExpired" in state && state.isExpired}
      isOutOfSight={phase === "signing-in" && state.isOutOfSight === true}
      isPreparing={phase === "sign-in-needed" && state.isPreparing === true}
      problem={phase === "sign-in-needed" ? state.problem : undefined}
      onSignIn={() => void connection.signInPerson()}
      onCancel={() => connection.cancelSignIn()}
    />
  );
}

function Signed({ state, onSignOut }: { readonly state: ConnectedState; readonly onSignOut: () => void }) {
  if (!canSignOut(state)) return null;
  const areSeveral = state.list.upstreams.filter(({ auth }) => auth === "oauth-u2m").length > 1;
  const isEverywhere = state.upstream.auth === "oauth-u2m" && areSeveral;
  return (
    <>
      {state.signOutError !== undefined && <ErrorNote error={state.signOutError} />}
      <SignOut
        words={isEverywhere ? CONNECTION_WORDS.signOutEverywhere : CONNECTION_WORDS.signOut}
        isBusy={false}
        onSignOut={onSignOut}
      />
    </>
  );
}

/** A server that was asked without a token and answered. */
function isOpenServer({ upstream, connection }: ConnectedState): boolean {
  return upstream.auth === "user-token" && connection.token === undefined;
}

/** For a server that seldom wants a token: folded until it asks for one, or the analyst does. */
function OptionalToken({ state, children }: { readonly state: ConnectionState; readonly children: ReactNode }) {
  const texts = useTextStyles();
  const isAskedFor = state.phase === "token-needed" || isTokenRefused(state);
  const [isOpen, setIsOpen] = useState(isAskedFor);
  if (isAskedFor && !isOpen) setIsOpen(true);
  return (
    <details className={texts.details} open={isOpen} onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
      <summary>{CONNECTION_WORDS.useToken}</summary>
      {children}
    </details>
  );
}

const PERSON_PHASES = { "sign-in-needed": "open", "signing-in": "waiting", connecting: "connecting" } as const;

function SignOut(props: { readonly words: string; readonly isBusy: boolean; readonly onSignOut: () => void }) {
  const texts = useTextStyles();
  return (
    <div className={texts.row}>
      <Button size="small" disabledFocusable={props.isBusy} onClick={props.onSignOut}>
        {props.words}
      </Button>
    </div>
  );
}

/** Whoever was not signed in here cannot be signed out here. */
function canSignOut({ upstream, session }: ConnectedState): boolean {
  return upstream.auth === "user-token" || (upstream.auth === "oauth-u2m" && session?.isInFront !== true);
}
