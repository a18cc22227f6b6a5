import "@testing-library/jest-dom";
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { ExpectedInputs } from "../../../../src/taskpane/view/model/ExpectedInputs";
import { schemaOf } from "../../fakes/pane-data";
import { renderPane } from "../../render-pane";

const inputs = (count: number): string[] => Array.from({ length: count }, (_, place) => `input ${place + 1}`);

describe("what a model expects", () => {
  const user = userEvent.setup();

  test("is listed whole where it is little", () => {
    renderPane(<ExpectedInputs schema={schemaOf(inputs(8))} />, {});
    expect(screen.getAllByRole("listitem")).toHaveLength(8);
    expect(screen.queryByRole("button")).not.toBeInTheDocument();
  });

  test("is shown in part and, when asked for, whole, with the focus where it was", async () => {
    renderPane(<ExpectedInputs schema={schemaOf(inputs(40))} />, {});
    expect(screen.getAllByRole("listitem")).toHaveLength(8);
    await user.click(screen.getByRole("button", { name: "Show all 40 inputs", expanded: false }));
    expect(screen.getAllByRole("listitem")).toHaveLength(40);
    const fewer = screen.getByRole("button", { name: "Show fewer inputs", expanded: true });
    expect(fewer).toHaveFocus();
    await user.click(fewer);
    expect(screen.getAllByRole("listitem")).toHaveLength(8);
  });
});
