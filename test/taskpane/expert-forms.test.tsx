import "@testing-library/jest-dom";
import { FluentProvider, webLightTheme } from "@fluentui/react-components";
import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState, type ReactNode } from "react";
import type { Schema, SchemaParameter } from "../../src/core/schema";
import { InputMatches } from "../../src/taskpane/components/InputMatches";
import { SettingsForm } from "../../src/taskpane/components/SettingsForm";
import { TensorColumns } from "../../src/taskpane/components/TensorColumns";
import { matchInputs, type InputChoices } from "../../src/taskpane/session/column-match";
import { DEFAULT_SETTINGS, type PaneSettings } from "../../src/taskpane/session/pane-settings";
import type { Proposal } from "../../src/taskpane/session/proposal";
import { matchTensors, type TensorChoices } from "../../src/taskpane/session/tensor-match";
import { BLANK_PROPOSAL } from "./blank-proposal";
import { schemaOf, tableShape } from "./fake-services";

const COLUMNS = tableShape().columns;

function show(children: ReactNode): void {
  render(<FluentProvider theme={webLightTheme}>{children}</FluentProvider>);
}

describe("what feeds the inputs of a model", () => {
  const user = userEvent.setup();
  const typed: Schema["columns"] = [
    ...schemaOf(["sepal_length"]).columns,
    { name: "paid", type: "boolean", isRequired: true },
    { name: "age", type: "long", isRequired: false },
  ];
  let chosen: InputChoices;

  function Form() {
    const [choices, setChoices] = useState<InputChoices>(new Map());
    chosen = choices;
    return (
      <InputMatches
        columns={COLUMNS}
        matches={matchInputs(typed, COLUMNS, choices)}
        onChoose={(name, choice) => setChoices(new Map([...choices, [name, choice]]))}
      />
    );
  }

  test("is one value for every row where the analyst says so, typed as the model wants it", async () => {
    show(<Form />);
    await user.selectOptions(screen.getByLabelText("Column for age"), "The same value in every row …");
    const field = screen.getByRole("textbox", { name: "Value for age" });
    expect(field).toHaveAccessibleDescription("A whole number.");
    await user.type(field, "4.5");
    expect(field).toBeInvalid();
    await user.clear(field);
    await user.type(field, "45");
    expect(field).toBeValid();
    await user.selectOptions(screen.getByLabelText("Column for paid"), "The same value in every row …");
    await user.selectOptions(screen.getByLabelText("Value for paid"), "FALSE");
    expect([...chosen]).toEqual([
      ["age", { constant: "45" }],
      ["paid", { constant: "false" }],
    ]);
  });

  test("can be something else than the column of the very name", async () => {
    show(<Form />);
    expect(screen.queryByLabelText("Column for sepal_length")).not.toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Send something else for an input" }));
    await user.selectOptions(screen.getByLabelText("Column for sepal_length"), "petal_width");
    expect(chosen.get("sepal_length")).toBe("petal_width");
  });

  test("is nothing for an optional input that is not joined", () => {
    show(<Form />);
    expect(screen.getByLabelText("Column for age")).toHaveDisplayValue("Not sent");
    expect(screen.getByLabelText("Column for paid")).toHaveDisplayValue("Choose a column …");
  });
});

describe("the columns of a model's tensors", () => {
  const user = userEvent.setup();
  const four = { dataType: "float64", shape: [-1, 4] };

  function Form({ names }: { readonly names: readonly (string | undefined)[] }) {
    const [choices, setChoices] = useState<TensorChoices>(new Map());
    const tensors = names.map((name) => (name === undefined ? four : { ...four, name }));
    return (
      <TensorColumns
        columns={COLUMNS}
        tensors={matchTensors(tensors, COLUMNS, choices)}
        onChoose={(name, columns) => setChoices(new Map([...choices, [name, columns]]))}
      />
    );
  }

  test("are counted against what the one tensor wants", async () => {
    show(<Form names={[undefined]} />);
    expect(screen.getByText("5 ticked, 4 wanted")).toBeVisible();
    await user.click(screen.getByRole("checkbox", { name: "species" }));
    expect(screen.getByText("4 of 4 columns")).toBeVisible();
    await user.click(screen.getByRole("checkbox", { name: "petal_width" }));
    expect(screen.getByText("3 of 4 columns")).toBeVisible();
  });

  test("are ticked for each named tensor apart", async () => {
    show(<Form names={["a", "b"]} />);
    const listOf = (name: string) => screen.getByText(`Columns of ${name}`).closest("[role=group]") as HTMLElement;
    await user.click(within(listOf("a")).getByRole("button", { name: "All" }));
    expect(screen.getByText(/^5 ticked, 4 wanted/)).toBeVisible();
    expect(screen.getByText("0 of 4 columns")).toBeVisible();
  });
});

describe("the settings", () => {
  const user = userEvent.setup();
  const depth: SchemaParameter = { name: "depth", type: "long", defaultValue: 3, isList: false };
  const fast: SchemaParameter = { name: "fast", type: "boolean", defaultValue: true, isList: false };
  let told: unknown[];

  beforeEach(() => {
    told = [];
  });

  function showSettings(proposal: Partial<Proposal>, settings: Partial<PaneSettings> = {}): void {
    show(
      <SettingsForm
        settings={{ ...DEFAULT_SETTINGS, ...settings }}
        proposal={{ ...BLANK_PROPOSAL, ...proposal }}
        isFolded={false}
        actions={{
          onChangeSettings: (change) => told.push(change),
          onTypeParameter: (...typed) => told.push(typed),
          onLeaveOutputsOut: (_key, leftOut) => told.push([...leftOut]),
        }}
      />,
    );
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
      [BLANK_PROPOSAL.modelKey, "depth", "x"],
      [BLANK_PROPOSAL.modelKey, "fast", "false"],
    ]);
  });

  test("have one field for all parameters of a model that does not name them", async () => {
    showSettings({ modelChoices: { ...BLANK_PROPOSAL.modelChoices, parameters: new Map([["", "{"]]) } });
    const field = screen.getByRole("textbox", { name: "Parameters of the model" });
    expect(field).toBeInvalid();
    await user.type(field, "x");
    expect(told).toEqual([[BLANK_PROPOSAL.modelKey, "", "{x"]]);
  });

  test("have no parameters for a model that has none", () => {
    showSettings(withSchema({}));
    expect(screen.queryByText("Parameters of the model")).not.toBeInTheDocument();
  });

  test("offer only the formats that fit", () => {
    showSettings({ ...withSchema({ tensors: [{ dataType: "float64", shape: [-1, 4] }] }), format: "instances" });
    const formats = within(screen.getByRole("combobox", { name: "Input format" })).getAllByRole("option");
    expect(formats.map((option) => option.textContent)).toEqual([
      "Tensor by row (instances)",
      "Tensor by column (inputs)",
    ]);
    expect(screen.queryByRole("checkbox", { name: /index/ })).not.toBeInTheDocument();
  });

  test("offer row numbers with the format that has a place for them, and rounding", async () => {
    showSettings({ format: "dataframe_split" });
    await user.click(screen.getByRole("checkbox", { name: "With row numbers (index)" }));
    await user.click(screen.getByRole("checkbox", { name: /^Round 32-bit noise/ }));
    expect(told).toEqual([{ withIndex: true }, { roundsFloat32: true }]);
  });

  test("let the analyst leave out outputs, but not the last one", async () => {
    const outputs = ["label", "score"];
    showSettings({ modelChoices: { parameters: new Map(), outputs, outputsLeftOut: new Set(["score"]) } });
    expect(screen.getByRole("checkbox", { name: "label" })).toBeDisabled();
    await user.click(screen.getByRole("checkbox", { name: "score" }));
    expect(told).toEqual([[]]);
  });
});
