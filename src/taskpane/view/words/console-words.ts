import { isSameJson } from "../../../core/json/canonical-json";
import { plural } from "../../../core/plural";
import type { RawExchange } from "../../../endpoint/send-raw";
import type { ScoringPlan } from "../../../scoring/scoring-plan";
import type { RequestDraft } from "../../state/run/console-session";
import type { Formats } from "./formats";

/** Words of the request console. */
export const CONSOLE_WORDS = {
  notConnected: "Connect and choose a model first.",
  request: "Request",
  addressAndHeaders: "Address and headers",
  body: "Body",
  nextBatch: "Next batch",
  showExample: "Show example",
  send: "Send",
  copyAsCurl: "Copy as curl",
  answer: "Answer",
  copy: "Copy",
  answerBody: "Body of the answer",
  emptyAnswer: "(empty)",
  hidesToken: "The relay passes it on. Your token is not shown.",
  signs: "The relay passes it on and signs it.",
  passesOn: "The relay passes it on.",
} as const;

/** What follows the beginning of an answer that is too long to be shown. */
export function cutWords(characters: number, formats: Formats): string {
  return `… and ${formats.count(characters)} more ${plural(characters, "character", "characters")}`;
}

interface DraftFacts {
  /** What a run would do now; undefined while something is in its way. */
  readonly plan: ScoringPlan | undefined;
  readonly isJson: boolean;
}

/** What the text of the console is. */
export function draftWords(draft: RequestDraft, { plan, isJson }: DraftFacts, formats: Formats): string {
  switch (draft.kind) {
    case "empty":
      return "Ask for the next batch or an example, or paste a request.";
    case "writing":
      return "Looking at all rows …";
    case "failed":
      return "";
    case "example":
      return "An example. You can edit it.";
    case "own":
      return isJson ? "Edited by you." : "Edited by you. This is not JSON (yet).";
    case "next": {
      const { rowCount, bodyBytes, rowsLeftOut } = draft.request;
      const leftOut = rowsLeftOut === 0 ? "" : ` ${leftOutWords(rowsLeftOut, rowCount, formats)}`;
      const isOld = plan !== undefined && !isSameJson(plan, draft.plan);
      const old = isOld ? " Your choices have changed since: ask for the next batch again." : "";
      return `The first batch of ${formats.rows(rowCount)}, ${formats.count(bodyBytes)} bytes as sent.${leftOut}${old}`;
    }
  }
}

function leftOutWords(rowsLeftOut: number, rowCount: number, formats: Formats): string {
  const before = plural(rowCount, "it", "them");
  return `${formats.rows(rowsLeftOut)} before ${before} ${plural(rowsLeftOut, "holds", "hold")} a cell that cannot be sent.`;
}

/** Status, time and size of an answer in one line. */
export function exchangeWords({ answer, elapsedMs }: RawExchange, formats: Formats): string {
  if (answer === undefined) return "No answer";
  const served = answer.servedModelName === undefined ? [] : [`answered by ${answer.servedModelName}`];
  const status = answer.status === 0 ? "Redirect" : `Status ${answer.status}`;
  return [status, formats.duration(elapsedMs), `${formats.count(answer.bodyBytes)} bytes`, ...served].join(" · ");
}
