import "@testing-library/jest-dom";
import { FluentProvider, webLightTheme } from "@fluentui/react-components";
import { act, cleanup, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState, type ReactElement } from "react";
import type { Schema } from "../../../../src/core/inputs/schema";
import { Attention, AttentionContext } from "../../../../src/taskpane/view/attention/attention";
import { InputMatches } from "../../../../src/taskpane/view/data/InputMatches";
import { matchInputs, type InputChoices } from "../../../../src/taskpane/state/data/match-inputs";
import { schemaOf, tableShape } from "../../fakes/pane-data";

const COLUMNS = tableShape().columns;
const SAMPLES = new Map([["petal_width", "0.2"]]);

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
        samples={SAMPLES}
        matches={matchInputs(typed, COLUMNS, choices)}
        onChoose={(name, choice) => setChoices((former) => new Map([...former, [name, choice]]))}
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
    await user.click(screen.getByRole("button", { name: "Change what is sent for sepal_length" }));
    await user.selectOptions(screen.getByLabelText("Column for sepal_length"), "petal_width · 0.2");
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
        samples={SAMPLES}
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

  describe("of which there are many", () => {
    const names = Array.from({ length: 12 }, (_, place) => `input_${place}`);
    const columns = [...names.slice(1), "Applicant Age"];
    const inputs = [
      ...schemaOf(names).columns,
      { name: "age", type: "long", isRequired: true } as const,
      { name: "nickname", type: "string", isRequired: false } as const,
    ];
    let attention: Attention;

    function Many({ columns }: { readonly columns: readonly string[] }) {
      const [choices, setChoices] = useState<InputChoices>(new Map());
      return (
        <AttentionContext value={attention}>
          <InputMatches
            columns={columns}
            own={new Set()}
            samples={new Map([["input_3", "52,000"]])}
            matches={matchInputs(inputs, columns, choices)}
            onChoose={(name, choice) => setChoices((former) => new Map([...former, [name, choice]]))}
          />
        </AttentionContext>
      );
    }
    const open = () =>
      within(screen.getByRole("list", { name: "Inputs of the model" }))
        .getAllByRole("combobox")
        .map((choice) => choice.getAttribute("aria-label"));

    beforeEach(() => {
      attention = new Attention();
      show(<Many columns={columns} />);
    });

    test("shows what is open first, and keeps it in its place once it is done", async () => {
      expect(open()).toEqual(["Column for input_0", "Column for age"]);
      expect(screen.getByText("11 matched by name").closest("details")).not.toHaveAttribute("open");
      expect(screen.getByText("1 optional, not sent")).toBeVisible();
      await user.click(screen.getByRole("button", { name: "Use it for age" }));
      expect(open()).toEqual(["Column for input_0", "Column for age"]);
    });

    test("folds guesses that were all taken with one click, and leaves what is open on top", async () => {
      cleanup();
      show(<Many columns={[...names.slice(2), "Applicant Age", "Input 1 (EUR)"]} />);
      expect(open()).toEqual(["Column for input_0", "Column for input_1", "Column for age"]);
      await user.click(screen.getByRole("button", { name: "Use all guesses" }));
      expect(open()).toEqual(["Column for input_0"]);
    });

    test("is searched by the names of inputs and of columns, and shows what is found with a value of its column", async () => {
      await user.type(screen.getByRole("searchbox", { name: "Search inputs and columns" }), "INPUT_3");
      expect(screen.getByText("52,000", { selector: "span" })).toBeVisible();
      expect(screen.getByText("1 matched by name").closest("details")).toHaveAttribute("open");
      await user.clear(screen.getByRole("searchbox"));
      await user.type(screen.getByRole("searchbox"), "applicant");
      expect(open()).toEqual(["Column for age"]);
      await user.type(screen.getByRole("searchbox"), "x");
      expect(screen.getByText("No input or column of that name.")).toBeVisible();
    });

    test("leads a link to the choice of its input, once for each click", async () => {
      act(() => attention.goTo({ section: "data", input: "age" }));
      expect(screen.getByLabelText("Column for age")).toHaveFocus();
      await user.tab();
      await user.click(screen.getByRole("button", { name: "Use it for age" }));
      expect(screen.getByLabelText("Column for age")).not.toHaveFocus();
      act(() => attention.goTo({ section: "data", input: "age" }));
      expect(screen.getByLabelText("Column for age")).toHaveFocus();
    });
  });
});
