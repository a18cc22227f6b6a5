import { answeredNames, namesByPlace } from "../../../core/predictions/answered-names";
import { SINGLE_OUTPUT } from "../../../core/predictions/result-headers";
import { isJsonObject, type JsonObject } from "../../../core/json/json-object";
import { resolveReference } from "./read-openapi-type";

/** Columns of a sheet. Source: Microsoft Support, "Excel specifications and limits". */
const MOST_OUTPUTS = 16_384;

/** Types of one plain value. */
const PLAIN: readonly unknown[] = ["string", "number", "integer", "boolean"];

/**
 * The outputs of a model as its answers will name them, from what an OpenAPI document says of a successful answer.
 * @param post the operation of the model's route
 * @returns undefined where it says nothing, or not enough
 */
export function readOpenApiOutputs(post: unknown, root: JsonObject): readonly string[] | undefined {
  const answer = ["responses", "200", "content", "application/json", "schema"].reduce<unknown>(
    (part, key) => memberOf(part, key, root),
    post,
  );
  const properties = memberOf(answer, "properties", root);
  const table = memberOf(properties, "predictions", root) ?? memberOf(properties, "outputs", root);
  if (!isJsonObject(table)) return undefined;
  // One list an output, or one entry a row.
  return namesIn(table) ?? outputsOfRow(memberOf(table, "items", root), root);
}

function memberOf(value: unknown, key: string, root: JsonObject): unknown {
  return isJsonObject(value) && Object.hasOwn(value, key) ? resolveReference(value[key], root) : undefined;
}

function outputsOfRow(row: unknown, root: JsonObject): readonly string[] | undefined {
  if (!isJsonObject(row)) return undefined;
  const { minItems, maxItems, prefixItems, type } = row;
  if (type === "array") {
    const width = Array.isArray(prefixItems) ? prefixItems.length : minItems === maxItems ? maxItems : undefined;
    if (width === 1) return outputsOfRow(memberOf(row, "items", root), root);
    const isCounted = typeof width === "number" && Number.isInteger(width) && width > 1 && width <= MOST_OUTPUTS;
    return isCounted ? namesByPlace(width) : undefined;
  }
  return namesIn(row) ?? (isPlain(type) ? [SINGLE_OUTPUT] : undefined);
}

/** "number", or ["number", "null"]. */
function isPlain(type: unknown): boolean {
  const types = (Array.isArray(type) ? type : [type]).filter((one) => one !== "null");
  return types.length > 0 && types.every((one) => PLAIN.includes(one));
}

function namesIn({ properties }: JsonObject): readonly string[] | undefined {
  const names = isJsonObject(properties) ? Object.keys(properties) : [];
  return names.length > 0 ? answeredNames(names) : undefined;
}
