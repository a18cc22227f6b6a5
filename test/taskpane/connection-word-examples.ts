import { RunStoppedError } from "../../src/core/errors";
import type { ConnectionState } from "../../src/taskpane/state/connection/connection-state";
import * as failure from "../../src/taskpane/view/words/connection-failure-words";
import * as connection from "../../src/taskpane/view/words/connection-words";
import { signInProblemWords } from "../../src/taskpane/view/words/connection/sign-in-words";
import { removeRecentWords } from "../../src/taskpane/view/words/connection/recent-words";
import * as summary from "../../src/taskpane/view/words/summary-words";
import { each, type WordExamples } from "./examples-of-words";
import { PERSONAL, WORKSPACE } from "./fakes/pane-data";

const REFUSED = new RunStoppedError("unauthorized", "Refused.", { status: 401 });

const upstream = { list: { mode: "server", upstreams: [WORKSPACE, PERSONAL] }, upstream: PERSONAL } as const;

const STATES: readonly ConnectionState[] = [
  { phase: "starting" },
  { phase: "relay-failed", error: REFUSED },
  { phase: "choosing", list: upstream.list },
  { phase: "token-needed", ...upstream },
  { phase: "sign-in-needed", isExpired: false, ...upstream },
  { phase: "sign-in-needed", isExpired: true, ...upstream },
  { phase: "signing-in", isExpired: false, ...upstream },
  { phase: "signing-out", ...upstream },
  { phase: "connecting", ...upstream },
  { phase: "failed", error: REFUSED, ...upstream },
  { phase: "connected", connection: { upstream: PERSONAL }, ...upstream },
];

const OWN_SERVER = {
  id: "typed:http:localhost:5000",
  label: "localhost:5000",
  origin: "http://localhost:5000",
  auth: "user-token",
} as const;
const FAILURES = [
  "nothing-listening",
  "host-unknown",
  "speaks-http",
  "no-model-server",
  "server-failed",
  "unavailable",
  "network",
] as const;

const SIGN_IN_PROBLEMS = [
  "closed",
  "blocked",
  "not-allowed",
  "occupied",
  "in-background",
  "not-https",
  "not-trusted",
  "not-loaded",
  "not-opened",
  "not-kept",
] as const;

/** The same as WORD_EXAMPLES, for all that is said of a connection. */
export const CONNECTION_WORD_EXAMPLES: Readonly<Record<string, WordExamples>> = {
  // connection-words
  authWords: each(
    connection.authWords,
    ["none", false],
    ["user-token", false],
    ["oauth-m2m", false],
    ["oauth-u2m", false],
    ["oauth-u2m", true],
  ),
  connectionSummary: Object.fromEntries(
    STATES.map((state) => [
      `${state.phase}${"isExpired" in state && state.isExpired ? ", expired" : ""}`,
      summary.connectionSummary(state),
    ]),
  ),
  connectionFailureWords: Object.fromEntries(
    [OWN_SERVER, WORKSPACE].flatMap((upstream) =>
      FAILURES.map((code) => [
        `${code}, ${upstream.label}`,
        failure.connectionFailureWords(new RunStoppedError(code, "x"), upstream),
      ]),
    ),
  ),
  plainHttpWords: each(failure.plainHttpWords, ["https://localhost:5106"]),
  removeRecentWords: each(removeRecentWords, ["localhost:5000"]),
  personHint: each(
    connection.personHint,
    ["Sales", "open", false],
    ["Sales", "open", true],
    ["Sales", "waiting", false],
    ["Sales", "waiting", false, true],
    ["Sales", "connecting", false],
  ),
  // sign-in-words
  signInProblemWords: each(signInProblemWords, ...SIGN_IN_PROBLEMS.map((kind) => [{ kind }] as const), [
    { kind: "refused", sentence: "The identity provider said no." },
  ]),
};
