import type { Schema } from "../../core/inputs/schema";
import type { EndpointAddress } from "../../endpoint/addresses/endpoint-address";
import type { EndpointDetails, EndpointListing } from "../../endpoint/catalogue/endpoint-details";
import type { Connection } from "./connection";

/** Which endpoints there are and what their models take. Methods that fail throw ScoringError. */
export interface CataloguePort {
  listEndpoints(connection: Connection, signal: AbortSignal): Promise<EndpointListing>;
  /** @returns undefined where nothing describes endpoints of this kind */
  describeEndpoint(
    connection: Connection,
    address: EndpointAddress,
    signal: AbortSignal,
  ): Promise<EndpointDetails | undefined>;
  /** @returns undefined when nobody tells what the model takes, which is normal */
  loadSchema(connection: Connection, address: EndpointAddress, signal: AbortSignal): Promise<Schema | undefined>;
  /** What the text of an MLmodel file, or of a signature alone, says. @throws InputError `bad-signature` */
  readSignature(text: string): Promise<Schema>;
}
