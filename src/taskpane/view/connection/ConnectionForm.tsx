import { Select } from "@fluentui/react-components";
import { useId } from "react";
import type { EndpointAddress } from "../../../endpoint/addresses/endpoint-address";
import type { UpstreamInfo } from "../../../protocol/upstream-info";
import { hostOf } from "../../state/connection/host-of";
import { isOwnMachine } from "../../state/connection/upstream-choice";
import { isTokenRefused, type ConnectionState } from "../../state/connection/connection-state";
import { ErrorNote, type ErrorNoteProps } from "../parts/ErrorNote";
import { OneLineForm } from "../parts/OneLineForm";
import { useTextStyles } from "../parts/text-styles";
import { useActions, usePane } from "../parts/use-pane";
import { RecentList } from "./RecentList";
import { UpstreamSignIn } from "./UpstreamSignIn";
import { serverWords } from "../words/language/source-words";
import { connectionFailureWords, plainHttpWords } from "../words/connection-failure-words";
import { authWords, CONNECTION_WORDS } from "../words/connection-words";

/** Choosing an upstream, signing in to it, or going straight to a pasted address. */
export function ConnectionForm() {
  const state = usePane((view) => view.state.connection);
  const chosen = usePane((view) => view.state.model.chosen);
  const session = useActions();
  const texts = useTextStyles();
  const id = useId();
  const recents = "list" in state ? session.connection.recents(state.list) : [];
  const upstream = "upstream" in state ? state.upstream : undefined;
  return (
    <div className={texts.stack}>
      {"list" in state && state.list.upstreams.length > 0 && (
        <div>
          <label className={texts.label} htmlFor={id}>
            {CONNECTION_WORDS.upstream}
          </label>
          <Select id={id} value={upstream?.id ?? ""} onChange={(_, { value }) => void session.chooseUpstream(value)}>
            {upstream === undefined && <option value="">{CONNECTION_WORDS.choose}</option>}
            {state.list.upstreams.map((one) => (
              <option key={one.id} value={one.id}>
                {serverWords(one.label)}
              </option>
            ))}
          </Select>
        </div>
      )}
      {upstream !== undefined && <div className={texts.hint}>{upstreamWords(upstream, state)}</div>}
      {/* A refused token is asked for anew by the form below. */}
      {"error" in state && (
        <ErrorNote
          error={state.error}
          {...(state.phase === "failed" && { words: connectionFailureWords(state.error, state.upstream) })}
          {...cureOf(state, chosen, (text) => void session.useAddress(text))}
          {...(isTokenRefused(state) ? {} : { onRetry: () => void session.connection.retry() })}
        />
      )}
      {state.phase === "relay-failed" && state.error.code === "network" && (
        <div className={texts.hint}>{CONNECTION_WORDS.localNetwork}</div>
      )}
      <UpstreamSignIn state={state} />
      {"list" in state && (
        <OneLineForm
          label={CONNECTION_WORDS.pasteUrl}
          type="url"
          placeholder={CONNECTION_WORDS.urlExample}
          onUse={(text) => session.useAddress(text)}
        />
      )}
      {recents.length > 0 && (
        <RecentList
          recents={recents}
          onChoose={(one) => void session.chooseUpstream(one)}
          onRemove={(one) => void session.connection.forget(one)}
        />
      )}
    </div>
  );
}

/** A server on this computer that speaks http was asked over https: the other address is one click away. */
function cureOf(
  state: ConnectionState,
  chosen: EndpointAddress | undefined,
  go: (text: string) => void,
): Pick<ErrorNoteProps, "cure"> {
  if (state.phase !== "failed" || state.error.code !== "speaks-http" || !isOwnMachine(state.upstream.origin)) return {};
  const { origin } = state.upstream;
  const route = chosen?.origin === origin ? chosen.route : "";
  return { cure: { words: plainHttpWords(origin), onUse: () => go(`http://${hostOf(origin)}${route}`) } };
}

/** The host, unless the label is the host, and who signs in, once it is so. A server of one's own may want no token. */
function upstreamWords({ label, origin, auth }: UpstreamInfo, state: ConnectionState): string {
  const host = hostOf(origin);
  const isConnected = state.phase === "connected";
  const isInFront = isConnected && state.session?.isInFront === true;
  const isTold = isConnected || auth === "none" || auth === "oauth-m2m";
  const isOpen = isConnected && auth === "user-token" && state.connection.token === undefined;
  const words = authWords(isOpen ? "none" : auth, isInFront);
  const sentence = [...(host === label ? [] : [host]), ...(isTold ? [words] : [])].join(", ");
  return host === label ? sentence.charAt(0).toUpperCase() + sentence.slice(1) : sentence;
}
