import { MLFLOW } from "../../../protocol/kinds/mlflow";
import { isDatabricksHost } from "../../../protocol/known-hosts";
import { routePrefix } from "../../addresses/fill-route";
import type { KindBehaviour } from "../kind-behaviour";
import { listOnlyModel } from "./list-only-model";

/** An MLflow server, bare or under a prefix, wherever Databricks' own do not stand; its other pages are taken for the server they belong to. */
export const MLFLOW_BEHAVIOUR: KindBehaviour = {
  readRoute({ segments, hostname }) {
    if (isDatabricksHost(hostname)) return undefined;
    const pages: readonly string[] = [MLFLOW.scoring, ...Object.values(MLFLOW.pages)];
    const isPage = pages.includes(`/${segments.at(-1)}`);
    return { route: routePrefix(isPage ? segments.slice(0, -1) : segments) + MLFLOW.scoring };
  },
  catalogue: {
    list: listOnlyModel,
    // Loaded where there is such a server.
    schema: async ({ post }, { route }) => (await import("./ask-for-schema")).askForSchema(post, route),
  },
};
