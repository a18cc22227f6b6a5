import { catalogueOf, type EndpointAccess } from "../composition/endpoint-access";
import { ScoringError } from "../core/errors";
import type { Schema } from "../core/inputs/schema";
import type { EndpointAddress } from "../endpoint/addresses/endpoint-address";
import { parseSignatureText } from "../endpoint/catalogue/signature-file";
import type { ScoreRequest } from "./command/command-line";
import { learnedLine } from "./telling/learned-line";
import { readInput, type InputParts } from "./files/read-input";
import type { Tell } from "./telling/told-lines";

export interface FindSchemaParts extends InputParts {
  readonly signal: AbortSignal;
  readonly tell: Tell;
}

/** What a signature file says a model takes. @throws CommandError, InputError */
export async function readSignature(file: string, parts: InputParts): Promise<Schema> {
  return parseSignatureText(new TextDecoder().decode(await readInput("signature", file, parts)));
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
    return readSignature(request.signatureFile, parts);
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
