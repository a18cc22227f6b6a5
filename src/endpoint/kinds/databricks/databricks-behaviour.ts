import { DATABRICKS } from "../../../protocol/kinds/databricks";
import { fillRoute } from "../../addresses/fill-route";
import { unlessMissing } from "../../catalogue/unless-missing";
import type { KindBehaviour } from "../kind-behaviour";
import { describeEndpoint, listEndpoints } from "./list-endpoints";
import { readWorkspaceRoute } from "./read-workspace-route";

/** An endpoint of a workspace, or one model behind it. */
export const DATABRICKS_BEHAVIOUR: KindBehaviour = {
  readRoute: readWorkspaceRoute,
  catalogue: {
    list: listEndpoints,
    describe: describeEndpoint,
    schema: async ({ get }, { endpointName: name, servedModelName }) => {
      if (name === undefined) return undefined;
      const [document, { parseModelSchema }] = await Promise.all([
        unlessMissing(get(fillRoute(DATABRICKS.catalogue.schema, { name }))),
        import("./read-openapi-schema"), // what no other kind of endpoint has need not be loaded for all
      ]);
      return document === undefined ? undefined : parseModelSchema(document, servedModelName);
    },
  },
};
