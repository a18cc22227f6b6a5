import { readSignature } from "../../../src/core/inputs/read-signature";
import type { Schema } from "../../../src/core/inputs/schema";
import { BLANK_RECIPE, type Recipe } from "../../../src/core/recipe/recipe";
import { parseEndpointAddress } from "../../../src/endpoint/parse-endpoint-address";
import { parseCommandLine } from "../../../src/headless/command/command-line";
import { settleRecipe } from "../../../src/headless/model/settle-recipe";

const NEEDED = ["--workbook", "in.xlsx", "--table", "T", "--endpoint", "localhost", "--out", "out.xlsx"];
const TEXT = { inputs: [{ type: "string", name: "a" }] };
const UNCHECKED =
  "The endpoint does not say which parameters its model has, and may leave out one that it does not know; --signature has them checked.";

function settled(schema: Schema, given: Recipe | undefined, ...options: readonly string[]) {
  const told: string[] = [];
  const { recipe } = settleRecipe(
    {
      request: parseCommandLine([...NEEDED, ...options]),
      given,
      address: parseEndpointAddress("http://localhost:5000/invocations"),
      shape: { columns: ["a"] },
      parts: { tell: (line) => told.push(line) },
    },
    { schema, asked: "answered" },
  );
  return { recipe, told };
}

describe("the recipe that is settled for a command", () => {
  it("has another format than that of a recipe's file which cannot carry what the model takes, and says so", () => {
    const { recipe, told } = settled(readSignature(TEXT), { ...BLANK_RECIPE, inputFormat: "inputs" });
    expect(recipe.inputFormat).toBe("dataframe_records");
    expect(told).toEqual([
      "The recipe's inputs cannot carry what the model takes: rows are sent as dataframe_records.",
    ]);
  });

  it("keeps a format that can", () => {
    const { recipe, told } = settled(readSignature(TEXT), { ...BLANK_RECIPE, inputFormat: "dataframe_split" });
    expect(recipe.inputFormat).toBe("dataframe_split");
    expect(told).toEqual([]);
  });

  it("says that nobody has checked parameters which no schema names", () => {
    const { parameters: _unknown, ...told } = readSignature(TEXT);
    expect(settled(told, undefined, "--params", '{"depth": 2}').told).toEqual([UNCHECKED]);
    expect(settled(told, undefined).told).toEqual([]);
  });

  it("says nothing of parameters that the signature has", () => {
    const schema = readSignature({ ...TEXT, params: [{ name: "depth", type: "long", default: 1, shape: null }] });
    expect(settled(schema, undefined, "--params", '{"depth": 2}').told).toEqual([]);
  });
});
