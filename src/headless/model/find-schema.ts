import { catalogueOf, type EndpointAccess } from "../../composition/endpoint-access";
import { ScoringError } from "../../core/errors";
import type { Schema } from "../../core/inputs/schema";
import type { EndpointAddress } from "../../endpoint/addresses/endpoint-address";
import { parseSignatureText } from "../../endpoint/catalogue/signature-file";
import type { ScoreRequest } from "../command/command";
import { learnedLine } from "../telling/learned-line";
import { readInput, type InputParts } from "../files/read-input";
import type { Tell } from "../telling/told-lines";

export interface FindSchemaParts extends InputParts {
  readonly signal: AbortSignal;
  readonly tell: Tell;
}

/** Whether somebody was asked what the model takes: the endpoint or a file said something or nothing, could not, or nobody was asked. */
export type SchemaAsked = "answered" | "failed" | "not asked";

/** What is known of what a model takes. */
export interface FoundSchema {
  readonly schema: Schema | undefined;
  readonly asked: SchemaAsked;
}

/** What a signature file says a model takes. @throws CommandError, InputError */
export async function readSignature(file: string, parts: InputParts): Promise<Schema> {
  return parseSignatureText(new TextDecoder().decode(await readInput("signature", file, parts)));
}

/**
 * What the model takes: from the signature file, else from the endpoint, which is asked without any row, else unknown. What the
 * endpoint says is told, or why it says nothing.
 * @throws CommandError, InputError for the file; RunStoppedError `cancelled`
 */
export async function findSchema(
  request: Pick<ScoreRequest, "signatureFile">,
  address: EndpointAddress,
  access: EndpointAccess,
  parts: FindSchemaParts,
): Promise<FoundSchema> {
  if (request.signatureFile !== undefined) {
    return { schema: await readSignature(request.signatureFile, parts), asked: "answered" };
  }
  try {
    const schema = await catalogueOf(access).schema(address, parts.signal);
    if (schema !== undefined) parts.tell(learnedLine(schema));
    return { schema, asked: "answered" };
  } catch (error) {
    // A schema is a help, not a condition: what is wrong may be over when the endpoint is queried.
    if (!(error instanceof ScoringError) || error.code === "cancelled") throw error;
    parts.tell(`What the model takes could not be asked: ${error.message}`);
    return { schema: undefined, asked: "failed" };
  }
}
