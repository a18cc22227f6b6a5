import "@testing-library/jest-dom";
import { FluentProvider, webLightTheme } from "@fluentui/react-components";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState, type ReactElement } from "react";
import type { Schema } from "../../../../src/core/inputs/schema";
import { InputMatches } from "../../../../src/taskpane/view/data/InputMatches";
import { matchInputs, type InputChoices } from "../../../../src/taskpane/state/data/match-inputs";
import { schemaOf, tableShape } from "../../fakes/pane-data";

const COLUMNS = tableShape().columns;

function show(form: ReactElement): void {
  render(<FluentProvider theme={webLightTheme}>{form}</FluentProvider>);
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
        own={new Set()}
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

  test("is a column by its place where the model names none, and another once the analyst says so", async () => {
    const unnamed = schemaOf(["0", "1"]).columns.map((input) => ({ ...input, naming: "position" }) as const);
    const onChoose = jest.fn();
    const columns = COLUMNS.slice(0, 2);
    show(
      <InputMatches
        columns={columns}
        own={new Set()}
        matches={matchInputs(unnamed, columns, new Map())}
        onChoose={onChoose}
      />,
    );
    expect(screen.getByLabelText("Column for input 1")).toHaveDisplayValue(columns[0]!);
    expect(screen.getByLabelText("Column for input 2")).toHaveDisplayValue(columns[1]!);
    expect(screen.getAllByText("by its place: the model names no columns")).toHaveLength(2);
    await user.selectOptions(screen.getByLabelText("Column for input 1"), columns[1]!);
    expect(onChoose).toHaveBeenCalledWith("0", columns[1]);
  });

  test("is nothing for an optional input that is not joined", () => {
    show(<Form />);
    expect(screen.getByLabelText("Column for age")).toHaveDisplayValue("Not sent");
    expect(screen.getByLabelText("Column for paid")).toHaveDisplayValue("Choose a column …");
  });
});
