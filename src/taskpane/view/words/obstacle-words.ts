import type { TensorMatch } from "../../state/data/match-tensors";
import { plural } from "../../../core/plural";
import { ALL_PARAMETERS } from "../../../core/inputs/read-parameters";
import type { Obstacle } from "../../state/proposal/proposal";
import type { ModelObstacle } from "../../state/model/model-obstacle";
import { ERROR_WORDS } from "./error-words";
import type { Formats } from "./formats";
import { NOT_CONNECTED } from "./shell-words";

/** Why an endpoint of the list cannot be chosen. */
export const MODEL_OBSTACLE_WORDS: Readonly<Record<ModelObstacle, string>> = {
  "not-tabular": "Takes text, not tables",
  "no-permission": "You may not query it",
  failed: "Deployment failed",
  "not-ready": "Not ready",
  "route-optimised": "Paste its own address",
};

/** Why the button is off and what turns it on, as one sentence. */
export function obstacleWords(obstacle: Obstacle, formats: Formats): string {
  switch (obstacle.code) {
    case "not-connected":
      return NOT_CONNECTED;
    case "no-model-there":
      return "There is no model at this address. Paste the one where it is served.";
    case "no-model":
      return "Choose the model that scores the rows.";
    case "schema-loading":
      return "Looking up what the models expect …";
    case "model-unusable":
      return `This model cannot score: ${MODEL_OBSTACLE_WORDS[obstacle.why].toLowerCase()}.`;
    case "no-data":
      return "Select a cell in the table to score.";
    case "data-unusable":
      return `${ERROR_WORDS[obstacle.why].title}. ${ERROR_WORDS[obstacle.why].nextStep}`;
    case "no-rows":
      return "The table has no rows.";
    case "rows-unknown":
      return "Looking which rows these are …";
    case "none-visible":
      return "The filter shows no row.";
    case "none-selected":
      return "Select the rows to score in the table.";
    case "no-columns":
      return "Choose the columns to send: this server does not tell what its model expects.";
    case "only-constants":
      return "Join at least one input to a column.";
    case "inputs-missing":
      return `The model also needs ${formats.list(obstacle.names, 4)}.`;
    case "guesses-open":
      return `Confirm the column for ${formats.list(obstacle.names, 4)}.`;
    case "constants-wrong":
      return `Type a value for ${formats.list(obstacle.names, 4)}.`;
    case "column-count":
      return countWords(obstacle, formats);
    case "tensor-columns":
      return tensorWords(obstacle.match, formats);
    case "parameters-wrong":
      return `Correct ${parameterWords(obstacle.names, formats)} in the settings.`;
  }
}

function countWords({ wanted, ticked }: Extract<Obstacle, { code: "column-count" }>, formats: Formats): string {
  const order = wanted === 1 ? "" : " in order";
  return `The model needs ${formats.columns(wanted)}${order}; ${tickedWords(ticked, formats)}.`;
}

function tickedWords(columns: number, formats: Formats): string {
  return `${formats.count(columns)} ${plural(columns, "is", "are")} ticked under Data`;
}

function tensorWords({ tensor, columns, wanted }: TensorMatch, formats: Formats): string {
  const where = tensor.name === undefined ? "" : ` for ${tensor.name}`;
  if (wanted === undefined) return `Tick at least one column${where}.`;
  return `The model wants ${formats.columns(wanted)}${where}; ${tickedWords(columns.length, formats)}.`;
}

/** The JSON object of a model that does not name its parameters has no name of its own. */
function parameterWords(names: readonly string[], formats: Formats): string {
  return names.includes(ALL_PARAMETERS) ? "the parameters" : `the parameter ${formats.list(names, 4)}`;
}
