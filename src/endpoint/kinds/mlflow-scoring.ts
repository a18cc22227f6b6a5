import { judgeOutcome } from "../answers/judge-outcome";
import { withoutControls } from "../answers/readable-text";
import type { ScoringProtocol } from "./kind-behaviour";

/** How an MLflow scoring server answers. Databricks serves models with that server, so its endpoints do the same. */
export const MLFLOW_SCORING: ScoringProtocol = {
  judge: judgeOutcome,
  readAnswer: ({ text, headers }) => {
    const servedModelName = headers.get("served-model-name");
    return { body: text, ...(servedModelName === null ? {} : { servedModelName: withoutControls(servedModelName) }) };
  },
};
