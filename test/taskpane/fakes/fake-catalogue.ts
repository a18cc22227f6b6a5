import { RunStoppedError } from "../../../src/core/errors";
import type { Schema } from "../../../src/core/inputs/schema";
import type { EndpointAddress } from "../../../src/endpoint/addresses/endpoint-address";
import type {
  EndpointDetails,
  EndpointListing,
  EndpointSummary,
} from "../../../src/endpoint/catalogue/endpoint-details";
import { parseSignatureText } from "../../../src/endpoint/catalogue/signature-file";
import type { CataloguePort } from "../../../src/taskpane/services/catalogue-port";
import type { Connection } from "../../../src/taskpane/services/connection";
import { endpointSummary, MEASUREMENTS, schemaOf } from "./pane-data";

/** The endpoints of every upstream, as plain data that a test changes. */
export class FakeCatalogue implements CataloguePort {
  endpoints: readonly EndpointSummary[] = [endpointSummary("iris"), endpointSummary("cars")];
  schemas = new Map<string, Schema>([
    ["iris", schemaOf(MEASUREMENTS)],
    ["cars", schemaOf(["Weight"])],
  ]);
  permissions = new Map<string, boolean>();
  /** Tokens that the workspace takes. */
  goodTokens: readonly string[] = ["good"];
  listError: Error | undefined;
  schemaError: Error | undefined;
  readonly asked: string[] = [];

  async listEndpoints(connection: Connection): Promise<EndpointListing> {
    this.asked.push(`list ${connection.upstream.id} ${connection.token ?? "without token"}`);
    if (this.listError !== undefined) throw this.listError;
    const { auth } = connection.upstream;
    if (auth === "user-token" && !this.goodTokens.includes(connection.token ?? "")) {
      throw new RunStoppedError("unauthorized", "The token was refused.", { status: 401 });
    }
    return await Promise.resolve({ endpoints: this.endpoints });
  }

  async describeEndpoint(
    _connection: Connection,
    { endpointName: name = "" }: EndpointAddress,
  ): Promise<EndpointDetails> {
    this.asked.push(`describe ${name}`);
    const listed = this.endpoints.find((endpoint) => endpoint.name === name);
    if (listed === undefined) throw new RunStoppedError("endpoint-not-found", "There is no such endpoint.");
    const mayQuery = this.permissions.get(name);
    return await Promise.resolve({
      ...listed,
      isRouteOptimised: false,
      ...(mayQuery === undefined ? {} : { mayQuery }),
    });
  }

  async loadSchema(
    _connection: Connection,
    { endpointName = "", servedModelName }: EndpointAddress,
  ): Promise<Schema | undefined> {
    if (this.schemaError !== undefined) throw this.schemaError;
    return await Promise.resolve(this.schemas.get(servedModelName ?? endpointName));
  }

  async readSignature(text: string): Promise<Schema> {
    return await Promise.resolve(parseSignatureText(text));
  }
}
