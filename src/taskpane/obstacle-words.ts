import type { Formats } from "./create-formats";
import { MODEL_OBSTACLE_WORDS } from "./messages";
import type { Obstacle } from "./session/proposal";

/** Why the button is off and what turns it on, as one sentence. */
export function obstacleWords(obstacle: Obstacle, formats: Formats): string {
  switch (obstacle.code) {
    case "not-connected":
      return "Connect to where your models are.";
    case "no-model":
      return "Choose the model that scores the rows.";
    case "schema-loading":
      return "Looking up what the models expect …";
    case "model-unusable":
      return `This model cannot score: ${MODEL_OBSTACLE_WORDS[obstacle.why].toLowerCase()}.`;
    case "no-data":
      return "Select a cell in the table to score.";
    case "no-rows":
      return "The table has no rows.";
    case "no-columns":
      return "Tick at least one column to send.";
    case "inputs-missing":
      return `The model also needs ${formats.list(obstacle.names, 4)}.`;
    case "guesses-open":
      return `Confirm the column for ${formats.list(obstacle.names, 4)}.`;
  }
}
