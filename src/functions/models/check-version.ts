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
    throw new FormulaError("#N/A", "network", (say) => say.versionNotLookedUp(served));
  }
  const { servedEntities } = details;
  const standing =
    address.servedModelName === undefined
      ? servedEntities
      : servedEntities.filter(({ name }) => name === address.servedModelName);
  const versions = standing.map(({ name, entityVersion }) => entityVersion ?? name);
  if (versions.length === 1 && versions[0] === served) return;
  throw new FormulaError("#VALUE!", "unknown-model", (say) => say.otherVersion(served, versions));
}
