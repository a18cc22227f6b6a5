import { addressOfListed } from "../../../endpoint/addresses/address-of";
import type { EndpointAddress } from "../../../endpoint/addresses/endpoint-address";
import type { EndpointSummary } from "../../../endpoint/catalogue/endpoint-details";
import { matchesExactly } from "../data/match-inputs";
import { modelObstacle } from "../model/model-obstacle";
import { schemaAt, type ModelState } from "../model/model-session";

/**
 * The model to use while the analyst has chosen none: the one whose inputs all stand in the selected columns (of several, the one
 * that uses most of them), else the only one there is.
 */
export function suggestModel(state: ModelState, columns: readonly string[]): EndpointAddress | undefined {
  const { origin } = state;
  if (origin === undefined) return undefined;
  const inputsOf = (endpoint: EndpointSummary) => {
    const known = schemaAt(state, addressOfListed(origin, endpoint));
    return known?.phase === "known" ? known.schema.columns : [];
  };
  const usable = state.endpoints.filter((endpoint) => modelObstacle(endpoint, state.details) === undefined);
  const fitting = usable
    .filter((endpoint) => matchesExactly(inputsOf(endpoint), columns))
    .sort((one, other) => inputsOf(other).length - inputsOf(one).length);
  const suggested = fitting[0] ?? (state.endpoints.length === 1 ? usable[0] : undefined);
  return suggested === undefined ? undefined : addressOfListed(origin, suggested);
}
