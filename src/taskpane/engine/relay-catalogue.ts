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
    listEndpoints: async (connection, signal) => catalogueAt(connection).list(signal),
    describeEndpoint: async (connection, address, signal) => catalogueAt(connection).describe(address, signal),
    loadSchema: async (connection, address, signal) => catalogueAt(connection).schema(address, signal),
    async readSignature(text) {
      const { parseSignatureText } = await import("../../endpoint/catalogue/signature-file");
      return parseSignatureText(text);
    },
  };
}
