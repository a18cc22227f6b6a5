import type { ScoringError } from "../../../core/errors";
import { plural } from "../../../core/plural";
import type { EndpointSummary } from "../../../endpoint/catalogue/endpoint-details";
import type { ConnectionState } from "../../state/connection/connection-state";
import { connectionFailureWords } from "./connection-failure-words";
import { ENDPOINT_STATE_WORDS, ERROR_WORDS } from "./error-words";
import type { Formats } from "./formats";
import { FIRST_SUMMARIES } from "./shell-words";

/** What stands beside the titles of sections. Apart from the words behind them, which are loaded when a section is opened. */
export const SUMMARY_WORDS = {
  chooseModel: "Choose the model that scores the rows",
  modelOfThisServer: "The model of this server",
  signingOut: "Signing out …",
  isElsewhere:
    "Click a cell of the table in this workbook. It has no selected range of cells now: another workbook may be in front of it.",
  noModelThere: "There is no model at this address",
} as const;

/** Where rows go and how the analyst is signed in there, in one line. */
export function connectionSummary(state: ConnectionState): string {
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
      return SUMMARY_WORDS.signingOut;
    case "connecting":
      return `Connecting to ${state.upstream.label} …`;
    case "failed":
      return connectionFailureWords(state.error, state.upstream).title;
    case "connected":
      return `Connected to ${state.upstream.label}`;
  }
}

/** The chosen endpoint in one line: its name, what answers there, and how it stands. */
export function chosenWords(endpoint: EndpointSummary, servedModelName: string | undefined): string {
  const version = servedModelName ?? versionWords(endpoint)?.toLowerCase();
  return [
    endpoint.name,
    ...(version === undefined ? [] : [version]),
    ENDPOINT_STATE_WORDS[endpoint.state].toLowerCase(),
  ].join(", ");
}

/** Which version an endpoint serves, in two words. */
export function versionWords({ servedEntities }: EndpointSummary): string | undefined {
  if (servedEntities.length > 1) return `${servedEntities.length} models`;
  const version = servedEntities[0]?.entityVersion;
  return version === undefined ? undefined : `Version ${version}`;
}

/**
 * What Excel answers while another workbook is in front; it answers the same where a chart or several ranges are selected.
 * Source: Microsoft Learn, "Troubleshoot Excel add-ins", on InvalidSelection.
 */
const OF_ANOTHER_WORKBOOK = /^(InvalidSelection|InactiveWorkbook)\b/;

/** Why no rows can be scored, and what to do; where there is simply no table, what to do alone. */
export function unusableWords({ code, detail }: Pick<ScoringError, "code" | "detail">): string {
  if (OF_ANOTHER_WORKBOOK.test(detail ?? "")) return SUMMARY_WORDS.isElsewhere;
  const { title, nextStep } = ERROR_WORDS[code];
  return code === "selection-invalid" ? nextStep : `${title}. ${nextStep}`;
}

/** Which rows are scored. @param chosen how many, where they are not all */
export function shapeWords(
  {
    label,
    rowCount,
    hasHiddenRows,
  }: { readonly label: string; readonly rowCount: number; readonly hasHiddenRows?: boolean },
  formats: Formats,
  chosen?: number,
): string {
  if (chosen !== undefined) return `${label}, ${formats.count(chosen)} of ${formats.rows(rowCount)}`;
  return `${label}, ${formats.rows(rowCount)}${hasHiddenRows === true ? ", hidden ones too" : ""}`;
}

/** How many columns of the table are sent. */
export function sentWords(sent: number, all: number, formats: Formats): string {
  if (sent === 0) return "no column is sent yet";
  if (sent === all) return plural(sent, "its column is sent", `all ${formats.count(sent)} columns are sent`);
  return `${formats.count(sent)} of ${formats.columns(all)} ${plural(sent, "is", "are")} sent`;
}
