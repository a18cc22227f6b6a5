import { msg, plural, t } from "@lingui/core/macro";
import { isSameJson } from "../../../core/json/canonical-json";
import type { RawExchange } from "../../../endpoint/send-raw";
import type { ScoringPlan } from "../../../scoring/scoring-plan";
import type { RequestDraft } from "../../state/run/console-session";
import type { Formats } from "./formats";
import { told } from "./language/told";

/** Words of the request console. */
export const CONSOLE_WORDS = told({
  notConnected: msg`Connect and choose a model first.`,
  request: msg`Request`,
  addressAndHeaders: msg`Address and headers`,
  body: msg`Body`,
  nextBatch: msg`Next batch`,
  showExample: msg`Show example`,
  send: msg`Send`,
  copyAsCurl: msg`Copy as curl`,
  answer: msg`Answer`,
  copy: msg`Copy`,
  answerBody: msg`Body of the answer`,
  emptyAnswer: msg`(empty)`,
  hidesToken: msg`The relay passes it on. Your token is not shown.`,
  signs: msg`The relay passes it on and signs it.`,
  passesOn: msg`The relay passes it on.`,
});

/** What follows the beginning of an answer that is too long to be shown. */
export function cutWords(characters: number, formats: Formats): string {
  const count = formats.count(characters);
  return plural(characters, { one: `… and ${count} more character`, other: `… and ${count} more characters` });
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
      return t`Ask for the next batch or an example, or paste a request.`;
    case "writing":
      return t`Looking at all rows …`;
    case "failed":
      return "";
    case "example":
      return t`An example. You can edit it.`;
    case "own":
      return isJson ? t`Edited by you.` : t`Edited by you. This is not JSON (yet).`;
    case "next": {
      const { rowCount, bodyBytes, rowsLeftOut } = draft.request;
      const leftOut = rowsLeftOut === 0 ? "" : ` ${leftOutWords(rowsLeftOut, rowCount, formats)}`;
      const isOld = plan !== undefined && !isSameJson(plan, draft.plan);
      const old = isOld ? ` ${t`Your choices have changed since: ask for the next batch again.`}` : "";
      const [rows, bytes] = [formats.rows(rowCount), formats.count(bodyBytes)];
      return `${t`The first batch of ${rows}, ${bytes} bytes as sent.`}${leftOut}${old}`;
    }
  }
}

function leftOutWords(rowsLeftOut: number, rowCount: number, formats: Formats): string {
  const left = formats.rows(rowsLeftOut);
  const before = plural(rowCount, { one: `${left} before it`, other: `${left} before them` });
  return plural(rowsLeftOut, {
    one: `${before} holds a cell that cannot be sent.`,
    other: `${before} hold a cell that cannot be sent.`,
  });
}

/** Status, time and size of an answer in one line. */
export function exchangeWords({ answer, elapsedMs }: RawExchange, formats: Formats): string {
  if (answer === undefined) return t`No answer`;
  const { servedModelName: model, status: code, bodyBytes } = answer;
  const served = model === undefined ? [] : [t`answered by ${model}`];
  const status = code === 0 ? t`Redirect` : t`Status ${code}`;
  const bytes = formats.count(bodyBytes);
  return [status, formats.duration(elapsedMs), t`${bytes} bytes`, ...served].join(" · ");
}
