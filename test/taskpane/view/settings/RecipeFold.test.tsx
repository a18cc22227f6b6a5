import "@testing-library/jest-dom";
import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { readRecipe } from "../../../../src/core/recipe/recipe-json";
import { RecipeFold } from "../../../../src/taskpane/view/settings/RecipeFold";
import { MEASUREMENTS, NOTHING_SELECTED } from "../../fakes/pane-data";
import { FakePane } from "../../fakes/fake-pane";
import { settle } from "../../fakes/settle";
import { renderPane } from "../../render-pane";

describe("the recipe of the next run", () => {
  async function open(pane = new FakePane()) {
    const rendered = renderPane(<RecipeFold />, undefined, pane);
    await act(async () => {
      rendered.session.open();
      await settle();
    });
    return rendered;
  }

  test("is copied as the command line reads it, without what one person agreed to", async () => {
    const { pane } = await open();
    await userEvent.click(screen.getByText(/^Recipe of the next run/));
    await userEvent.click(await screen.findByRole("button", { name: /^Copy recipe/ }));
    const recipe = readRecipe(pane.device.copied[0]);
    expect(recipe).toMatchObject({
      origin: "http://localhost:3000",
      route: "/serving-endpoints/iris/invocations",
      columnName: "Prediction",
      inputs: Object.fromEntries(MEASUREMENTS.map((name) => [name, name])),
    });
    expect(recipe.schemaHash).toMatch(/^[0-9a-f]{16}$/);
    expect(recipe).not.toHaveProperty("agreedFaults");
  });

  test("is not copied while no run could start, though another one can be brought", async () => {
    const pane = new FakePane();
    pane.sheet.selected = NOTHING_SELECTED;
    await open(pane);
    await userEvent.click(screen.getByText(/^Recipe of the next run/));
    expect(await screen.findByRole("button", { name: "Open file …" })).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: /^Copy recipe/ })).not.toBeInTheDocument();
  });
});
