import { MLFLOW } from "../../../protocol/kinds/mlflow";
import type { EndpointListing, EndpointSummary } from "../../catalogue/endpoint-details";
import { unlessMissing } from "../../catalogue/unless-missing";
import type { GetText } from "../kind-behaviour";

/** The one model of an MLflow server. It has no name to show; `/ping` has just answered. */
const THE_MODEL: EndpointSummary = {
  kind: "mlflow",
  name: "",
  route: MLFLOW.scoring,
  state: "ready",
  isTabular: true,
  servedEntities: [],
};

/** The single model of a server that answers a ping. Pings are answered with an empty line, the version with a bare text. */
export async function listOnlyModel(get: GetText): Promise<EndpointListing> {
  await get(MLFLOW.pages.ping);
  const version = (await unlessMissing(get(MLFLOW.pages.version)))?.trim() ?? "";
  return { endpoints: [THE_MODEL], ...(/^[\w.+-]{1,40}$/.test(version) ? { version } : {}) };
}
