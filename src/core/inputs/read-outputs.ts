import { isJsonObject, type JsonObject } from "../json/json-object";
import { answeredNames, namesByPlace } from "../predictions/answered-names";
import { SINGLE_OUTPUT } from "../predictions/result-headers";

/** Outputs that are told apart by their place alone. More than a sheet has columns are no outputs that anybody wants as columns. */
const MOST_OUTPUTS = 16_384;

/**
 * The outputs of a model as its answers will name them, from the outputs of its MLflow signature.
 * A single output with a name is left open: it is answered with its name or without, by how the model makes its answer.
 * @param outputs a JSON string or the list itself
 * @returns undefined where nobody can tell; what cannot be read is no reason to refuse the inputs beside it
 */
export function readOutputs(outputs: unknown): readonly string[] | undefined {
  const list = listOf(outputs);
  const [only] = list;
  if (list.length !== 1 || only === undefined) return namesOf(list);
  if (typeof only["name"] === "string") return undefined;
  return only["type"] === "tensor" ? outputsOfTensor(only["tensor-spec"]) : outputsOfColumn(only);
}

function listOf(outputs: unknown): readonly JsonObject[] {
  let list = outputs;
  if (typeof outputs === "string") {
    try {
      list = JSON.parse(outputs);
    } catch {
      return [];
    }
  }
  return Array.isArray(list) && list.every(isJsonObject) ? list : [];
}

/** Names of several, if each has one of its own. */
function namesOf(outputs: readonly JsonObject[]): readonly string[] | undefined {
  const names = outputs.flatMap(({ name }) => (typeof name === "string" && name !== "" ? [name] : []));
  const isNamed = names.length === outputs.length && new Set(names).size === names.length;
  return isNamed && names.length > 1 ? answeredNames(names) : undefined;
}

/** Objects have an output for each property, which keep the order in which they are told. */
function outputsOfColumn({ type, properties }: JsonObject): readonly string[] | undefined {
  if (type === "object" && isJsonObject(properties)) {
    const names = Object.keys(properties);
    return names.length > 0 ? answeredNames(names) : undefined;
  }
  // How many values a list holds, nobody says.
  return ["array", "object", "map", "any", "sparkml_vector"].includes(String(type)) ? undefined : [SINGLE_OUTPUT];
}

/** The first dimension counts the rows, and lists of one element each are their element. */
function outputsOfTensor(spec: unknown): readonly string[] | undefined {
  const shape: unknown = isJsonObject(spec) ? spec["shape"] : undefined;
  if (!Array.isArray(shape) || shape.length === 0) return undefined;
  const width: unknown = shape.slice(1).find((size) => size !== 1);
  if (width === undefined) return [SINGLE_OUTPUT];
  const isCounted = typeof width === "number" && Number.isInteger(width) && width > 1 && width <= MOST_OUTPUTS;
  return isCounted ? namesByPlace(width) : undefined;
}
