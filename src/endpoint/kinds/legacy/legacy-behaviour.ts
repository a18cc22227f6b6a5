import { LEGACY } from "../../../protocol/kinds/legacy";
import { fillRoute } from "../../addresses/fill-route";
import type { KindBehaviour } from "../kind-behaviour";

/** `/model/{name}/{stage or version}/invocations`, which "MODEL_VERSION_URI" stands for in Databricks' examples. */
export const LEGACY_BEHAVIOUR: KindBehaviour = {
  readRoute({ segments }) {
    const [model, name, version, last] = segments;
    if (model !== "model" || name === undefined || version === undefined || segments.length > 4) return undefined;
    if (last !== undefined && last !== "invocations") return undefined;
    return { route: fillRoute(LEGACY.scoring, { name, version }), endpointName: name };
  },
};
