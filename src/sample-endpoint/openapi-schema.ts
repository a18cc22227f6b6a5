import { servedModelName, type ModelColumnType, type ModelColumn, type SampleModel } from "./models/sample-model";

type JsonSchema = Readonly<Record<string, unknown>>;

const TYPE_SCHEMAS: Readonly<Record<ModelColumnType, JsonSchema>> = {
  double: { type: "number", format: "double" },
  float: { type: "number", format: "float" },
  integer: { type: "integer", format: "int32" },
  long: { type: "integer", format: "int64" },
  boolean: { type: "boolean" },
  string: { type: "string" },
  datetime: { type: "string", format: "date-time" },
};

/**
 * What `GET /api/2.0/serving-endpoints/{name}/openapi` says: the columns that the model takes, in each input format,
 * and what it answers. Source: Databricks documentation, "Get the schema for a model serving endpoint".
 */
export function openapiSchema(model: SampleModel, origin: string): JsonSchema {
  return {
    openapi: "3.1.0",
    info: { title: model.name, version: model.version },
    servers: [{ url: `${origin}/serving-endpoints/${model.name}/` }],
    paths: {
      [`/served-models/${servedModelName(model)}/invocations`]: {
        post: {
          requestBody: { content: { "application/json": { schema: requestSchema(model.inputs) } } },
          responses: {
            "200": {
              description: "Successful operation",
              content: { "application/json": { schema: responseSchema(model.outputs) } },
            },
          },
        },
      },
    },
  };
}

function requestSchema(inputs: readonly ModelColumn[]): JsonSchema {
  const names = inputs.map((input) => input.name);
  const oneRow: JsonSchema = { type: "object", required: names, properties: propertiesOf(inputs) };
  const split: JsonSchema = {
    type: "object",
    required: ["columns", "data"],
    properties: {
      index: { type: "array", items: { type: "integer" } },
      columns: {
        description: `required fields: ${names.join(", ")}`,
        type: "array",
        items: { type: "string", enum: names },
      },
      data: {
        type: "array",
        items: { type: "array", prefixItems: inputs.map((input) => TYPE_SCHEMAS[input.type]) },
      },
    },
  };
  return {
    oneOf: [objectOf("dataframe_split", split), objectOf("dataframe_records", { type: "array", items: oneRow })],
  };
}

function responseSchema(outputs: SampleModel["outputs"]): JsonSchema {
  const items: JsonSchema =
    typeof outputs === "string" ? TYPE_SCHEMAS[outputs] : { type: "object", properties: propertiesOf(outputs) };
  return objectOf("predictions", { type: "array", items });
}

function objectOf(key: string, schema: JsonSchema): JsonSchema {
  return { type: "object", properties: { [key]: schema } };
}

function propertiesOf(columns: readonly ModelColumn[]): JsonSchema {
  return Object.fromEntries(columns.map((column) => [column.name, TYPE_SCHEMAS[column.type]]));
}
