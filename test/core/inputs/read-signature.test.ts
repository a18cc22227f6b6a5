import { readSignature } from "../../../src/core/inputs/read-signature";

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
        { name: "z", type: "array", content: { type: "array", items: { type: "any" } }, isRequired: true },
      ],
      tensors: [],
      parameters: [{ name: "threshold", type: "double", defaultValue: 0.5, isList: false }],
      outputs: [""],
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

  it("knows columns by numbers, whatever their length, where the signature does", () => {
    const inputs =
      '[{"type":"double","name":3},{"type":"string","name":"three"},{"name":90071992547409931234,"type":"long"}]';
    expect(readSignature({ inputs }).columns).toEqual([
      { name: "3", naming: "number", type: "double", isRequired: true },
      { name: "three", type: "string", isRequired: true },
      { name: "90071992547409931234", naming: "number", type: "long", isRequired: true },
    ]);
  });

  it.each([
    [
      { type: "array", items: { type: "double" } },
      { type: "array", content: { type: "array", items: { type: "double" } } },
    ],
    [
      { type: "array", items: { type: "array", items: { type: "long" } } },
      { type: "array", content: { type: "array", items: { type: "array", items: { type: "long" } } } },
    ],
    [
      { type: "map", values: { type: "any" } },
      { type: "map", content: { type: "map", values: { type: "any" } } },
    ],
    [
      { type: "object", properties: { a: { type: "long", required: true }, b: { type: "string", required: false } } },
      {
        type: "object",
        content: {
          type: "object",
          properties: [
            { name: "a", value: { type: "long" }, isRequired: true },
            { name: "b", value: { type: "string" }, isRequired: false },
          ],
        },
      },
    ],
    [{ type: "sparkml_vector" }, { type: "array", content: { type: "array", items: { type: "double" } } }],
    [{ type: "any" }, {}],
    [{ type: "interval" }, { unknownType: "interval" }],
    [{ type: "array", items: { type: "interval" } }, { unknownType: "array" }],
  ])("reads the type %j", (type, expected) => {
    expect(readSignature({ inputs: [{ name: "x", ...type }] }).columns).toEqual([
      { name: "x", ...expected, isRequired: true },
    ]);
  });

  const WHOLE = { is_signature_from_type_hint: true };
  const ITEM = { type: "object", properties: { name: { type: "string" }, note: { type: "string", required: false } } };

  it.each([
    ["list[str]", [{ type: "string" }], "values", [{ type: "string" }]],
    ["list[int]", [{ type: "long" }], "values", [{ type: "long" }]],
    ["list[Any]", [{ type: "any" }], "values", [{}]],
    ["list[dict[str, int]]", [{ type: "map", values: { type: "long" } }], "values", [{ type: "map" }]],
    ["list[list[float]]", [{ type: "array", items: { type: "double" } }], "values", [{ type: "array" }]],
    [
      "list[Item]",
      [ITEM],
      "objects",
      [
        { name: "name", type: "string" },
        { name: "note", isRequired: false },
      ],
    ],
  ])("takes the elements of %s for what they are", (_hint, inputs, elements, columns) => {
    expect(readSignature({ ...WHOLE, signature: { inputs: JSON.stringify(inputs) } })).toMatchObject({
      elements,
      columns,
    });
  });

  it("tells columns without names from elements by what the file says, else by what only elements can be", () => {
    const elementsOf = (inputs: readonly unknown[], whole?: boolean) =>
      readSignature(whole === undefined ? { inputs } : { signature: { inputs } }).elements;
    expect(elementsOf([{ type: "string" }], true)).toBeUndefined();
    expect(elementsOf([{ type: "string" }])).toBe("values");
    expect(elementsOf([ITEM])).toBe("objects");
    expect(elementsOf([{ type: "array", items: { type: "double" } }])).toBeUndefined();
    expect(elementsOf([{ type: "string" }, { type: "long" }])).toBeUndefined();
    expect(elementsOf([{ name: "a", type: "string" }])).toBeUndefined();
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
    [{ inputs: [{ name: ["a", "b"], type: "double" }] }],
    [{ inputs: [{ name: true, type: "double" }] }],
  ])("says that %j is no signature", (document) => {
    expect(() => readSignature(document)).toThrow(expect.objectContaining({ code: "bad-signature" }));
  });
});
