import { msg, plural, t } from "@lingui/core/macro";
import type { TensorMatch } from "../../state/data/match-tensors";
import { ALL_PARAMETERS } from "../../../core/inputs/read-parameters";
import type { Obstacle } from "../../state/proposal/proposal";
import type { ModelObstacle } from "../../state/model/model-obstacle";
import { ERROR_WORDS } from "./error-words";
import type { Formats } from "./formats";
import { insideSentence } from "./language/inside-sentence";
import { IDLE_FOOTER } from "./shell-words";
import { told } from "./language/told";

/** Why an endpoint of the list cannot be chosen. */
export const MODEL_OBSTACLE_WORDS: Readonly<Record<ModelObstacle, string>> = told({
  "not-tabular": msg`Takes text, not tables`,
  "no-permission": msg`You may not query it`,
  failed: msg`Deployment failed`,
  "not-ready": msg`Not ready`,
  "route-optimised": msg`Paste its own address`,
});

/** Why the button is off and what turns it on, as one sentence. */
export function obstacleWords(obstacle: Obstacle, formats: Formats): string {
  switch (obstacle.code) {
    case "not-connected":
      return IDLE_FOOTER.notConnected;
    case "no-model-there":
      return t`There is no model at this address. Paste the one where it is served.`;
    case "no-model":
      return t`Choose the model that scores the rows.`;
    case "schema-loading":
      return t`Looking up what the models expect …`;
    case "model-unusable": {
      const why = insideSentence(MODEL_OBSTACLE_WORDS[obstacle.why]);
      return t`This model cannot score: ${why}.`;
    }
    case "no-data":
      return t`Select a cell in the table to score.`;
    case "data-unusable":
      return `${ERROR_WORDS[obstacle.why].title}. ${ERROR_WORDS[obstacle.why].nextStep}`;
    case "no-rows":
      return t`The table has no rows.`;
    case "rows-unknown":
      return t`Looking which rows these are …`;
    case "none-visible":
      return t`The filter shows no row.`;
    case "none-selected":
      return t`Select the rows to score in the table.`;
    case "no-columns":
      return t`Choose the columns to send: this server does not tell what its model expects.`;
    case "only-constants":
      return t`Join at least one input to a column.`;
    case "inputs-missing":
    case "guesses-open":
    case "constants-wrong":
      return inputsWords(obstacle.code, formats.list(obstacle.names, 4));
    case "column-count":
      return countWords(obstacle, formats);
    case "tensor-columns":
      return tensorWords(obstacle.match, formats);
    case "parameters-wrong":
      return parametersWords(obstacle.names, formats);
  }
}

function inputsWords(code: "inputs-missing" | "guesses-open" | "constants-wrong", inputs: string): string {
  if (code === "inputs-missing") return t`The model also needs ${inputs}.`;
  return code === "guesses-open" ? t`Confirm the column for ${inputs}.` : t`Type a value for ${inputs}.`;
}

function countWords({ wanted, ticked }: Extract<Obstacle, { code: "column-count" }>, formats: Formats): string {
  const [columns, haveTicked] = [formats.columns(wanted), tickedWords(ticked, formats)];
  return plural(wanted, {
    one: `The model needs ${columns}; ${haveTicked}.`,
    other: `The model needs ${columns} in order; ${haveTicked}.`,
  });
}

function tickedWords(columns: number, formats: Formats): string {
  const count = formats.count(columns);
  return plural(columns, { one: `${count} is ticked under Data`, other: `${count} are ticked under Data` });
}

function tensorWords({ tensor, columns, wanted }: TensorMatch, formats: Formats): string {
  const { name } = tensor;
  if (wanted === undefined)
    return name === undefined ? t`Tick at least one column.` : t`Tick at least one column for ${name}.`;
  const [all, haveTicked] = [formats.columns(wanted), tickedWords(columns.length, formats)];
  return name === undefined
    ? t`The model wants ${all}; ${haveTicked}.`
    : t`The model wants ${all} for ${name}; ${haveTicked}.`;
}

/** The JSON object of a model that does not name its parameters has no name of its own. */
function parametersWords(names: readonly string[], formats: Formats): string {
  if (names.includes(ALL_PARAMETERS)) return t`Correct the parameters in the settings.`;
  const parameters = formats.list(names, 4);
  return t`Correct the parameter ${parameters} in the settings.`;
}
