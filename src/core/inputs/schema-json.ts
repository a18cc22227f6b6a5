import { COLUMN_TYPES, isNestedType, type PlainType } from "../columns/column-type";
import type { NestedValue, Property, ValueType } from "../columns/nested-value";
import { aList, anObject, aText, aTruth, aWholeNumber, oneOf, UnfitJson, type Check } from "../json/checked-json";
import { isJsonObject } from "../json/json-object";
import type { Schema, SchemaColumn, SchemaParameter, SchemaTensor } from "./schema";

/** Columns of a sheet, of which each feeds one input. Source: Microsoft Support, "Excel specifications and limits". */
const MOST_COLUMNS = 16_384;
const MOST_PARAMETERS = 1_000;
const MOST_DIMENSIONS = 32;
/** No name is longer: a header cell holds no more. Source: the same. */
const MAX_NAME_LENGTH = 32_767;
/** Lists in lists, as deep as anybody trains a model with. */
const MAX_DEPTH = 20;
/** Parts that a default value may have: numbers, texts, lists. */
const MOST_PARTS = 10_000;

const PLAIN_TYPES = COLUMN_TYPES.filter((type): type is PlainType => !isNestedType(type));

const name = aText(MAX_NAME_LENGTH);
const plainType = oneOf(PLAIN_TYPES);
const plainValue = anObject<{ type: PlainType | "any" }>({ type: oneOf([...PLAIN_TYPES, "any"]) });

/** A type inside another one, no deeper than `depth`. */
function aNestedValue(depth: number): Check<NestedValue> {
  return (given) => {
    if (depth === 0) throw new UnfitJson(`is deeper than ${MAX_DEPTH}`);
    const inner: Check<ValueType> = (value) => {
      const isPlain = isJsonObject(value) && !["array", "object", "map"].includes(String(value["type"]));
      return isPlain ? plainValue(value) : aNestedValue(depth - 1)(value);
    };
    switch (isJsonObject(given) ? given["type"] : undefined) {
      case "array":
        return anObject<Extract<NestedValue, { type: "array" }>>({ type: oneOf(["array"]), items: inner })(given);
      case "map":
        return anObject<Extract<NestedValue, { type: "map" }>>({ type: oneOf(["map"]), values: inner })(given);
      default:
        return anObject<Extract<NestedValue, { type: "object" }>>({
          type: oneOf(["object"]),
          properties: aList(anObject<Property>({ name, value: inner, isRequired: aTruth }), MOST_COLUMNS),
        })(given);
    }
  };
}

const column = anObject<SchemaColumn>({
  name,
  type: { optional: oneOf(COLUMN_TYPES) },
  content: { optional: aNestedValue(MAX_DEPTH) },
  unknownType: { optional: name },
  naming: { optional: oneOf(["number", "position"]) },
  isRequired: aTruth,
});
/** A nested type says what it holds, and no other says so. */
const aColumn: Check<SchemaColumn> = (value) => {
  const { type, content, ...rest } = column(value);
  const isFit = content === undefined ? type === undefined || !isNestedType(type) : content.type === type;
  if (!isFit) throw new UnfitJson("does not hold what its type says");
  return { ...rest, ...(type && { type }), ...(content && { content }) };
};

const tensor = anObject<SchemaTensor>({
  name: { optional: name },
  dataType: name,
  shape: aList(aWholeNumber(-1, Number.MAX_SAFE_INTEGER), MOST_DIMENSIONS),
});

/** Whatever JSON can say, within bounds. */
const anyValue: Check<unknown> = (value) => {
  let parts = 0;
  const walk = (part: unknown, depth: number): void => {
    if (depth > MAX_DEPTH) throw new UnfitJson(`is deeper than ${MAX_DEPTH}`);
    if (++parts > MOST_PARTS) throw new UnfitJson(`has more than ${MOST_PARTS} parts`);
    if (typeof part === "object" && part !== null) Object.values(part).forEach((inner) => walk(inner, depth + 1));
  };
  walk(value, 0);
  return value;
};

const parameter = anObject<
  Required<Pick<SchemaParameter, "name" | "isList">> & Omit<SchemaParameter, "name" | "isList">
>({
  name,
  type: { optional: plainType },
  defaultValue: anyValue,
  isList: aTruth,
});

/** A schema that a workbook has kept, and that anybody may have written. @throws UnfitJson */
export const readSchema: Check<Schema> = anObject<Schema>({
  columns: aList(aColumn, MOST_COLUMNS),
  tensors: aList(tensor, MOST_COLUMNS),
  elements: { optional: oneOf(["values", "objects"]) },
  parameters: { optional: aList(parameter, MOST_PARAMETERS) },
  outputs: { optional: aList(name, MOST_COLUMNS) },
});
