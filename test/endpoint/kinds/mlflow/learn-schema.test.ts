import fc from "fast-check";
import { readSignature } from "../../../../src/core/inputs/read-signature";
import { learnSchema } from "../../../../src/endpoint/kinds/mlflow/learn-schema";
import { runs } from "../../../support/property-seed";
import { anyInputs, printSchema } from "./printed-schema";

const FRAME = "Empty DataFrame\nColumns: []\nIndex: []";

/** The answer of MLflow 3.17 to a request without columns and rows. */
function refusal(schema: string, reason = "Model is missing inputs ['a']."): string {
  const message = `Failed to predict data '${FRAME}'. \nError: Failed to enforce schema of data '${FRAME}' with schema '${schema}'. Error: ${reason}`;
  return JSON.stringify({ error_code: "BAD_REQUEST", message });
}

describe("What a model takes, from the refusal of an empty request", () => {
  it("is its columns with their types, and which may be left out; of parameters it tells nothing", () => {
    expect(learnSchema(refusal("['a': double (required), 'b': string (optional)]"))).toEqual({
      columns: [
        { name: "a", type: "double", isRequired: true },
        { name: "b", type: "string", isRequired: false },
      ],
      tensors: [],
    });
  });

  it("is columns that are called by numbers or by their place alone, and never the elements of a list", () => {
    expect(learnSchema(refusal("[3: double (required), 5: double (required)]"))?.columns).toEqual([
      { name: "3", naming: "number", type: "double", isRequired: true },
      { name: "5", naming: "number", type: "double", isRequired: true },
    ]);
    expect(learnSchema(refusal("[string (required)]"))).toEqual({
      columns: [{ name: "0", naming: "position", type: "string", isRequired: true }],
      tensors: [],
    });
  });

  it("is its tensors, named or not", () => {
    const empty = "Input DataFrame is empty.";
    expect(learnSchema(refusal("[Tensor('float64', (-1, 3))]", empty))).toEqual({
      columns: [],
      tensors: [{ dataType: "float64", shape: [-1, 3] }],
    });
    expect(learnSchema(refusal("['height': Tensor('float32', (-1,))]"))?.tensors).toEqual([
      { name: "height", dataType: "float32", shape: [-1] },
    ]);
  });

  it("is the very schema that the model's own file holds, whatever its names and types", () => {
    fc.assert(
      fc.property(anyInputs, (inputs) => {
        const file = { signature: { inputs }, is_signature_from_type_hint: false };
        const { parameters: _none, ...schema } = readSignature(file);
        expect(learnSchema(refusal(printSchema(inputs)))).toEqual(schema);
      }),
      { numRuns: runs(2_000, 200) },
    );
  });

  it.each([
    ["nothing", ""],
    ["predictions", '{"predictions": []}'],
    ["no JSON", `Failed to enforce schema of data '${FRAME}' with schema '['a': double (required)]'. Error: x`],
    ["another refusal", '{"error_code": "BAD_REQUEST", "message": "X has 0 features, but Model is expecting 4."}'],
    ["details switched off", '{"message": "Failed to enforce model input schema. Please check your input data."}'],
    ["a list", "[1]"],
    ["a message that is no text", '{"message": {"schema": "[\'a\': double (required)]"}}'],
    ["a schema that is cut", refusal("['a': double (required), 'b': dou")],
    ["a schema that goes on", refusal("['a': double (required)] and more")],
    [
      "a sentence that is cut",
      JSON.stringify({
        message: `Failed to enforce schema of data '${FRAME}' with schema '['a': double (required)]`,
      }),
    ],
    ["a type of a later version", refusal("['a': double (required), 'b': decimal (required)]")],
  ])("is nothing where the answer is %s", (_what, answer) => {
    expect(learnSchema(answer)).toBeUndefined();
  });

  it("is told in full for a model with thousands of columns, whose names come twice in the sentence", () => {
    const names = Array.from({ length: 5_000 }, (_, place) => `a rather long name of a column ${place}`);
    const inputs = names.map((name) => ({ name, type: "double", required: true }));
    const reason = `Model is missing inputs [${names.map((name) => `'${name}'`).join(", ")}].`;
    expect(learnSchema(refusal(printSchema(inputs), reason))?.columns).toHaveLength(5_000);
  });
});
