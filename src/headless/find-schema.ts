import { catalogueOf, type EndpointAccess } from "../composition/endpoint-access";
import { ScoringError } from "../core/errors";
import type { Schema } from "../core/inputs/schema";
import type { EndpointAddress } from "../endpoint/addresses/endpoint-address";
import { parseSignatureText } from "../endpoint/catalogue/signature-file";
import type { ScoreRequest } from "./command-line";
import { learnedLine } from "./telling/learned-line";
import { readInput } from "./files/read-input";
import type { Tell } from "./telling/told-lines";

export interface FindSchemaParts {
  readonly readFile: (path: string) => Promise<Uint8Array>;
  readonly signal: AbortSignal;
  readonly tell: Tell;
}

/**
 * What the model takes: from the signature file, else from the endpoint, which is asked without any row, else unknown. What the
 * endpoint says is told.
 * @throws CommandError, InputError for the file; RunStoppedError `cancelled`
 */
export async function findSchema(
  request: Pick<ScoreRequest, "signatureFile">,
  address: EndpointAddress,
  access: EndpointAccess,
  parts: FindSchemaParts,
): Promise<Schema | undefined> {
  if (request.signatureFile !== undefined) {
    return parseSignatureText(new TextDecoder().decode(await readInput("signature", request.signatureFile, parts)));
  }
  try {
    const schema = await catalogueOf(access).schema(address, parts.signal);
    if (schema !== undefined) parts.tell(learnedLine(schema));
    return schema;
  } catch (error) {
    // A schema is a help, not a condition: whatever is wrong with the endpoint is said when it is queried.
    if (error instanceof ScoringError && error.code !== "cancelled") return undefined;
    throw error;
  }
}
