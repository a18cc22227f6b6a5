import type { ScoringError } from "../../../core/errors";
import type { UpstreamInfo } from "../../../protocol/upstream-info";
import { hostOf } from "../../state/connection/host-of";
import { isOwnMachine } from "../../state/connection/upstream-choice";
import { ERROR_WORDS, type ErrorWords } from "./error-words";

/** Why an upstream is not connected, and what next. Nothing was sent yet, and it is known where nothing came back from. */
export function connectionFailureWords({ code }: ScoringError, { origin }: UpstreamInfo): ErrorWords {
  const host = hostOf(origin);
  const { title, nextStep } = ERROR_WORDS[code];
  switch (code) {
    case "nothing-listening":
      return {
        title: `Nothing answers on ${host}`,
        nextStep: isOwnMachine(origin) ? "Is `mlflow models serve` running, and on this port?" : nextStep,
      };
    case "host-unknown":
      return { title: `There is no host ${host}`, nextStep };
    case "speaks-http":
      return isOwnMachine(origin)
        ? { title: "This server speaks http", nextStep: `Use ${plainHttp(origin)}.` }
        : { title, nextStep };
    case "no-model-server":
      return { title: `What answers on ${host} is no model server`, nextStep };
    case "unavailable":
      return {
        title: `The server on ${host} is not ready`,
        nextStep: "Nothing was sent to it yet. It may still be starting: try again in a few minutes.",
      };
    case "network":
      return { title: `The server on ${host} could not be reached`, nextStep };
    default:
      return { title, nextStep };
  }
}

/** The button that mends a server's scheme. */
export function plainHttpWords(origin: string): string {
  return `Use ${plainHttp(origin)}`;
}

function plainHttp(origin: string): string {
  return `http://${hostOf(origin)}`;
}
