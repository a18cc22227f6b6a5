import { planInputs } from "../../../../src/core/inputs/plan-inputs";
import type { Schema } from "../../../../src/core/inputs/schema";
import { BLANK_RECIPE } from "../../../../src/core/recipe/recipe";
import { matchInputs, type InputChoices } from "../../../../src/taskpane/state/data/match-inputs";
import { matchTensors } from "../../../../src/taskpane/state/data/match-tensors";
import { planRun } from "../../../../src/taskpane/state/proposal/plan-run";
import { proposeRecipe, type FoundInputs } from "../../../../src/taskpane/state/proposal/propose-recipe";
import { DEFAULT_SETTINGS } from "../../../../src/taskpane/state/settings/pane-settings";
import { BLANK_PROPOSAL } from "../../blank-proposal";
import { tableShape } from "../../fakes/pane-data";

const TYPED: Schema = {
  columns: [
    { name: "sepal_length", type: "double", isRequired: true },
    { name: "day", type: "datetime", isRequired: true },
    { name: "paid", type: "boolean", isRequired: true },
    { name: "note", type: "string", isRequired: false },
  ],
  tensors: [],
  parameters: [],
};

describe("the plan of a run", () => {
  test("feeds inputs from columns and typed constants, and leaves optional ones out", () => {
    const choices: InputChoices = new Map([
      ["day", { constant: "2024-02-29" }],
      ["paid", { constant: "true" }],
    ]);
    expect(inputsOf(choices)).toEqual([
      { name: "sepal_length", declaredType: "double", from: { position: 0 } },
      { name: "day", declaredType: "datetime", from: { constant: { kind: "date", serial: 45351 } } },
      { name: "paid", declaredType: "boolean", from: { constant: true } },
    ]);
  });

  test("counts a constant date as the workbook does", () => {
    const shape = tableShape({ dateSystem: 1904 });
    const choices: InputChoices = new Map([
      ["day", { constant: "2024-02-29" }],
      ["paid", { constant: "true" }],
    ]);
    const [, day] = inputsOf(choices, shape);
    expect(day).toMatchObject({ from: { constant: { serial: 43889 } } });
  });

  test("groups columns to the tensors they were ticked for", () => {
    const tensors = [
      { name: "t", dataType: "float32", shape: [-1, 2] },
      { name: "petal_width", dataType: "float32", shape: [-1] },
    ];
    const columns = tableShape().columns;
    const matches = matchTensors(tensors, columns, new Map([["t", new Set(["sepal_width", "sepal_length"])]]));
    const schema: Schema = { columns: [], tensors, parameters: [] };
    const plan = planFor({ schema, tensors: matches });
    expect(planInputs(columns, plan!.inputs)).toMatchObject({
      inputs: [{ from: { position: 0 } }, { from: { position: 1 } }, { from: { position: 3 } }],
      fields: [
        { name: "t", positions: [0, 1], shape: [2] },
        { name: "petal_width", positions: [2], shape: [] },
      ],
    });
  });

  test("adds row numbers only to the format that has a place for them", () => {
    const settings = { ...DEFAULT_SETTINGS, withIndex: true };
    expect(planFor({}, settings)?.withIndex).toBe(false);
    expect(planFor({}, { ...settings, inputFormat: "dataframe_split" })?.withIndex).toBe(true);
  });

  test("keeps all outputs until some are left out, and never leaves out all", () => {
    const plan = (leftOut: string[]) =>
      planFor(
        {},
        { ...DEFAULT_SETTINGS, roundsFloat32: true },
        { ...BLANK_RECIPE, outputsKnown: ["label", "score"], outputsLeftOut: leftOut },
      );
    expect(plan([])?.outputChoice).toEqual({ roundsFloat32: true });
    expect(plan(["label"])?.outputChoice).toEqual({ roundsFloat32: true, outputs: ["score"] });
    expect(plan(["label", "score"])?.outputChoice).toEqual({ roundsFloat32: true });
  });

  test("is none without rows, or while something is in the way", () => {
    const obstacle = { section: "data", code: "no-columns" } as const;
    expect(planRun({ ...BLANK_PROPOSAL, shape: undefined }, DEFAULT_SETTINGS)).toBeUndefined();
    expect(planRun({ ...BLANK_PROPOSAL, obstacle }, DEFAULT_SETTINGS)).toBeUndefined();
  });

  function inputsOf(choices: InputChoices, shape = tableShape()) {
    const matches = matchInputs(TYPED.columns, shape.columns, choices);
    const plan = planFor({ schema: TYPED, matches }, DEFAULT_SETTINGS, BLANK_RECIPE, shape);
    return planInputs(shape.columns, plan!.inputs).inputs;
  }

  function planFor(
    found: Partial<FoundInputs>,
    settings = DEFAULT_SETTINGS,
    draft = BLANK_RECIPE,
    shape = BLANK_PROPOSAL.shape,
  ) {
    const { schema } = found;
    const nothing = { matches: undefined, tensors: undefined, sent: [], collision: undefined, schema: undefined };
    const recipe = proposeRecipe(draft, settings, { ...nothing, ...found });
    return planRun(
      { ...BLANK_PROPOSAL, shape, recipe, ...(schema && { schema: { phase: "known", schema } }) },
      settings,
    );
  }
});
