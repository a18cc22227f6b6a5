import "@testing-library/jest-dom";
import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { BLANK_RECIPE, type Recipe } from "../../../../src/core/recipe/recipe";
import { writeRecipe } from "../../../../src/core/recipe/recipe-json";
import { RecipeTake } from "../../../../src/taskpane/view/settings/RecipeTake";
import { FakePane } from "../../fakes/fake-pane";
import { DEMO } from "../../fakes/pane-data";
import { settle } from "../../fakes/settle";
import { renderPane } from "../../render-pane";

const RECIPE: Recipe = {
  ...BLANK_RECIPE,
  origin: DEMO.origin,
  route: "/serving-endpoints/iris/invocations",
  columnsSent: ["sepal_length"],
  columnName: "Guess",
};

describe("a recipe of one's own", () => {
  async function shown(pane = new FakePane()) {
    const rendered = renderPane(<RecipeTake />, undefined, pane);
    await act(async () => {
      rendered.session.open();
      await settle();
    });
    return { ...rendered, nameNow: () => rendered.session.view.getState().proposal.recipe.columnName };
  }

  async function paste(text: string): Promise<void> {
    await userEvent.click(screen.getByRole("textbox", { name: "Copied recipe" }));
    await userEvent.paste(text);
    await userEvent.click(screen.getByRole("button", { name: "Use recipe" }));
  }

  test("is pasted, and stands in the sections", async () => {
    const { nameNow } = await shown();
    await paste(writeRecipe(RECIPE));
    expect(await screen.findByRole("status")).toHaveTextContent("The recipe stands in the sections.");
    expect(nameNow()).toBe("Guess");
  });

  test("comes from a file as well", async () => {
    const { nameNow } = await shown();
    const file = new File([writeRecipe(RECIPE)], "recipe.json");
    Object.assign(file, { text: () => Promise.resolve(writeRecipe(RECIPE)) }); // which jsdom's files lack
    await userEvent.upload(screen.getByLabelText("File of a recipe"), file);
    await screen.findByRole("status");
    expect(nameNow()).toBe("Guess");
  });

  test("says what does not fit, and changes nothing", async () => {
    const { nameNow } = await shown();
    await paste(writeRecipe({ ...RECIPE, columnsSent: ["age"] }));
    expect(await screen.findByRole("alert")).toHaveTextContent("This table has no column age, which the recipe sends.");
    expect(nameNow()).toBe("Prediction");
  });

  test("is asked about first where it leads to a place that is new to this device", async () => {
    const pane = new FakePane();
    pane.columnMemory.isEverythingAllowed = false;
    const { nameNow } = await shown(pane);
    await paste(writeRecipe(RECIPE));
    expect(await screen.findByRole("alert")).toHaveTextContent(
      "This recipe sends column sepal_length to localhost:3000, where this device has not sent them before.",
    );
    await userEvent.click(screen.getByRole("button", { name: "Not now" }));
    expect([screen.queryByRole("alert"), nameNow(), pane.columnMemory.allowed]).toEqual([null, "Prediction", []]);
    await userEvent.click(screen.getByRole("button", { name: "Use recipe" }));
    await userEvent.click(await screen.findByRole("button", { name: "Use" }));
    await screen.findByRole("status");
    expect(nameNow()).toBe("Guess");
  });
});
