import { planInputs, type RequestedInputs } from "../../../src/core/inputs/plan-inputs";
import { readSignature } from "../../../src/core/inputs/read-signature";
import type { Schema } from "../../../src/core/inputs/schema";
import { inputErrorCode } from "../../support/input-error-code";

const TABLE = ["id", "b", "a", "t[1]", "t[0]"];
const MATRIX = ["t[0][0]", "t[0][1]", "t[0][2]", "t[1][0]", "t[1][1]", "t[1][2]"];

const COLUMNS: Schema = readSignature({
  inputs:
    '[{"type":"double","name":"a","required":true},{"type":"string","name":"b","required":true},{"type":"long","name":"c","required":false}]',
});

function tensors(...inputs: { name?: string; shape: number[]; dtype?: string }[]): Schema {
  return readSignature({
    inputs: inputs.map(({ name, shape, dtype = "float64" }) => ({
      type: "tensor",
      ...(name === undefined ? {} : { name }),
      "tensor-spec": { dtype, shape },
    })),
  });
}

function plan(choices: Partial<RequestedInputs>, table: readonly string[] = TABLE) {
  return planInputs(table, { format: "dataframe_records", ...choices });
}

describe("input plan", () => {
  it("sends all columns in sheet order when nothing says otherwise", () => {
    expect(plan({}).fields.map((field) => field.name)).toEqual(TABLE);
  });

  it("sends the chosen columns in the chosen order", () => {
    expect(plan({ columns: ["a", "id"] }).inputs).toEqual([
      { name: "a", from: { position: 2 } },
      { name: "id", from: { position: 0 } },
    ]);
  });

  it("sends what the schema names, typed, wherever it stands in the sheet, and leaves the rest out", () => {
    expect(plan({ schema: COLUMNS })).toMatchObject({
      inputs: [
        { name: "a", from: { position: 2 }, declaredType: "double" },
        { name: "b", from: { position: 1 }, declaredType: "string" },
      ],
      fields: [{ name: "a" }, { name: "b" }],
    });
  });

  describe("of columns without names", () => {
    const schema = readSignature({ inputs: [{ type: "double" }, { type: "string" }] });

    it("joins them in order, of the sheet or of what is chosen", () => {
      expect(plan({ schema }, ["x", "y"])).toMatchObject({
        inputs: [
          { from: { position: 0 }, declaredType: "double" },
          { from: { position: 1 }, declaredType: "string" },
        ],
        fields: [{ name: undefined }, { name: undefined }],
      });
      expect(plan({ schema, columns: ["a", "id"] }).inputs).toMatchObject([
        { from: { position: 2 } },
        { from: { position: 0 } },
      ]);
    });

    it("joins the others in order where something was said of one", () => {
      expect(plan({ schema, columns: ["a", "b"], sources: { "0": { column: "b" } } }).inputs).toMatchObject([
        { from: { position: 1 } },
        { from: { position: 2 } },
      ]);
      expect(plan({ schema, columns: ["a"], sources: { "1": { constant: "x" } } }).inputs).toMatchObject([
        { from: { position: 2 } },
        { from: { constant: "x" } },
      ]);
    });

    it("counts them before anything is sent", () => {
      for (const columns of [["a"], ["a", "b", "id"], []])
        expect(inputErrorCode(() => plan({ schema, columns }))).toBe("column-count");
      expect(() => plan({ schema, columns: ["a", "b", "id"] })).toThrow("needs 2 columns in order, and 3 are chosen");
    });
  });

  it("keeps a number as the name of a column, finds it under its digits, and tells what is in a list", () => {
    const schema = readSignature({
      inputs: [
        { type: "array", items: { type: "long" }, name: 5 },
        { type: "any", name: 3 },
      ],
    });
    expect(plan({ schema }, ["3", "4", "5"])).toEqual(
      expect.objectContaining({
        inputs: [
          {
            name: "5",
            from: { position: 2 },
            declaredType: "array",
            content: { type: "array", items: { type: "long" } },
            blanks: "refused",
          },
          { name: "3", from: { position: 0 } },
        ],
        fields: [
          { name: "5", isNumber: true, positions: [0], shape: [] },
          { name: "3", isNumber: true, positions: [1], shape: [] },
        ],
      }),
    );
  });

  it("refuses blanks of elements that are required, of any type, and sends them as null where they are not", () => {
    const properties = { a: { type: "string" }, b: { type: "double", required: false }, c: { type: "any" } };
    const { inputs, isListOfElements } = plan(
      { format: "inputs", schema: readSignature({ inputs: [{ type: "object", properties }] }) },
      ["c", "b", "a"],
    );
    expect(isListOfElements).toBe(true);
    expect(inputs.map(({ name, blanks }) => [name, blanks])).toEqual([
      ["a", "refused"],
      ["b", "sent"],
      ["c", undefined],
    ]);
  });

  it("takes a constant or another column for an input, but never a guess", () => {
    expect(inputErrorCode(() => plan({ schema: COLUMNS }, ["A", "b"]))).toBe("missing-input");
    const sources = { a: { column: "A" }, c: { constant: 7 } };
    expect(plan({ schema: COLUMNS, sources }, ["A", "b"]).inputs).toEqual([
      { name: "a", from: { position: 0 }, declaredType: "double" },
      { name: "b", from: { position: 1 }, declaredType: "string" },
      { name: "c", from: { constant: 7 }, declaredType: "long" },
    ]);
  });

  it("makes one tensor of indexed columns, in index order, in the tensor formats only", () => {
    expect(plan({ format: "instances" }).fields).toEqual([
      { name: "id", positions: [0], shape: [] },
      { name: "b", positions: [1], shape: [] },
      { name: "a", positions: [2], shape: [] },
      { name: "t", positions: [3, 4], shape: [2] },
    ]);
    expect(plan({ format: "instances" }).inputs[3]).toEqual({ name: "t[0]", from: { position: 4 } });
    expect(plan({ format: "dataframe_split" }).fields).toHaveLength(5);
  });

  it("fills the tensors of a schema from indexed or equally named columns", () => {
    const schema = tensors(
      { name: "t", shape: [-1, 2], dtype: "float32" },
      { name: "a", shape: [-1, 1], dtype: "int64" },
    );
    expect(plan({ format: "inputs", schema })).toMatchObject({
      inputs: [{ declaredType: "float" }, { declaredType: "float" }, { name: "a", declaredType: "long" }],
      fields: [
        { name: "t", positions: [0, 1], shape: [2] },
        { name: "a", positions: [2], shape: [1] },
      ],
    });
  });

  it("makes the one unnamed tensor of the chosen columns, and plain columns of it in a DataFrame format", () => {
    const schema = tensors({ shape: [-1, 2] });
    const columns = ["a", "b"];
    expect(plan({ format: "instances", schema, columns }).fields).toEqual([
      { name: undefined, positions: [0, 1], shape: [2] },
    ]);
    expect(plan({ schema, columns }).fields.map((field) => field.name)).toEqual(["a", "b"]);
  });

  it("puts the columns of the one unnamed tensor in the order of their indexes, wherever they stand", () => {
    const table = ["x[2]", "x[0]", "x[1]"];
    const { inputs } = plan({ format: "instances", schema: tensors({ shape: [-1, 3] }) }, table);
    expect(inputs.map((input) => input.name)).toEqual(["x[0]", "x[1]", "x[2]"]);
  });

  it("keeps the indexes of the headers: in a tensor of another shape an element would stand elsewhere", () => {
    const format = "inputs";
    for (const name of ["t", undefined]) {
      const of = (shape: number[]) => tensors({ ...(name === undefined ? {} : { name }), shape });
      expect(plan({ format, schema: of([-1, 2, 3, 1]) }, MATRIX).fields[0]?.shape).toEqual([2, 3, 1]);
      expect(plan({ format, schema: of([-1, 6]) }, MATRIX).fields[0]?.shape).toEqual([6]);
      expect(plan({ format, schema: of([-1, -1, 3]) }, MATRIX).fields[0]?.shape).toEqual([2, 3]);
      expect(inputErrorCode(() => plan({ format, schema: of([-1, 3, 2]) }, MATRIX))).toBe("tensor-shape");
      expect(inputErrorCode(() => plan({ format, schema: of([-1, -1, 2]) }, MATRIX))).toBe("tensor-shape");
    }
    const flat = MATRIX.map((_name, place) => `t[${place}]`);
    expect(plan({ format, schema: tensors({ name: "t", shape: [-1, 3, 2] }) }, flat).fields[0]?.shape).toEqual([3, 2]);
    const byHand = [{ name: "t", columns: [...MATRIX].reverse() }];
    const schema = tensors({ name: "t", shape: [-1, 3, 2] });
    expect(plan({ format, schema, tensors: byHand }, MATRIX).fields[0]?.shape).toEqual([3, 2]);
  });

  it("takes an input for what it is, also when it is called as what every object has", () => {
    const schema = readSignature({
      inputs: [
        { type: "double", name: "constructor" },
        { type: "double", name: "toString", required: false },
      ],
    });
    expect(plan({ schema, sources: {} }, ["constructor"]).inputs).toEqual([
      { name: "constructor", from: { position: 0 }, declaredType: "double" },
    ]);
  });

  it.each([
    ["float64", "double"],
    ["float32", "float"],
    ["float16", "float"],
    ["int64", "long"],
    ["int32", "integer"],
    ["uint8", "integer"],
    ["bool", "boolean"],
    ["str", "string"],
    ["object", "string"],
    ["datetime64[ns]", undefined],
  ])("writes the elements of a tensor of %s as %s", (dtype, type) => {
    const schema = tensors({ shape: [-1, 1], dtype });
    expect(plan({ format: "inputs", schema, columns: ["a"] }).inputs[0]?.declaredType).toBe(type);
  });

  it("gives a tensor that is grouped by hand the shape and type its name has in the schema", () => {
    const schema = tensors({ name: "x", shape: [-1, 2, 2], dtype: "int64" });
    const grouped = { format: "inputs", schema, tensors: [{ name: "x", columns: ["id", "a", "b", "t[0]"] }] } as const;
    expect(plan(grouped)).toMatchObject({
      fields: [{ name: "x", positions: [0, 1, 2, 3], shape: [2, 2] }],
      inputs: Array(4).fill({ declaredType: "long" }),
    });
  });

  it("takes every tensor of the schema from its own group", () => {
    const schema = tensors({ name: "x", shape: [-1, 1] }, { name: "y", shape: [-1, 2] });
    const byHand = [
      { name: "y", columns: ["a", "b"] },
      { name: "x", columns: ["id"] },
    ];
    expect(plan({ format: "inputs", schema, tensors: byHand }).fields).toEqual([
      { name: "y", positions: [0, 1], shape: [2] },
      { name: "x", positions: [2], shape: [1] },
    ]);
  });

  it("makes one tensor of as many columns as a sheet has", () => {
    const columns = Array.from({ length: 16_384 }, (_, place) => `t[${place}]`);
    expect(plan({ format: "inputs" }, columns).fields).toMatchObject([{ name: "t", shape: [16_384] }]);
  });

  it("makes one tensor of three indexed columns, once", () => {
    const { fields } = plan({ format: "inputs" }, ["t[2]", "x", "t[0]", "t[1]"]);
    expect(fields.map(({ name, shape }) => [name, shape])).toEqual([
      ["t", [3]],
      ["x", []],
    ]);
  });

  it("groups columns by hand", () => {
    const fields = plan({ format: "instances", tensors: [{ columns: ["id", "a", "b"] }] }).fields;
    expect(fields).toEqual([{ name: undefined, positions: [0, 1, 2], shape: [3] }]);
  });

  it.each<[string, Partial<RequestedInputs>, string]>([
    ["an unknown column", { columns: ["nope"] }, "unknown-column"],
    ["no column", { columns: [] }, "no-columns"],
    ["a column twice", { columns: ["a", "b", "a"] }, "duplicate-header"],
    [
      "tensors by hand that leave one of the model's out",
      {
        schema: tensors({ name: "x", shape: [-1, 1] }, { name: "y", shape: [-1, 1] }),
        tensors: [{ name: "x", columns: ["a"] }],
      },
      "missing-input",
    ],
    ["a tensor of another size", { schema: tensors({ shape: [-1, 3] }), columns: ["a", "b"] }, "tensor-shape"],
    [
      "a tensor that the columns do not fill",
      { schema: tensors({ shape: [-1, -1, 2] }), columns: ["id", "a", "b"] },
      "tensor-shape",
    ],
    [
      "a tensor that leaves two numbers open",
      { schema: tensors({ shape: [-1, -1, -1] }), columns: ["a"] },
      "tensor-shape",
    ],
    ["a tensor nobody feeds", { schema: tensors({ name: "x", shape: [-1, 2] }) }, "missing-input"],
    ["a source that is no column", { schema: COLUMNS, sources: { a: { column: "nope" } } }, "unknown-column"],
  ])("refuses %s", (_name, choices, code) => {
    expect(inputErrorCode(() => plan(choices))).toBe(code);
  });
});
