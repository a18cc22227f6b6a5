import { readSignature } from "../../../src/core/inputs/schema";

describe("signature", () => {
  it("reads columns, their types and which are required, from the JSON text an MLmodel file holds", () => {
    const signature = {
      inputs:
        '[{"type":"double","name":"x","required":true},{"type":"integer","name":"y","required":false},{"type":"array","name":"z"}]',
      outputs: '[{"type":"long"}]',
      params: '[{"name":"threshold","type":"double","default":0.5,"shape":null}]',
    };
    const expected = {
      columns: [
        { name: "x", type: "double", isRequired: true },
        { name: "y", type: "integer", isRequired: false },
        { name: "z", isRequired: true },
      ],
      tensors: [],
      parameters: [{ name: "threshold", type: "double", defaultValue: 0.5, isList: false }],
    };
    expect(readSignature(signature)).toEqual(expected);
    expect(readSignature({ flavors: {}, signature })).toEqual(expected);
  });

  it("takes a parameter of another type for one of any value, as an object is", () => {
    const params = [{ name: "config", type: "object", properties: { a: { type: "string" } }, default: { a: "x" } }];
    expect(readSignature({ inputs: [{ type: "double", name: "x" }], params }).parameters).toEqual([
      { name: "config", defaultValue: { a: "x" }, isList: false },
    ]);
  });

  it("reads tensors, named and unnamed", () => {
    const spec = { dtype: "float64", shape: [-1, 4] };
    expect(readSignature({ inputs: [{ type: "tensor", "tensor-spec": spec }], params: null }).tensors).toEqual([
      { dataType: "float64", shape: [-1, 4] },
    ]);
    expect(readSignature({ inputs: [{ name: "a", type: "tensor", "tensor-spec": spec }] }).tensors[0]!.name).toBe("a");
  });

  it("takes a column for one that may be missing where either spelling says so", () => {
    const inputs = [
      { name: "a", type: "long", optional: true },
      { name: "b", type: "long", required: false },
      { name: "c" },
    ];
    expect(readSignature({ inputs }).columns.map(({ isRequired }) => isRequired)).toEqual([false, false, true]);
  });

  it("reads a signature without inputs as a model that does not say what it takes", () => {
    expect(readSignature({ inputs: null, params: null })).toEqual({ columns: [], tensors: [], parameters: [] });
  });

  it("numbers the columns of an unnamed signature", () => {
    expect(readSignature({ inputs: [{ type: "double" }, { type: "double" }] }).columns.map(({ name }) => name)).toEqual(
      ["0", "1"],
    );
  });

  it.each([
    ["text"],
    [null],
    [5],
    [[]],
    [{ flavors: {} }],
    [{ inputs: "{" }],
    [{ inputs: [1] }],
    [{ inputs: [{ type: "tensor" }] }],
    [{ inputs: [], params: [{}] }],
  ])("says that %j is no signature", (document) => {
    expect(() => readSignature(document)).toThrow(expect.objectContaining({ code: "bad-signature" }));
  });
});
