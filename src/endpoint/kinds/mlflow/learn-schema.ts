import { InputError } from "../../../core/errors";
import { readSignature } from "../../../core/inputs/read-signature";
import type { Schema } from "../../../core/inputs/schema";
import { messageOf } from "./message-of";
import { readSchemaText } from "./read-schema-text";

/** What was sent holds no quote: it is an empty frame, printed by pandas. */
const BEFORE_SCHEMA = /Failed to enforce schema of data '[^']*' with schema '(?=\[)/;
const AFTER_SCHEMA = "'. Error: ";

/**
 * What a model takes, from the refusal of a request without columns and rows. Parameters are not told, so that none is refused.
 * Source: `_validate_prediction_input` in `mlflow/pyfunc/__init__.py`, from 2.12 on; versions before that say nothing of types, and
 * an operator may switch the sentence off (MLFLOW_DISABLE_SCHEMA_DETAILS).
 * @param answer the body of the refusal
 * @returns undefined where it tells nothing, or not all
 */
export function learnSchema(answer: string): Schema | undefined {
  const message = messageOf(answer);
  const before = BEFORE_SCHEMA.exec(message);
  if (before === null) return undefined;
  const read = readSchemaText(message, before.index + before[0].length);
  if (read === undefined || !message.startsWith(AFTER_SCHEMA, read.end)) return undefined;
  try {
    // Models whose signature comes from a type hint refuse a frame with other words.
    const document = { signature: { inputs: read.inputs }, is_signature_from_type_hint: false };
    const { parameters: _untold, ...schema } = readSignature(document);
    return schema;
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}
