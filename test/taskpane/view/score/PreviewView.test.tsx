import "@testing-library/jest-dom";
import { screen } from "@testing-library/react";
import type { Preview } from "../../../../src/scoring/preview/preview-rows";
import { PreviewView } from "../../../../src/taskpane/view/score/PreviewView";
import { previewOf } from "../../fakes/pane-data";
import { renderPane } from "../../render-pane";

function show(facts: Partial<Preview>): void {
  const preview = previewOf(["setosa", "virginica"], facts);
  renderPane(<PreviewView />, { preview: { kind: "shown", preview } });
}

describe("a preview", () => {
  test("says what it means that a model answers for a row by its neighbours", () => {
    show({ isRowByRow: false });
    expect(screen.getByRole("note")).toHaveTextContent(/^This model answers for a row otherwise when other rows/);
  });

  test.each([{ isRowByRow: true }, {}])("says nothing of it where that was not found: %j", (facts) => {
    show(facts);
    expect(screen.getByRole("region", { name: "Predictions of the first rows" })).toBeVisible();
    expect(screen.queryByRole("note")).not.toBeInTheDocument();
  });

  test("that is out of date is made again by a button, which is off while something is in the way", () => {
    const { session, show: become } = renderPane(<PreviewView />, { preview: { kind: "outdated" } });
    const { proposal } = session.view.getState();
    const again = () => screen.getByRole("button", { name: "Preview again" });
    become({ proposal: { ...proposal, obstacle: undefined } });
    expect(again()).toBeEnabled();
    become({ proposal: { ...proposal, obstacle: { section: "settings", code: "parameters-wrong", names: ["a"] } } });
    expect(again()).toHaveAttribute("aria-disabled", "true");
  });
});
