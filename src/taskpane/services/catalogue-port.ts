import type { Schema } from "../../core/inputs/schema";
import type { EndpointListing } from "../../endpoint/endpoint-catalog";
import type { EndpointDetails } from "../../endpoint/catalogue/endpoint-details";
import type { Connection } from "./connection";

/** Which endpoints there are and what their models take. Methods that fail throw ScoringError. */
export interface CataloguePort {
  listModels(connection: Connection, signal: AbortSignal): Promise<EndpointListing>;
  describeModel(connection: Connection, name: string, signal: AbortSignal): Promise<EndpointDetails>;
  /** @returns undefined when the model has no schema, which is normal */
  loadSchema(
    connection: Connection,
    name: string,
    signal: AbortSignal,
    servedModelName?: string,
  ): Promise<Schema | undefined>;
  /** What the text of an MLmodel file, or of a signature alone, says. @throws InputError `bad-signature` */
  readSignature(text: string): Promise<Schema>;
}
