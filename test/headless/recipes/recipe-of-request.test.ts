import type { Schema } from "../../../src/core/inputs/schema";
import { schemaHash } from "../../../src/core/recipe/schema-hash";
import { BLANK_RECIPE } from "../../../src/core/recipe/recipe";
import { readRecipe, writeRecipe } from "../../../src/core/recipe/recipe-json";
import { parseCommandLine } from "../../../src/headless/command/command-line";
import { recipeOfRequest } from "../../../src/headless/recipes/recipe-of-request";

const HOST = { origin: "https://ws", route: "/serving-endpoints/iris/invocations" };
const NEEDED = ["--workbook", "in.xlsx", "--table", "Iris", "--endpoint", "localhost", "--out", "out.xlsx"];
const recipeOf = (...options: readonly string[]) =>
  recipeOfRequest(parseCommandLine([...NEEDED, ...options]), HOST, undefined);

describe("the recipe of a command", () => {
  it("is blank but for the endpoint where nothing is asked for", () => {
    expect(recipeOf()).toEqual({ ...BLANK_RECIPE, ...HOST });
  });

  it("has each option where a recipe has it", () => {
    const recipe = recipeOf(
      ...["--format", "instances", "--batch-size", "5", "--column", "Guess", "--columns", "b,a", "--on-error", "stop"],
      ...["--tensor", "t=a,b", "--tensor", "=c", "--types", "a=long", "--params", '{"depth": 2}', "--outputs", "label"],
      ...["--blank-rows", "send"],
    );
    expect(recipe).toEqual({
      ...BLANK_RECIPE,
      ...HOST,
      inputFormat: "instances",
      rowsPerBatch: 5,
      columnName: "Guess",
      columnsSent: ["b", "a"],
      onRefused: "stop",
      tensors: [
        { name: "t", columns: ["a", "b"] },
        { name: "", columns: ["c"] },
      ],
      readings: { a: { type: "long" }, "": { cures: { "blank-row": { kind: "send-null" } } } },
      parameters: { "": '{"depth":2}' },
      outputsKept: ["label"],
    });
    expect(readRecipe(writeRecipe(recipe))).toEqual(recipe);
  });

  it("has the format that the model takes, where none was typed or the typed one cannot carry it", () => {
    const formatOf = (schema: Schema, ...options: readonly string[]) =>
      recipeOfRequest(parseCommandLine([...NEEDED, ...options]), HOST, schema).inputFormat;
    const numbered: Schema = { columns: [{ name: "3", naming: "number", isRequired: true }], tensors: [] };
    const unnamed: Schema = { columns: [{ name: "0", naming: "position", isRequired: true }], tensors: [] };
    expect(formatOf(numbered)).toBe("dataframe_split");
    expect(formatOf(numbered, "--format", "dataframe_records")).toBe("dataframe_split");
    expect(formatOf(unnamed)).toBe("dataframe_split");
    expect(formatOf(unnamed, "--format", "dataframe_records")).toBe("dataframe_records");
    expect(formatOf({ ...unnamed, elements: "values" }, "--format", "instances")).toBe("inputs");
  });

  it("says of every column how numbers are sent as text", () => {
    const command = parseCommandLine([...NEEDED, "--as-shown", "zip", "--types", "zip=string"]);
    expect(recipeOfRequest(command, HOST, undefined, ["zip", "age"]).readings).toEqual({
      zip: { type: "string", cures: { "stored-not-shown": { kind: "convert" } } },
      age: { cures: { "stored-not-shown": { kind: "send-stored" } } },
    });
  });

  it("knows for which schema it was made", () => {
    const schema = { columns: [{ name: "a", isRequired: true }], tensors: [] };
    expect(recipeOfRequest(parseCommandLine(NEEDED), HOST, schema).schemaHash).toBe(schemaHash(schema));
  });
});
