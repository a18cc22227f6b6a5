import { t } from "@lingui/core/macro";
import type { ScoringError } from "../../../core/errors";
import type { UpstreamInfo } from "../../../protocol/upstream-info";
import { hostOf } from "../../state/connection/host-of";
import { isOwnMachine } from "../../state/connection/upstream-choice";
import { ERROR_WORDS, type ErrorWords } from "./error-words";

const SERVE = "`mlflow models serve`";

/** Why an upstream is not connected, and what next. Nothing was sent yet, and it is known where nothing came back from. */
export function connectionFailureWords({ code }: ScoringError, { origin }: UpstreamInfo): ErrorWords {
  const host = hostOf(origin);
  const { title, nextStep } = ERROR_WORDS[code];
  switch (code) {
    case "nothing-listening":
      return {
        title: t`Nothing answers on ${host}`,
        nextStep: isOwnMachine(origin) ? t`Is ${SERVE} running, and on this port?` : nextStep,
      };
    case "host-unknown":
      return { title: t`There is no host ${host}`, nextStep };
    case "speaks-http":
      return isOwnMachine(origin)
        ? { title: t`This server speaks http`, nextStep: `${plainHttpWords(origin)}.` }
        : { title, nextStep };
    case "no-model-server":
      return { title: t`What answers on ${host} is no model server`, nextStep };
    case "unavailable":
      return {
        title: t`The server on ${host} is not ready`,
        nextStep: t`Nothing was sent to it yet. It may still be starting: try again in a few minutes.`,
      };
    case "network":
      return { title: t`The server on ${host} could not be reached`, nextStep };
    default:
      return { title, nextStep };
  }
}

/** The button that mends a server's scheme. */
export function plainHttpWords(origin: string): string {
  const address = `http://${hostOf(origin)}`;
  return t`Use ${address}`;
}
