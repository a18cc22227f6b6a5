import "@testing-library/jest-dom";
import { FluentProvider, webLightTheme } from "@fluentui/react-components";
import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState, type ReactElement } from "react";
import { TensorColumns } from "../../../../src/taskpane/view/data/TensorColumns";
import { matchTensors, type TensorChoices } from "../../../../src/taskpane/state/data/match-tensors";
import { tableShape } from "../../fakes/pane-data";

const COLUMNS = tableShape().columns;

function show(form: ReactElement): void {
  render(<FluentProvider theme={webLightTheme}>{form}</FluentProvider>);
}

describe("the columns of a model's tensors", () => {
  const user = userEvent.setup();
  const four = { dataType: "float64", shape: [-1, 4] };

  function Form({ names }: { readonly names: readonly (string | undefined)[] }) {
    const [choices, setChoices] = useState<TensorChoices>(new Map());
    const tensors = names.map((name) => (name === undefined ? four : { ...four, name }));
    return (
      <TensorColumns
        columns={COLUMNS}
        own={new Set()}
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
    await user.click(within(listOf("a")).getByRole("button", { name: "Tick all" }));
    expect(screen.getByText(/^5 ticked, 4 wanted/)).toBeVisible();
    expect(screen.getByText("0 of 4 columns")).toBeVisible();
  });
});
