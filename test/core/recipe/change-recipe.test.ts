import { changeRecipe, type RecipeChange } from "../../../src/core/recipe/change-recipe";
import { BLANK_RECIPE, type Recipe } from "../../../src/core/recipe/recipe";
import { readRecipe, writeRecipe } from "../../../src/core/recipe/recipe-json";
import { problemIn, reportOf } from "../../support/check-report";

const THRESHOLD = { output: "p", least: 0.5, atLeast: "yes", below: "no" };

const report = reportOf([problemIn("a", "error-cell", [7])]);
const CASES: readonly (readonly [RecipeChange, Partial<Recipe>])[] = [
  [
    { kind: "choose-endpoint", origin: "https://host", upstreamId: "demo", route: "/invocations" },
    { origin: "https://host", upstreamId: "demo", route: "/invocations" },
  ],
  [{ kind: "choose-input", input: "x", choice: "width" }, { inputs: { x: "width" } }],
  [{ kind: "choose-input", input: "x", choice: { constant: "5" } }, { inputs: { x: { constant: "5" } } }],
  [{ kind: "choose-input", input: "x", choice: null }, { inputs: { x: null } }],
  [{ kind: "choose-tensor", tensor: "", columns: ["a", "b"] }, { tensors: [{ name: "", columns: ["a", "b"] }] }],
  [{ kind: "send-columns", columns: ["b", "a"] }, { columnsSent: ["b", "a"] }],
  [{ kind: "read-column", column: "a", reading: { type: "string" } }, { readings: { a: { type: "string" } } }],
  [{ kind: "read-column", column: "a", reading: {} }, { readings: {} }],
  [
    { kind: "agree-to-faults", report, checkedWith: {} },
    { agreedFaults: [{ column: "a", cause: "error-cell", reading: {}, rowCount: 1 }] },
  ],
  [{ kind: "ask-again" }, { agreedFaults: [] }],
  [{ kind: "treat-refused", onRefused: "stop" }, { onRefused: "stop" }],
  [{ kind: "type-parameter", name: "depth", text: "3" }, { parameters: { depth: "3" } }],
  [{ kind: "note-outputs", outputs: ["label"] }, { outputsKnown: ["label"] }],
  [{ kind: "leave-outputs-out", outputs: ["score"] }, { outputsLeftOut: ["score"] }],
  [{ kind: "keep-outputs", outputs: ["label"] }, { outputsKept: ["label"] }],
  [{ kind: "name-output", output: "label", name: "Species" }, { outputNames: { label: "Species" } }],
  [{ kind: "name-output", output: "label", name: "" }, {}],
  [{ kind: "set-threshold", threshold: THRESHOLD }, { threshold: THRESHOLD }],
  [{ kind: "set-threshold" }, {}],
  [{ kind: "choose-name", choice: "replace" }, { nameChoice: "replace" }],
  [{ kind: "change-settings", settings: { rowsPerBatch: 5 } }, { rowsPerBatch: 5 }],
];

function changed(...changes: readonly RecipeChange[]): Recipe {
  return changes.reduce(changeRecipe, BLANK_RECIPE);
}

describe("a change of a recipe", () => {
  it.each(CASES)("says one thing and leaves the rest: %j", (change, said) => {
    expect(changed(change)).toEqual({ ...BLANK_RECIPE, ...said });
  });

  it("takes the name of an output back, and that of no other", () => {
    const named: RecipeChange[] = ["a", "__proto__"].map((output) => ({
      kind: "name-output",
      output,
      name: `N ${output}`,
    }));
    const { outputNames } = changed(...named);
    expect(Object.entries(outputNames!)).toEqual([
      ["a", "N a"],
      ["__proto__", "N __proto__"],
    ]);
    const back = changed(...named, { kind: "name-output", output: "a", name: "" });
    expect(Object.entries(back.outputNames!)).toEqual([["__proto__", "N __proto__"]]);
  });

  it("gives a name to one output alone, whatever its case, and so makes no recipe that could not be read again", () => {
    const recipe = changed(
      { kind: "name-output", output: "p", name: "Chance" },
      { kind: "name-output", output: "q", name: "X" },
      { kind: "name-output", output: "label", name: "x" },
    );
    expect(recipe.outputNames).toEqual({ p: "Chance", label: "x" });
    expect(readRecipe(writeRecipe(recipe))).toEqual(recipe);
  });

  it("leaves the recipe before it as it was", () => {
    const before = structuredClone(BLANK_RECIPE);
    changed(...CASES.map(([change]) => change));
    expect(BLANK_RECIPE).toEqual(before);
  });

  it("said twice is as good as once", () => {
    for (const [change] of CASES) expect(changed(change, change)).toEqual(changed(change));
  });

  it("keeps the tensors in the order in which they were first named", () => {
    const recipe = changed(
      { kind: "choose-tensor", tensor: "2", columns: ["a"] },
      { kind: "choose-tensor", tensor: "1", columns: ["b"] },
      { kind: "choose-tensor", tensor: "2", columns: ["c"] },
    );
    expect(recipe.tensors).toEqual([
      { name: "2", columns: ["c"] },
      { name: "1", columns: ["b"] },
    ]);
  });

  it("takes back what was said of one column, and the others keep theirs", () => {
    const recipe = changed(
      { kind: "read-column", column: "a", reading: { decimalMark: "," } },
      { kind: "read-column", column: "b", reading: { type: "string" } },
      { kind: "read-column", column: "a", reading: {} },
    );
    expect(recipe.readings).toEqual({ b: { type: "string" } });
  });

  it("does not forget an output that the latest run left out", () => {
    const recipe = changed(
      { kind: "note-outputs", outputs: ["label", "score"] },
      { kind: "leave-outputs-out", outputs: ["score"] },
      { kind: "note-outputs", outputs: ["label"] },
    );
    expect(recipe).toMatchObject({ outputsKnown: ["label", "score"], outputsLeftOut: ["score"] });
  });

  it("keeps nothing of the endpoint before when another is chosen", () => {
    const first = {
      kind: "choose-endpoint",
      origin: "https://a",
      upstreamId: "a",
      route: "/a",
      schemaHash: "1",
    } as const;
    expect(changed(first, { kind: "choose-endpoint", origin: "https://b", route: "/b" })).toEqual({
      ...BLANK_RECIPE,
      origin: "https://b",
      route: "/b",
    });
  });

  it("takes an input called as a member of every object for what it is", () => {
    const { inputs } = changed({ kind: "choose-input", input: "__proto__", choice: "width" });
    expect(Object.entries(inputs)).toEqual([["__proto__", "width"]]);
  });
});
