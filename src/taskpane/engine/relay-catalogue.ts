import { EndpointCatalog } from "../../endpoint/endpoint-catalog";
import type { Fetch } from "../../endpoint/http/send-once";
import type { CataloguePort } from "../services/catalogue-port";
import type { Connection } from "../services/connection";
import { throughRelay } from "./through-relay";

/** Asks the endpoints' own catalogue, through the relay. */
export function createRelayCatalogue(fetch: Fetch): CataloguePort {
  const catalogueOf = (connection: Connection): EndpointCatalog => {
    const { url, ...access } = throughRelay(connection, "", fetch);
    return new EndpointCatalog({ baseUrl: url, ...access });
  };
  return {
    listModels: async (connection, signal) => catalogueOf(connection).list(signal),
    describeModel: async (connection, name, signal) => catalogueOf(connection).describe(name, signal),
    loadSchema: async (connection, name, signal, servedModelName) =>
      catalogueOf(connection).schema(name, signal, servedModelName),
    async readSignature(text) {
      const { parseSignatureText } = await import("../../endpoint/catalogue/signature-file");
      return parseSignatureText(text);
    },
  };
}
