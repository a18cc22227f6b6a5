import { readTypedText } from "../columns/typed-text";
import { ScoringError } from "../errors";
import { isJsonObject } from "../json/json-object";
import { parsedJson } from "../json/parsed-json";
import { encodeParameters } from "./encode-parameters";
import type { SchemaParameter } from "./schema";

/** Under this name stands the JSON object for a model that does not name its parameters: no parameter's name is empty. */
export const ALL_PARAMETERS = "";

/** The parameters of the next run, and the names of those whose text makes no sense. */
export interface ParameterValues {
  readonly values: Readonly<Record<string, unknown>>;
  readonly wrong: readonly string[];
}

/**
 * Reads what the analyst typed for a model's parameters. A blank field leaves a parameter at its default.
 * @param declared undefined for a model that does not say which parameters it has
 */
export function readParameters(
  declared: readonly SchemaParameter[] | undefined,
  texts: ReadonlyMap<string, string>,
): ParameterValues {
  if (declared === undefined) return readObject(texts.get(ALL_PARAMETERS) ?? "");
  const values: (readonly [name: string, value: unknown])[] = [];
  const wrong: string[] = [];
  for (const parameter of declared) {
    const text = texts.get(parameter.name) ?? "";
    if (text.trim() === "") continue;
    const { type, isList } = parameter;
    const value = isList || type === undefined ? parsedJson(text) : readTypedText(text, type);
    if (value !== undefined && isAccepted(parameter, value)) values.push([parameter.name, value]);
    else wrong.push(parameter.name);
  }
  // fromEntries makes members of its own even of "__proto__".
  return { values: Object.fromEntries(values), wrong };
}

function readObject(text: string): ParameterValues {
  if (text.trim() === "") return { values: {}, wrong: [] };
  const value = parsedJson(text);
  return isJsonObject(value) ? { values: value, wrong: [] } : { values: {}, wrong: [ALL_PARAMETERS] };
}

/** Whether the code that writes requests takes it, which is what counts. */
function isAccepted(parameter: SchemaParameter, value: unknown): boolean {
  try {
    encodeParameters({ [parameter.name]: value }, [parameter]);
    return true;
  } catch (error) {
    if (error instanceof ScoringError) return false;
    throw error;
  }
}
