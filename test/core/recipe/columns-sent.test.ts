import { columnsSent } from "../../../src/core/recipe/columns-sent";
import { BLANK_RECIPE } from "../../../src/core/recipe/recipe";
import type { Schema, SchemaColumn } from "../../../src/core/inputs/schema";

const TABLE = { columns: ["id", "age", "salary"], dateSystem: 1900 } as const;

function schemaOf(columns: readonly Partial<SchemaColumn>[], tensors: Schema["tensors"] = []): Schema {
  const all = columns.map((column): SchemaColumn => ({ name: "x", isRequired: true, ...column }));
  return { columns: all, tensors };
}

function sentTo(recipe: Partial<typeof BLANK_RECIPE>, schema?: Schema): string[] {
  return columnsSent({ ...BLANK_RECIPE, ...recipe }, TABLE, schema).map(({ column }) => column);
}

describe("the columns of a table that a recipe sends", () => {
  it("are all of them where neither recipe nor model names any", () => {
    expect(sentTo({})).toEqual(["id", "age", "salary"]);
    expect(sentTo({}, schemaOf([], [{ dataType: "float64", shape: [-1, 3] }]))).toEqual(TABLE.columns);
  });

  it("are those that feed inputs without names, in their order", () => {
    const inputs = schemaOf(["0", "1"].map((name) => ({ name, naming: "position" as const })));
    expect(sentTo({ inputs: { 0: "age" }, columnsSent: ["age", "salary"] }, inputs)).toEqual(["age", "salary"]);
  });

  it("are those that feed the model's inputs by name or by choice, and no constants", () => {
    const recipe = { inputs: { y: "salary", z: { constant: "1" } } };
    const schema = schemaOf([{ name: "age" }, { name: "y" }, { name: "z" }, { name: "gone", isRequired: false }]);
    expect(columnsSent({ ...BLANK_RECIPE, ...recipe }, TABLE, schema)).toEqual([
      { column: "age", inputName: "age" },
      { column: "salary", inputName: "y" },
    ]);
  });

  it("are none where the table has not what is asked for", () => {
    expect(() => sentTo({ columnsSent: ["gone"] })).toThrow(/no column named "gone"/);
  });
});
