import { catalogueOf, throughRelay } from "../../composition/endpoint-access";
import type { EndpointCatalog } from "../../endpoint/endpoint-catalog";
import type { Fetch } from "../../endpoint/http/send-once";
import type { CataloguePort } from "../services/catalogue-port";
import type { Connection } from "../services/connection";

/** Asks the endpoints' own catalogue, through the relay. */
export function createRelayCatalogue(fetch: Fetch): CataloguePort {
  const catalogueAt = ({ upstream, token }: Connection): EndpointCatalog =>
    catalogueOf(throughRelay(upstream.id, token, fetch));
  return {
    listModels: async (connection, signal) => catalogueAt(connection).list(signal),
    describeModel: async (connection, name, signal) => catalogueAt(connection).describe(name, signal),
    loadSchema: async (connection, name, signal, servedModelName) =>
      catalogueAt(connection).schema(name, signal, servedModelName),
    async readSignature(text) {
      const { parseSignatureText } = await import("../../endpoint/catalogue/signature-file");
      return parseSignatureText(text);
    },
  };
}
