import { readFunctionMetadata } from "../../../../src/workbench/model/custom-functions/function-metadata";

describe("readFunctionMetadata", () => {
  it("reads what custom-functions-metadata writes", () => {
    const parameters = [
      { name: "model", description: "which", type: "string" },
      { name: "data", type: "any", dimensionality: "matrix" },
      { name: "more", type: "number", optional: true, repeating: true },
    ];
    const options = { cancelable: true, requiresAddress: true, requiresParameterAddresses: true };
    const result = { dimensionality: "matrix" };
    const functions = [{ id: "PREDICT", name: "predict", description: "Predicts", parameters, result, options }];
    expect(readFunctionMetadata("SCORE", { allowErrorForDataTypeAny: true, functions })).toEqual([
      {
        id: "PREDICT",
        name: "SCORE.PREDICT",
        description: "Predicts",
        parameters: [
          {
            name: "model",
            description: "which",
            type: "string",
            isMatrix: false,
            isOptional: false,
            isRepeating: false,
          },
          { name: "data", description: "", type: "any", isMatrix: true, isOptional: false, isRepeating: false },
          { name: "more", description: "", type: "number", isMatrix: false, isOptional: true, isRepeating: true },
        ],
        isCancelable: true,
        isStreaming: false,
        wantsAddress: true,
        wantsParameterAddresses: true,
        takesErrors: true,
      },
    ]);
  });

  it.each([
    [undefined, "The metadata: no object."],
    [{}, "functions: no list."],
    [{ functions: [{ id: "A" }] }, "no id or no name"],
    [
      { functions: [{ id: "A", name: "A", parameters: [{ name: "x", type: "date" }] }] },
      "a type that Excel does not know",
    ],
  ])("refuses %j", (metadata, message) => {
    expect(() => readFunctionMetadata("T", metadata)).toThrow(message);
  });
});
