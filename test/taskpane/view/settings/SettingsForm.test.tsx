import "@testing-library/jest-dom";
import { act, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import packageFile from "../../../../package.json";
import type { Schema, SchemaParameter } from "../../../../src/core/inputs/schema";
import { BLANK_RECIPE } from "../../../../src/core/recipe/recipe";
import { SettingsForm } from "../../../../src/taskpane/view/settings/SettingsForm";
import type { PaneView } from "../../../../src/taskpane/state/pane-view";
import type { Proposal } from "../../../../src/taskpane/state/proposal/proposal";
import { BLANK_PROPOSAL } from "../../blank-proposal";
import { IRIS_PLACE } from "../../iris-place";
import { previewOf } from "../../fakes/pane-data";
import { FakePane } from "../../fakes/fake-pane";
import { renderPane } from "../../render-pane";

describe("the settings", () => {
  const user = userEvent.setup();
  const depth: SchemaParameter = { name: "depth", type: "long", defaultValue: 3, isList: false };
  const fast: SchemaParameter = { name: "fast", type: "boolean", defaultValue: true, isList: false };
  let told: unknown[];

  beforeEach(() => {
    told = [];
  });

  function showSettings(proposal: Partial<Proposal>, view: Partial<PaneView> = {}): void {
    const shown = { proposal: { ...BLANK_PROPOSAL, ...proposal }, ...view };
    const { session } = renderPane(<SettingsForm isFolded={false} />, shown);
    jest.spyOn(session.settings, "change").mockImplementation((change) => void told.push(change));
    jest.spyOn(session.recipes, "change").mockImplementation((...changed) => void told.push(changed));
  }

  const withSchema = (schema: Partial<Schema>): Partial<Proposal> => ({
    schema: { phase: "known", schema: { columns: [], tensors: [], parameters: [], ...schema } },
  });

  test("have a typed field for each parameter, blank for its default", async () => {
    showSettings(withSchema({ parameters: [depth, fast] }));
    const group = within(screen.getByRole("group", { name: "Parameters of the model" }));
    const field = group.getByRole("textbox", { name: "depth" });
    expect(field).toHaveAttribute("placeholder", "Default: 3");
    await user.type(field, "x");
    expect(field).toBeInvalid();
    expect(field).toHaveAccessibleDescription("This is not it yet. A whole number.");
    expect(group.getByRole("combobox", { name: "fast" })).toHaveDisplayValue("Default: true");
    await user.selectOptions(group.getByRole("combobox", { name: "fast" }), "false");
    expect(told).toEqual([
      [IRIS_PLACE, { kind: "type-parameter", name: "depth", text: "x" }],
      [IRIS_PLACE, { kind: "type-parameter", name: "fast", text: "false" }],
    ]);
  });

  test("say at their end which version of the product this is", () => {
    showSettings({});
    expect(screen.getByText(`Scoresheet, version ${packageFile.version}`)).toBeVisible();
  });

  test("have one field for all parameters of a model that does not name them", async () => {
    showSettings({ recipe: { ...BLANK_RECIPE, parameters: { "": "{" } } });
    const field = screen.getByRole("textbox", { name: "Parameters of the model" });
    expect(field).toBeInvalid();
    await user.type(field, "x");
    expect(told).toEqual([[IRIS_PLACE, { kind: "type-parameter", name: "", text: "{x" }]]);
  });

  test("have a name for the column of each output, which shows how it would be called without", async () => {
    const recipe = { ...BLANK_RECIPE, outputsKnown: ["label", "p", "q"], outputsLeftOut: ["q"], reasonsName: "Why" };
    showSettings({ recipe: { ...recipe, outputNames: { p: "Chance", q: "Rest" } } });
    await user.click(screen.getByText("Names of their columns"));
    const group = within(screen.getByRole("group", { name: "Names of their columns" }));
    expect(group.getAllByRole("textbox").map((field) => field.getAttribute("placeholder"))).toEqual([
      "Prediction label",
      "Prediction p",
    ]);
    const field = group.getByRole("textbox", { name: "label" });
    for (const [text, problem] of [
      ["CHANCE", "The column of “p” has this name."],
      ["rest", "The column of “q” has this name."],
      ["why", "The column of reasons has this name."],
      [" ", "Give the column a name."],
    ] as const) {
      await user.clear(field);
      told = [];
      await user.type(field, text);
      expect(field).toHaveAccessibleDescription(problem);
      expect(told).not.toContainEqual([IRIS_PLACE, { kind: "name-output", output: "label", name: text }]);
    }
    await user.clear(field);
    await user.type(field, "S");
    expect(told.at(-1)).toEqual([IRIS_PLACE, { kind: "name-output", output: "label", name: "S" }]);
    await user.clear(group.getByRole("textbox", { name: "p" }));
    expect(told.at(-1)).toEqual([IRIS_PLACE, { kind: "name-output", output: "p", name: "" }]);
  });

  describe("of labels by a threshold", () => {
    const THRESHOLD = { output: "p", least: 0.5, atLeast: "yes", below: "no" };
    const checkbox = () => screen.getByRole("checkbox", { name: "Turn a probability into a label" });

    test("are offered once the outputs are known", () => {
      showSettings({});
      expect(screen.queryByRole("checkbox", { name: /into a label/ })).not.toBeInTheDocument();
    });

    test("begin with a half, for the first output", async () => {
      showSettings({ recipe: { ...BLANK_RECIPE, outputsKnown: ["p", "q"] } });
      await user.click(checkbox());
      expect(told).toEqual([[IRIS_PLACE, { kind: "set-threshold", threshold: THRESHOLD }]]);
    });

    test("begin with the output that a preview shows to be a probability", async () => {
      const rows = [{ row: 0, predictions: ["a", 0.25], cells: [] }];
      const preview = previewOf([], { outputs: ["label", "p"], rows });
      showSettings(
        { recipe: { ...BLANK_RECIPE, outputsKnown: ["label", "p"] } },
        { preview: { kind: "shown", preview } },
      );
      await user.click(checkbox());
      expect(told).toEqual([[IRIS_PLACE, { kind: "set-threshold", threshold: THRESHOLD }]]);
    });

    test("pass over an output beside which the model has a label of its own", async () => {
      showSettings({ recipe: { ...BLANK_RECIPE, outputsKnown: ["a", "a label"] } });
      await user.click(checkbox());
      expect(told).toEqual([[IRIS_PLACE, { kind: "set-threshold", threshold: { ...THRESHOLD, output: "a label" } }]]);
    });

    test("take another output, a number with either decimal mark, and labels that differ", async () => {
      showSettings({ recipe: { ...BLANK_RECIPE, outputsKnown: ["p", "q"], threshold: THRESHOLD } });
      const group = within(screen.getByRole("group", { name: "Turn a probability into a label" }));
      const least = group.getByRole("textbox", { name: "Threshold" });
      expect(least).toHaveAccessibleDescription(/^A value of exactly the threshold gets the first label/);
      await user.selectOptions(group.getByRole("combobox", { name: "Probability" }), "q");
      await user.clear(least);
      await user.type(least, "0,25");
      expect(told).toContainEqual([IRIS_PLACE, { kind: "set-threshold", threshold: { ...THRESHOLD, output: "q" } }]);
      expect(told.at(-1)).toEqual([IRIS_PLACE, { kind: "set-threshold", threshold: { ...THRESHOLD, least: 0.25 } }]);
      told = [];
      for (const text of ["1.1", "-0.5", "x", "1e-1"]) {
        await user.clear(least);
        await user.type(least, text);
        expect(least).toHaveAccessibleDescription("A number from 0 to 1.");
      }
      const upper = group.getByRole("textbox", { name: "Label from the threshold up" });
      await user.clear(upper);
      expect(upper).toHaveAccessibleDescription("A blank would look like no prediction.");
      await user.type(upper, "no");
      expect(upper).toHaveAccessibleDescription("Both labels are the same.");
      expect(JSON.stringify(told)).not.toContain('"atLeast":"no"');
      await user.click(checkbox());
      expect(told.at(-1)).toEqual([IRIS_PLACE, { kind: "set-threshold" }]);
    });

    test("need no choice of an output where there is one", () => {
      showSettings({
        recipe: { ...BLANK_RECIPE, outputsKnown: [""], threshold: { ...THRESHOLD, output: "" } },
      });
      expect(screen.queryByRole("combobox", { name: "Probability" })).not.toBeInTheDocument();
      expect(screen.getByLabelText("Column names begin with")).toBeVisible();
    });
  });

  test("have no names for the only output of a model", () => {
    showSettings({ recipe: { ...BLANK_RECIPE, outputsKnown: [""] } });
    expect(screen.queryByText("Names of their columns")).not.toBeInTheDocument();
    expect(screen.getByLabelText("Column name")).toBeVisible();
  });

  test("say where this browser keeps nothing, and nothing of it where it does", () => {
    const remembersNothing = /keep nothing on this device/;
    const pane = new FakePane();
    const { unmount } = renderPane(<SettingsForm isFolded={false} />, {}, pane);
    expect(screen.queryByText(remembersNothing)).not.toBeInTheDocument();
    unmount();
    pane.device.keepsMemory = false;
    renderPane(<SettingsForm isFolded={false} />, {}, pane);
    expect(screen.getByText(remembersNothing)).toBeVisible();
  });

  test("have no parameters for a model that has none", () => {
    showSettings(withSchema({}));
    expect(screen.queryByText("Parameters of the model")).not.toBeInTheDocument();
  });

  test("offer only the formats that fit", () => {
    showSettings({
      ...withSchema({ tensors: [{ dataType: "float64", shape: [-1, 4] }] }),
      recipe: { ...BLANK_RECIPE, inputFormat: "instances" },
    });
    const format = screen.getByRole("combobox", { name: "Input format" });
    const offered = within(format).getAllByRole("option");
    expect(offered.map((option) => option.textContent)).toEqual(["instances", "inputs"]);
    expect(format).toHaveAccessibleDescription("Tensors, row by row. Only these formats for tensors fit this model.");
    expect(screen.queryByRole("checkbox", { name: /index/ })).not.toBeInTheDocument();
  });

  test("offer row numbers with the format that has a place for them, and rounding", async () => {
    showSettings({ recipe: { ...BLANK_RECIPE, inputFormat: "dataframe_split" } });
    await user.click(screen.getByRole("checkbox", { name: "With row numbers (index)" }));
    await user.click(screen.getByRole("checkbox", { name: /^Round 32-bit noise/ }));
    expect(told).toEqual([{ withIndex: true }, { roundsFloat32: true }]);
  });

  test("let the analyst leave out outputs, but not the last one", async () => {
    const outputs = ["label", "score"];
    showSettings({ recipe: { ...BLANK_RECIPE, outputsKnown: outputs, outputsLeftOut: ["score"] } });
    expect(screen.getByRole("checkbox", { name: "label" })).toBeDisabled();
    await user.click(screen.getByRole("checkbox", { name: "score" }));
    expect(told).toEqual([[IRIS_PLACE, { kind: "leave-outputs-out", outputs: [] }]]);
  });

  test("offer a column of reasons under a name of its own, which is another one than that of the predictions", async () => {
    showSettings({});
    await user.click(screen.getByRole("checkbox", { name: /says why rows have no prediction/ }));
    expect(told).toEqual([{ reasonsName: "Why no prediction" }]);
  });

  test("take that name, and the choice back", async () => {
    const { session } = renderPane(<SettingsForm isFolded={false} />);
    act(() => session.settings.change({ reasonsName: "Why" }));
    const field = screen.getByRole("textbox", { name: "Name of that column" });
    await user.clear(field);
    await user.type(field, "Prediction");
    expect(field).toHaveAccessibleDescription("The predictions have this name.");
    expect(session.settings.getState().reasonsName).toBe("Predictio");
    await user.click(screen.getByRole("checkbox", { name: /says why rows have no prediction/ }));
    expect(session.settings.getState()).not.toHaveProperty("reasonsName");
  });

  test("take how much is sent without asking, and a blank for as much as there is", async () => {
    const { session } = renderPane(<SettingsForm isFolded={false} />);
    await user.click(screen.getByText("Ask before more is sent"));
    const field = screen.getByRole("textbox", { name: "Rows in one run" });
    await user.type(field, "5000");
    expect(session.settings.getState().ceilings).toEqual({ rowsARun: 5000 });
    await user.type(field, "x");
    expect(field).toHaveAccessibleDescription("A whole number from 1 to 1000000000.");
    await user.clear(field);
    expect(session.settings.getState().ceilings).toEqual({});
  });
});
