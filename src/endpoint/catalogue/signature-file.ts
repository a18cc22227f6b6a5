import { parse } from "yaml";
import { InputError } from "../../core/errors";
import { readSignature } from "../../core/inputs/read-signature";
import type { Schema } from "../../core/inputs/schema";

/**
 * The schema in an MLmodel file (YAML) or in a signature alone (YAML or JSON, which is YAML too), as an analyst pastes or opens it.
 * Load this module when it is needed: the YAML parser is larger than all of core/.
 * @throws InputError `bad-signature`
 */
export function parseSignatureText(text: string): Schema {
  let document: unknown;
  try {
    document = parse(text, { maxAliasCount: 0, logLevel: "silent" });
  } catch {
    throw new InputError("bad-signature", "The model signature could not be read: it is neither YAML nor JSON.");
  }
  return readSignature(document);
}
