import { msg, plural, t } from "@lingui/core/macro";
import type { ScoringError } from "../../../core/errors";
import type { EndpointState, EndpointSummary } from "../../../endpoint/catalogue/endpoint-details";
import type { ConnectionState } from "../../state/connection/connection-state";
import { connectionFailureWords } from "./connection-failure-words";
import { ERROR_WORDS } from "./error-words";
import type { Formats } from "./formats";
import { insideSentence } from "./language/inside-sentence";
import { serverWords, sourceWords } from "./language/source-words";
import { FIRST_SUMMARIES } from "./shell-words";
import { told } from "./language/told";

/** What stands beside the titles of sections. Apart from the words behind them, which are loaded when a section is opened. */
export const SUMMARY_WORDS = told({
  chooseModel: msg`Choose the model that scores the rows`,
  modelOfThisServer: msg`The model of this server`,
  signingOut: msg`Signing out …`,
  isElsewhere: msg`Click a cell of the table in this workbook. It has no selected range of cells now: another workbook may be in front of it.`,
  noModelThere: msg`There is no model at this address`,
});

/** Where rows go and how the analyst is signed in there, in one line. */
export function connectionSummary(state: ConnectionState): string {
  switch (state.phase) {
    case "starting":
      return FIRST_SUMMARIES.connection;
    case "relay-failed":
      return t`The add-in's own server does not answer`;
    case "choosing":
      return t`Choose where your models are`;
    case "token-needed":
      return t`An access token is needed`;
    case "sign-in-needed":
      return state.isExpired ? t`Your sign-in has ended` : signInToWords(state.upstream.label);
    case "signing-in":
      return t`Waiting for you to sign in …`;
    case "signing-out":
      return SUMMARY_WORDS.signingOut;
    case "connecting":
      return connectingWords(state.upstream.label);
    case "failed":
      return connectionFailureWords(state.error, state.upstream).title;
    case "connected":
      return connectedWords(state.upstream.label);
  }
}

function signInToWords(label: string): string {
  const upstream = serverWords(label);
  return t`Sign in to ${upstream}`;
}

function connectingWords(label: string): string {
  const upstream = serverWords(label);
  return t`Connecting to ${upstream} …`;
}

function connectedWords(label: string): string {
  const upstream = serverWords(label);
  return t`Connected to ${upstream}`;
}

/** The chosen endpoint in one line: its name, what answers there, and how it stands. */
export function chosenWords(endpoint: EndpointSummary, servedModelName: string | undefined): string {
  const version = servedModelName ?? insideSentence(versionWords(endpoint) ?? "");
  return [endpoint.name, ...(version === "" ? [] : [version]), STATE_INSIDE_WORDS[endpoint.state]].join(", ");
}

/** How an endpoint stands, in the middle of a line. */
const STATE_INSIDE_WORDS: Readonly<Record<EndpointState, string>> = told({
  ready: msg`ready`,
  "waking-up": msg`starting`,
  "not-ready": msg`not ready`,
  failed: msg`deployment failed`,
  unknown: msg`state unknown`,
});

/** Which version an endpoint serves, in two words. */
export function versionWords({ servedEntities }: EndpointSummary): string | undefined {
  if (servedEntities.length > 1) return modelsWords(servedEntities.length);
  const version = servedEntities[0]?.entityVersion;
  return version === undefined ? undefined : t`Version ${version}`;
}

function modelsWords(count: number): string {
  return t`${count} models`;
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
  const [source, rows] = [sourceWords(label), formats.rows(rowCount)];
  if (chosen !== undefined) {
    const count = formats.count(chosen);
    return t`${source}, ${count} of ${rows}`;
  }
  return hasHiddenRows === true ? t`${source}, ${rows}, hidden ones too` : `${source}, ${rows}`;
}

/** How many columns of the table are sent. */
export function sentWords(sent: number, all: number, formats: Formats): string {
  if (sent === 0) return t`no column is sent yet`;
  const [count, columns] = [formats.count(sent), formats.columns(all)];
  if (sent === all) return plural(sent, { one: "its column is sent", other: `all ${count} columns are sent` });
  return plural(sent, { one: `${count} of ${columns} is sent`, other: `${count} of ${columns} are sent` });
}
