import type { EndpointSummary } from "../../../endpoint/catalogue/endpoint-details";
import { matchesExactly } from "../data/match-inputs";
import { modelObstacle } from "../model/model-obstacle";
import { schemaOfTarget, type ModelState, type ModelTarget } from "../model/model-session";

/**
 * The model to use while the analyst has chosen none: the one whose inputs all stand in the selected columns (of several, the one
 * that uses most of them), else the only one there is.
 */
export function suggestModel(state: ModelState, columns: readonly string[]): ModelTarget | undefined {
  const usable = state.endpoints.filter((endpoint) => modelObstacle(endpoint, state.details) === undefined);
  const fitting = usable
    .filter((endpoint) => matchesExactly(inputsOf(state, endpoint), columns))
    .sort((one, other) => inputsOf(state, other).length - inputsOf(state, one).length);
  const suggested = fitting[0] ?? (state.endpoints.length === 1 ? usable[0] : undefined);
  if (suggested === undefined) return undefined;
  return { route: suggested.route, ...(suggested.name === "" ? {} : { name: suggested.name }) };
}

function inputsOf(state: ModelState, endpoint: EndpointSummary) {
  const known = schemaOfTarget(state, endpoint);
  return known?.phase === "known" ? known.schema.columns : [];
}
