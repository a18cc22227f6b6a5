import { wrongArgument } from "../answers/formula-error";
import type { Sentence } from "../host/cell-sentences";

/** The model that a formula names: never an address, never a token. */
export interface ModelName {
  /** As it was written. */
  readonly text: string;
  /** The id or the name of the workspace or server; absent where one alone has such a model. */
  readonly place?: string;
  readonly endpoint: string;
  /** One model behind the endpoint, or its version. */
  readonly served?: string;
}

const MOST_CHARACTERS = 300;
const EXPECTED: Sentence = (say) => say.modelName;

/**
 * "iris", "iris@3", "demo/iris", "demo/iris@3".
 * @param address of the cells that it stands in; absent for a name that is written in the formula
 * @throws FormulaError for what is no such name; the sentence does not repeat what was given, which may be a secret
 */
export function readModelName(given: unknown, address?: string | null): ModelName {
  // A table has its model's name often enough.
  if (address?.includes(":") === true) throw wrongArgument((say) => say.modelCells);
  if (typeof given !== "string") throw wrongArgument(EXPECTED);
  const text = given.trim();
  if (/:\/\//.test(text)) throw wrongArgument((say) => say.modelAddress);
  if (/^(dapi[0-9a-f]{16}|bearer |ey[\w-]+\.)/i.test(text)) throw wrongArgument((say) => say.modelToken);
  const [, place, endpoint = "", served] = /^(?:(.+)\/)?([^/@]+)(?:@([^/@]+))?$/.exec(text) ?? [];
  const parts = [place, endpoint, served].map((part) => part?.trim());
  if (text.length > MOST_CHARACTERS || endpoint === "" || parts.includes("") || /\p{Cc}/u.test(text)) {
    throw wrongArgument(EXPECTED);
  }
  const [placeName, endpointName = "", servedName] = parts;
  return {
    text,
    endpoint: endpointName,
    ...(placeName !== undefined && { place: placeName }),
    ...(servedName !== undefined && { served: servedName }),
  };
}
