import { BLANK_RECIPE } from "../../../../src/core/recipe/recipe";
import { takeGivenRecipe } from "../../../../src/taskpane/state/given-recipe/take-given-recipe";
import { PaneSession } from "../../../../src/taskpane/state/pane-session";
import { checkOf, columnLook } from "../../fakes/fake-memory";
import { FakePane } from "../../fakes/fake-pane";
import { DEMO, MEASUREMENTS, tableShape } from "../../fakes/pane-data";
import { settle } from "../../fakes/settle";

const RECIPE = {
  ...BLANK_RECIPE,
  origin: DEMO.origin,
  route: "/serving-endpoints/iris/invocations",
  inputs: Object.fromEntries(MEASUREMENTS.map((name) => [name, name])),
  columnName: "Guess",
  rowsPerBatch: 50,
};
const GIVEN = { recipe: RECIPE, host: "localhost:3000", columns: MEASUREMENTS };

async function opened(prepare: (pane: FakePane) => void = () => undefined) {
  const pane = new FakePane();
  prepare(pane);
  const session = new PaneSession(pane.services);
  session.open();
  await settle();
  await session.memory.open();
  await settle();
  const parts = Object.assign(session, { services: pane.services });
  const { source } = tableShape();
  return { pane, session, take: (given = GIVEN) => takeGivenRecipe(given, source, parts) };
}

describe("a recipe that is put into the sections", () => {
  test("is what the next run follows, and no row is sent before it", async () => {
    const { pane, session, take } = await opened();
    expect(await take()).toBeUndefined();
    await settle();
    expect(session.view.getState().proposal.recipe).toMatchObject({ columnName: "Guess", rowsPerBatch: 50 });
    expect(pane.columnMemory.allowed).toEqual([{ origin: RECIPE.origin, route: RECIPE.route, columns: MEASUREMENTS }]);
    expect(pane.runs.started).toEqual([]);
    void session.score();
    await settle();
    expect(pane.runs.latest.plan).toMatchObject({ columnName: "Guess", rowsPerBatch: 50 });
  });

  test("makes a new column also of a table that has a remembered one", async () => {
    const { session, take } = await opened((pane) => {
      pane.columnMemory.remembered = { columns: [columnLook()], unreadable: [] };
      pane.columnMemory.checks.set("00000000000000c1", checkOf({}));
    });
    expect(session.memory.getState().isOffering).toBe(true);
    await take();
    expect(session.memory.getState().isOffering).toBe(false);
  });

  test("stays out where the relay does not reach its host", async () => {
    const { session, take } = await opened((pane) => (pane.signIn.mode = "server"));
    const before = session.view.getState().proposal.recipe;
    const recipe = { ...RECIPE, origin: "https://elsewhere.example.com", route: "/invocations" };
    const problem = await take({ ...GIVEN, recipe, host: "elsewhere.example.com" });
    expect(problem).toEqual({ kind: "no-upstream", host: "elsewhere.example.com" });
    expect(session.view.getState().proposal.recipe).toEqual(before);
  });
});
