import type { Property } from "../columns/nested-value";
import { typeOfValue } from "./read-value-type";
import type { Schema, SchemaColumn } from "./schema";

/**
 * Columns as they stand, or the elements of a list where one column without a name is all there is.
 * @param isFromTypeHint undefined where nobody says: then an object or any value is an element, for nothing else of MLflow's makes such a
 *   signature, and so is a plain value, which servers of both kinds take from a list. Lists are columns, which MLflow itself writes.
 */
export function columnsOrElements(
  columns: readonly SchemaColumn[],
  isFromTypeHint: boolean | undefined,
): Pick<Schema, "columns" | "elements"> {
  const [only, ...others] = columns;
  if (only?.naming !== "position" || others.length > 0) return { columns };
  // Bytes are read from base64 in a column and from type hints, but not in a list of another model.
  const isElement = isFromTypeHint ?? (only.type !== "array" && only.type !== "binary");
  if (!isElement) return { columns };
  if (only.content?.type !== "object") return { columns, elements: "values" };
  return { columns: only.content.properties.map(columnOfProperty), elements: "objects" };
}

function columnOfProperty({ name, value, isRequired }: Property): SchemaColumn {
  return { name, ...typeOfValue(value), isRequired };
}
