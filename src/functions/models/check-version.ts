import { FormulaError } from "../answers/formula-error";
import type { ModelName } from "../arguments/model-name";
import type { ModelFacts } from "./model-facts";

/**
 * Whether the version that a formula names still stands where it was found: an endpoint may serve another one under the same name since.
 * @throws FormulaError where it does not, and where nobody tells
 */
export function checkVersion({ served }: Pick<ModelName, "served">, { address, details }: ModelFacts): void {
  if (served === undefined || served === address.servedModelName) return;
  if (details === undefined) {
    throw new FormulaError(
      "#N/A",
      "network",
      `Whether the endpoint still has version ${served} could not be looked up. Scoresheet tries again.`,
    );
  }
  const { servedEntities } = details;
  const standing =
    address.servedModelName === undefined
      ? servedEntities
      : servedEntities.filter(({ name }) => name === address.servedModelName);
  const versions = standing.map(({ name, entityVersion }) => entityVersion ?? name);
  if (versions.length === 1 && versions[0] === served) return;
  const now = versions.length === 0 ? "no such model any more" : `version ${versions.join(", ")} now`;
  throw new FormulaError(
    "#VALUE!",
    "unknown-model",
    `model: The endpoint has ${now}, and the formula asks for version ${served}.`,
  );
}
