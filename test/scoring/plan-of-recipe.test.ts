import { BLANK_RECIPE } from "../../src/core/recipe/recipe";
import { planOfRecipe, type RunFacts } from "../../src/scoring/plan-of-recipe";

const FACTS: RunFacts = {
  shape: { source: { kind: "table", tableId: "t1" }, columns: ["a", "b"], dateSystem: 1900 },
  schema: undefined,
  concurrentRequests: 4,
  onProblems: "review",
};

describe("the plan of a recipe", () => {
  it("is the plainest run for one who has decided nothing", () => {
    expect(planOfRecipe(BLANK_RECIPE, FACTS)).toEqual({
      source: FACTS.shape.source,
      inputs: { format: "dataframe_records", columns: undefined, schema: undefined },
      readings: {},
      parameters: {},
      withIndex: false,
      outputChoice: { roundsFloat32: false },
      rowsPerBatch: 256,
      concurrentRequests: 4,
      maxPayloadBytes: 1_000_000,
      columnName: "Prediction",
      collision: "next-free",
      onProblems: "review",
      onRefused: "quarantine",
    });
  });

  it("has each decision where the run looks for it", () => {
    const readings = { a: { type: "string" } } as const;
    const plan = planOfRecipe(
      {
        ...BLANK_RECIPE,
        readings,
        columnsSent: ["a"],
        parameters: { "": '{"depth": 3}' },
        inputFormat: "dataframe_split",
        withIndex: true,
        outputsKept: ["label"],
        roundsFloat32: true,
        columnName: "Guess",
        nameChoice: "replace",
        onRefused: "stop",
        rowsPerBatch: 5,
      },
      FACTS,
    );
    expect(plan).toMatchObject({
      inputs: { format: "dataframe_split", columns: ["a"] },
      readings,
      parameters: { depth: 3 },
      withIndex: true,
      outputChoice: { outputs: ["label"], roundsFloat32: true },
      columnName: "Guess",
      collision: "replace",
      onRefused: "stop",
      rowsPerBatch: 5,
    });
  });

  it("has row numbers only in the format that has a place for them", () => {
    expect(planOfRecipe({ ...BLANK_RECIPE, withIndex: true }, FACTS).withIndex).toBe(false);
  });
});
