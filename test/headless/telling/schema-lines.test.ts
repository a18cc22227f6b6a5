import type { Schema } from "../../../src/core/inputs/schema";
import { schemaLines } from "../../../src/headless/telling/schema-lines";

const TABLE = { columns: ["a", "b"] };

function linesOf(schema: Partial<Schema>, typedFormat?: "inputs" | "dataframe_records", sentColumns?: string[]) {
  const inputFormat = schema.elements === undefined ? "dataframe_split" : "inputs";
  return schemaLines({ columns: [], tensors: [], ...schema }, { inputFormat }, { typedFormat, sentColumns }, TABLE);
}

describe("what was understood of a model", () => {
  it("is nothing to speak of where it takes a table of named columns", () => {
    expect(linesOf({ columns: [{ name: "a", type: "double", isRequired: true }] })).toEqual([]);
  });

  it("is that it knows columns by numbers", () => {
    const columns = [{ name: "3", naming: "number", isRequired: true }] as const;
    expect(linesOf({ columns })).toEqual([
      "The model knows columns by numbers: 3.",
      "Rows are sent as dataframe_split.",
    ]);
    expect(linesOf({ columns }, "dataframe_records")[1]).toBe(
      "--format dataframe_records cannot carry what the model takes: rows are sent as dataframe_split.",
    );
  });

  it("is which columns stand for those that it does not name", () => {
    const columns = [{ name: "0", naming: "position", isRequired: true }] as const;
    expect(linesOf({ columns })[0]).toBe("The model names no columns: it is sent, in this order, a, b.");
    expect(linesOf({ columns }, undefined, ["b"])[0]).toBe("The model names no columns: it is sent, in this order, b.");
  });

  it("names the first fifty of many columns", () => {
    const columns = [{ name: "0", naming: "position", isRequired: true }] as const;
    const wide = Array.from({ length: 16_384 }, (_, place) => `c${place}`);
    expect(linesOf({ columns }, undefined, wide)[0]).toMatch(/ c0, c1, .*, c49 and 16334 more\.$/);
  });

  it("is that it takes the elements of a list", () => {
    const columns = [{ name: "size", type: "long", isRequired: true }] as const;
    expect(linesOf({ columns, elements: "objects" })).toEqual([
      "The model takes a list of objects, one for each row, with size.",
      "Rows are sent as inputs.",
    ]);
    const value = [{ name: "0", naming: "position", type: "string", isRequired: true }] as const;
    expect(linesOf({ columns: value, elements: "values" }, "inputs", ["b"])).toEqual([
      "The model takes a list of values, one for each row, of b.",
    ]);
  });

  it("is which columns may be meant by inputs that are called otherwise", () => {
    const columns = ["A (cm)", "b", "size"].map((name) => ({ name, isRequired: true }));
    expect(linesOf({ columns })).toEqual([
      `The model's input "A (cm)" may be the column "a": it is sent with --map 'A (cm)=a'.`,
    ]);
    expect(linesOf({ columns }, undefined, ["b"])).toEqual([]);
  });

  it("is which types that were typed do not count, as the model says others", () => {
    const columns = [{ name: "size", type: "long", isRequired: true } as const];
    const linesFor = (types: Record<string, "string" | "long">, inputs?: Record<string, string>) =>
      schemaLines(
        { columns, tensors: [] },
        { inputFormat: "dataframe_records" },
        { typedFormat: undefined, sentColumns: undefined, types, ...(inputs && { inputs }) },
        { columns: ["size", "a"] },
      );
    expect(linesFor({ size: "string" })).toEqual([
      "--types says string for size, and the model long: it is sent as long.",
    ]);
    expect(linesFor({ a: "string" }, { size: "a" })).toHaveLength(1);
    expect(linesFor({ size: "long", a: "string" })).toEqual([]);
  });

  it("is which types are not known", () => {
    expect(linesOf({ columns: [{ name: "t", unknownType: "interval", isRequired: true }] })).toEqual([
      'The type "interval" of the model\'s input t is not known here: its cells are sent as what they are.',
    ]);
  });
});
