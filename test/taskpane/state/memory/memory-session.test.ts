import { WorkbookError } from "../../../../src/core/errors";
import { BLANK_RECIPE } from "../../../../src/core/recipe/recipe";
import { RememberedColumnError } from "../../../../src/scoring/memory/remembered-column-error";
import type { MemorySession } from "../../../../src/taskpane/state/memory/memory-session";
import { PaneSession } from "../../../../src/taskpane/state/pane-session";
import { checkOf, columnLook, runOf } from "../../fakes/fake-memory";
import { FakePane } from "../../fakes/fake-pane";
import { DEMO, MEASUREMENTS, NOTHING_SELECTED, previewOf, summaryOf, tableShape } from "../../fakes/pane-data";
import { settle } from "../../fakes/settle";

interface Opened {
  readonly pane: FakePane;
  readonly session: PaneSession;
  readonly memory: MemorySession;
}

/** A pane beside a table with one remembered column of which 20 rows have changed, unless a test says otherwise. */
async function opened(prepare: (pane: FakePane) => void = () => undefined): Promise<Opened> {
  const pane = new FakePane();
  pane.columnMemory.remembered = { columns: [columnLook()], unreadable: [] };
  pane.columnMemory.checks.set("00000000000000c1", checkOf({ changed: 20 }));
  prepare(pane);
  const session = new PaneSession(pane.services);
  session.open();
  await settle();
  await session.memory.open();
  await settle();
  const { memory } = session.memory.getState();
  if (memory === undefined) throw new Error("The memory did not open.");
  return { pane, session, memory };
}

const NOTHING = { columns: [], unreadable: [] };
const OTHER = { kind: "source", shape: tableShape({ source: { kind: "table", tableId: "t2" } }) } as const;

describe("the memory of the workbook's columns", () => {
  test("finds the column of the selected table, checks it unasked and offers what has changed", async () => {
    const { memory, session } = await opened();
    expect(memory.getState()).toMatchObject({
      column: { column: { headers: ["Prediction"] } },
      check: { kind: "known", isOld: false },
      offer: { kind: "changed", rowCount: 20 },
    });
    expect(session.memory.getState().isOffering).toBe(true);
  });

  test("takes remembered columns for no inputs, whatever they are called", async () => {
    const { session } = await opened((pane) => {
      const { place } = columnLook();
      const resultColumns = { ...place!.resultColumns, headers: ["Species guess"] };
      pane.columnMemory.remembered = {
        columns: [columnLook({ headers: ["Species guess"] }, { place: { ...place!, resultColumns } })],
        unreadable: [],
      };
    });
    expect([...session.view.getState().proposal.own.written]).toEqual(["Species guess"]);
  });

  test("has nothing to offer beside another table, and checks anew when the first one is selected again", async () => {
    const { pane, memory } = await opened();
    pane.sheet.select(OTHER);
    pane.device.endWaits();
    await settle();
    expect(memory.getState()).toMatchObject({ here: [], check: { kind: "none" } });
    expect(memory.getState().offer).toBeUndefined();
    pane.sheet.select({ kind: "source", shape: tableShape() });
    pane.device.endWaits();
    await settle();
    expect(memory.getState()).toMatchObject({ check: { kind: "known", isOld: false }, offer: { kind: "changed" } });
    expect(pane.columnMemory.checked.length).toBeGreaterThan(1);
  });

  test("reads no large table unasked, and says of a check that it is old once the person comes back", async () => {
    const large = { kind: "source", shape: tableShape({ rowCount: 100_000 }) } as const;
    const { pane, memory } = await opened((pane) => (pane.sheet.selected = large));
    expect(pane.columnMemory.checked).toEqual([]);
    expect(memory.getState().offer).toEqual({ kind: "uncounted", scope: "changed" });
    await memory.check();
    expect(memory.getState().check).toMatchObject({ kind: "known", isOld: false });
    pane.device.nowMs = 60_000;
    memory.lookAgain();
    await settle();
    expect(memory.getState().check).toMatchObject({ kind: "known", isOld: true });
  });

  test("checks anew when the person comes back, but not at every turn of the pointer", async () => {
    const { pane, memory } = await opened();
    memory.lookAgain();
    await settle();
    expect(pane.columnMemory.checked).toHaveLength(1);
    pane.device.nowMs = 1_000;
    memory.lookAgain();
    await settle();
    expect(pane.columnMemory.checked).toHaveLength(2);
  });

  test("checks anew once the selection rests: what is typed into a cell moves it", async () => {
    const { pane, memory } = await opened();
    pane.columnMemory.checks.set("00000000000000c1", checkOf({ changed: 21 }));
    pane.sheet.select(pane.sheet.selected);
    pane.device.endWaits();
    await settle();
    expect(memory.getState().offer).toMatchObject({ kind: "changed", rowCount: 21 });
  });

  test("calls nothing current that may have been edited while Excel rests from a long check", async () => {
    const { pane, memory } = await opened((pane) => pane.columnMemory.checks.delete("00000000000000c1"));
    pane.columnMemory.checks.set("00000000000000c1", checkOf({}));
    const check = memory.check();
    pane.device.nowMs = 5_000; // so long it took
    await check;
    expect(memory.getState().offer).toMatchObject({ kind: "current" });
    pane.sheet.select(pane.sheet.selected);
    expect(memory.getState()).toMatchObject({ check: { isOld: true }, offer: { kind: "uncounted" } });
  });

  test("scores the changed rows in place, remembers it, and checks anew", async () => {
    const { pane, memory } = await opened();
    void memory.score("changed");
    await settle();
    expect(pane.columnMemory.planned).toEqual([{ columnId: "00000000000000c1", scope: "changed" }]);
    expect(pane.columnMemory.runs).toMatchObject([{ columnId: "00000000000000c1", scope: "changed" }]);
    expect(pane.runs.latest.plan).toMatchObject({ onProblems: "score-clean", columnName: "Prediction" });
    pane.columnMemory.checks.set("00000000000000c1", checkOf({}));
    pane.runs.latest.become({ state: "done", summary: summaryOf() });
    await settle();
    expect(memory.getState().offer).toMatchObject({ kind: "current" });
  });

  test("scores those rows again that are selected when it is pressed, also after a question, and says where none is", async () => {
    const { pane, memory } = await opened((pane) => (pane.columnMemory.isEverythingAllowed = false));
    pane.sheet.chosen = { visible: [], selected: [{ firstRow: 4, rowCount: 2 }] };
    void memory.score("chosen", "selected");
    await settle();
    expect(memory.getState().question).toMatchObject({ kind: "consent", scope: "chosen" });
    void memory.answer(true);
    await settle();
    expect(pane.columnMemory.runs).toMatchObject([{ scope: "chosen" }]);
    expect(pane.runs.latest.plan?.rows).toEqual([{ firstRow: 4, rowCount: 2 }]);
    pane.runs.latest.become({ state: "done", summary: summaryOf() });
    await settle();
    await memory.score("chosen", "visible");
    expect(memory.getState().problem).toEqual({ kind: "no-rows", chosen: "visible" });
    expect(pane.runs.started).toHaveLength(1);
  });

  test("asks before it sends columns to a place that this device has not sent them to", async () => {
    const { pane, memory } = await opened((pane) => (pane.columnMemory.isEverythingAllowed = false));
    await memory.score("changed");
    expect(memory.getState().question).toMatchObject({ kind: "consent", host: "localhost:3000", scope: "changed" });
    await memory.answer(false);
    expect(memory.getState().question).toBeUndefined();
    expect(pane.runs.started).toEqual([]);
    await memory.score("changed");
    void memory.answer(true);
    await settle();
    expect(pane.columnMemory.allowed).toMatchObject([{ origin: DEMO.origin }]);
    expect(pane.runs.started).toHaveLength(1);
  });

  test("asks about every column that goes to an endpoint, also where the recipe names none", async () => {
    const { inputs: _inputs, ...recipe } = columnLook().column.recipe;
    const open = columnLook({ recipe: { ...recipe, inputs: {} } });
    const { schema: _schema, ...column } = open.column;
    const { pane, memory } = await opened((pane) => {
      pane.columnMemory.isEverythingAllowed = false;
      pane.columnMemory.allowed.push({ origin: recipe.origin!, route: recipe.route!, columns: [...MEASUREMENTS] });
      pane.columnMemory.remembered = { columns: [{ ...open, column }], unreadable: [] };
    });
    await memory.score("changed");
    expect(memory.getState().question).toMatchObject({ kind: "consent", place: { columns: tableShape().columns } });
    expect(pane.runs.started).toEqual([]);
  });

  test("asks about what the workbook remembers when it is pressed, and not when it was looked at", async () => {
    const { pane, memory } = await opened((pane) => {
      const { recipe } = columnLook().column;
      pane.columnMemory.isEverythingAllowed = false;
      pane.columnMemory.allowed.push({ origin: recipe.origin!, route: recipe.route!, columns: [...MEASUREMENTS] });
    });
    const route = "/serving-endpoints/other/invocations";
    const recipe = { ...columnLook().column.recipe, route };
    pane.columnMemory.remembered = { columns: [columnLook({ recipe })], unreadable: [] };
    await memory.score("changed");
    expect(memory.getState().question).toMatchObject({ kind: "consent", place: { route } });
    void memory.answer(true);
    await settle();
    expect(pane.columnMemory.allowed.at(-1)).toMatchObject({ route });
    expect(pane.columnMemory.runs).toMatchObject([{ recipe: { route } }]);
  });

  test("asks each time before it replaces what may be somebody else's, by the name that stands there", async () => {
    const { pane, memory } = await opened((pane) => {
      const { place } = columnLook();
      const resultColumns = { ...place!.resultColumns, headers: ["Salary"] };
      pane.columnMemory.remembered = {
        columns: [columnLook({}, { place: { ...place!, resultColumns } })],
        unreadable: [],
      };
      pane.columnMemory.isNotOurs = true;
    });
    await memory.score("all");
    expect(memory.getState().question).toEqual({ kind: "replace", scope: "all", headers: ["Salary"] });
    expect(pane.runs.started).toEqual([]);
    void memory.answer(true);
    await settle();
    expect(pane.runs.started).toHaveLength(1);
    pane.runs.latest.become({ state: "done", summary: summaryOf() });
    await settle();
    await memory.score("all");
    expect(memory.getState().question).toMatchObject({ kind: "replace" });
  });

  test("asks before it starts beside somebody else's run", async () => {
    const unended = { run: runOf({ startedBy: "Ana" }), isCut: false };
    const { pane, memory } = await opened((pane) => {
      pane.columnMemory.remembered = { columns: [columnLook({}, { unended })], unreadable: [] };
    });
    await memory.score("changed");
    expect(memory.getState().question).toMatchObject({ kind: "under-way", startedBy: "Ana" });
    void memory.answer(true);
    await settle();
    expect(pane.runs.started).toHaveLength(1);
  });

  test("says where the relay does not reach, and sends nothing", async () => {
    const { pane, memory } = await opened((pane) => {
      pane.signIn.mode = "server";
      const recipe = { ...BLANK_RECIPE, origin: "https://elsewhere.example.com", route: "/invocations" };
      pane.columnMemory.remembered = { columns: [columnLook({ recipe })], unreadable: [] };
    });
    await memory.score("changed");
    expect(memory.getState().problem).toEqual({ kind: "no-upstream", host: "elsewhere.example.com" });
    expect(pane.runs.started).toEqual([]);
  });

  test("connects to the recipe's upstream by its origin, and asks to sign in there first", async () => {
    const { pane, memory, session } = await opened((pane) => {
      const recipe = {
        ...BLANK_RECIPE,
        origin: "https://adb-1.azuredatabricks.net",
        upstreamId: "another name for it",
        route: "/serving-endpoints/churn/invocations",
      };
      pane.columnMemory.remembered = { columns: [columnLook({ recipe })], unreadable: [] };
    });
    await memory.score("changed");
    expect(session.connection.getState()).toMatchObject({ phase: "token-needed", upstream: { id: "ws" } });
    expect(memory.getState().problem).toEqual({ kind: "sign-in", host: "adb-1.azuredatabricks.net" });
    await session.connection.signIn("good", false);
    void memory.score("changed");
    await settle();
    expect(pane.runs.started).toHaveLength(1);
    expect(memory.getState().problem).toBeUndefined();
  });

  test("tells why a column cannot be scored again", async () => {
    const { pane, memory } = await opened((pane) => {
      pane.columnMemory.planError = new RememberedColumnError("gone");
    });
    await memory.score("changed");
    expect(memory.getState().problem).toEqual({ kind: "refused", why: "gone" });
    pane.columnMemory.planError = new WorkbookError("sheet-changed", "Gone.");
    await memory.score("changed");
    expect(memory.getState().problem).toMatchObject({ kind: "failed", error: { code: "sheet-changed" } });
  });

  test("puts the recipe into the sections, so that what is scored then replaces the column as it is called now and is remembered of it", async () => {
    const { pane, memory, session } = await opened((pane) => {
      const shape = tableShape({ columns: [...tableShape().columns, "Guess"] });
      pane.sheet.selected = { kind: "source", shape };
      const { column, place } = columnLook();
      const resultColumns = { ...place!.resultColumns, headers: ["Guess"] };
      const recipe = { ...column.recipe, inputFormat: "dataframe_split" } as const;
      pane.columnMemory.remembered = {
        columns: [columnLook({ recipe }, { place: { ...place!, resultColumns } })],
        unreadable: [],
      };
    });
    await memory.change();
    await settle();
    expect(memory.getState()).toMatchObject({ setAside: "change" });
    expect(session.view.getState().proposal.recipe).toMatchObject({
      columnName: "Guess",
      nameChoice: "replace",
      inputFormat: "dataframe_split",
    });
    void session.score();
    await settle();
    expect(pane.runs.latest.plan).toMatchObject({ collision: "replace", columnName: "Guess" });
    expect(pane.columnMemory.runs).toMatchObject([{ columnId: "00000000000000c1", scope: "all" }]);
    memory.setAside(undefined);
    expect(memory.getState().setAside).toBeUndefined();
  });

  test("adds a new column beside it when that is asked for, also after its recipe was put into the sections", async () => {
    const { pane, memory, session } = await opened((pane) => {
      const shape = tableShape({ columns: [...tableShape().columns, "Prediction"] });
      pane.sheet.selected = { kind: "source", shape };
      pane.columnMemory.remembered = { columns: [columnLook({ headers: ["Prediction"] })], unreadable: [] };
    });
    for (const between of [undefined, "new"] as const) {
      await memory.change();
      memory.setAside(between);
      memory.setAside("new");
      expect(session.view.getState().proposal.collision?.choice).toBe("next-free");
    }
    void session.score();
    await settle();
    expect(pane.runs.latest.plan?.collision).toBe("next-free");
  });

  test("keeps a changed recipe for the column without scoring, and calls nothing current that another one made", async () => {
    const { pane, memory } = await opened();
    await memory.change();
    const { recipe, schema } = columnLook().column;
    pane.columnMemory.checks.set("00000000000000c1", checkOf({ unknown: 150 }, { whyUnknown: "recipe-changed" }));
    await memory.saveRecipe({ ...recipe, parameters: { threshold: "0.7" } }, schema);
    await settle();
    expect(memory.getState()).toMatchObject({
      column: { column: { recipe: { parameters: { threshold: "0.7" } } } },
      offer: { kind: "whole", why: "recipe-changed" },
    });
    expect(memory.getState().setAside).toBeUndefined();
    expect(pane.runs.started).toEqual([]);
  });

  test("looks at a large table, too, once its recipe was changed", async () => {
    const large = { kind: "source", shape: tableShape({ rowCount: 100_000 }) } as const;
    const { pane, memory } = await opened((pane) => (pane.sheet.selected = large));
    await memory.check();
    pane.columnMemory.checks.set("00000000000000c1", checkOf({ unknown: 150 }, { whyUnknown: "recipe-changed" }));
    await memory.saveRecipe(columnLook().column.recipe, undefined);
    expect(memory.getState().offer).toMatchObject({ kind: "whole", why: "recipe-changed" });
  });

  test("says why a recipe could not be kept, and leaves it in the sections", async () => {
    const { pane, memory } = await opened();
    await memory.change();
    pane.columnMemory.recipeError = new RememberedColumnError("no-endpoint");
    await memory.saveRecipe(columnLook().column.recipe, undefined);
    expect(memory.getState()).toMatchObject({
      setAside: "change",
      problem: { kind: "refused", why: "no-endpoint" },
    });
  });

  test("takes the column out of the sheet, and its memory out of the workbook", async () => {
    const { pane, memory } = await opened();
    await memory.remove();
    expect(pane.sheet.removed).toMatchObject([{ headers: ["Prediction"] }]);
    expect(pane.columnMemory.forgotten).toEqual(["00000000000000c1"]);
    expect(memory.getState().column).toBeUndefined();
  });

  test("puts a removed column back, and remembers it again where it stands now", async () => {
    const { pane, memory } = await opened((pane) => {
      pane.sheet.undoState = "removed";
      pane.sheet.newIds = ["c9"];
    });
    await memory.remove();
    expect(memory.getState().removed).toMatchObject({ headers: ["Prediction"] });
    await memory.putBack();
    expect(pane.sheet.undone).toMatchObject([{ columnIds: ["c1"] }]);
    const { removed, column } = memory.getState();
    expect(removed).toBeUndefined();
    expect(column).toMatchObject({ place: { resultColumns: { columnIds: ["c9"] } } });
  });

  test("says why a removed column could not be put back, and still offers it", async () => {
    const { pane, memory } = await opened((pane) => (pane.sheet.undoState = "removed"));
    await memory.remove();
    pane.sheet.undoError = new WorkbookError("cells-occupied", "Something else stands there.");
    await memory.putBack();
    expect(memory.getState()).toMatchObject({ problem: { kind: "failed" }, removed: { headers: ["Prediction"] } });
  });

  test("offers no way back where nothing of a removed column could be kept, and takes its reasons along", async () => {
    const { pane, memory } = await opened((pane) => {
      const { place } = columnLook();
      const reasonsColumn = { ...place!.resultColumns, headers: ["Why"], columnIds: ["c2"] };
      pane.columnMemory.remembered = {
        columns: [columnLook({}, { place: { ...place!, reasonsColumn } })],
        unreadable: [],
      };
    });
    await memory.remove();
    expect(pane.sheet.removed).toMatchObject([{ headers: ["Prediction", "Why"], hasReasons: true }]);
    expect(memory.getState().removed).toBeUndefined();
  });

  test("keeps the memory of a column that could not be taken out", async () => {
    const { pane, memory } = await opened((pane) => {
      pane.sheet.removeError = new WorkbookError("sheet-protected", "Protected.");
    });
    await memory.remove();
    expect(pane.columnMemory.forgotten).toEqual([]);
    expect(memory.getState()).toMatchObject({ problem: { kind: "failed", error: { code: "sheet-protected" } } });
  });

  test("lets a run of the sections be remembered, as a new column, and takes the press for consent", async () => {
    const { pane, memory, session } = await opened();
    memory.setAside("new");
    void session.score();
    await settle();
    expect(pane.columnMemory.runs).toMatchObject([{ scope: "all", schema: { tensors: [] } }]);
    expect(pane.columnMemory.runs[0]).not.toHaveProperty("columnId");
    expect(pane.columnMemory.allowed).toMatchObject([
      { columns: ["sepal_length", "sepal_width", "petal_length", "petal_width"] },
    ]);
  });

  test("shows the new column that was wanted, once a run has made it, and what can be done with it", async () => {
    const { pane, memory, session } = await opened();
    memory.setAside("new");
    void session.score();
    await settle();
    const made = columnLook({ id: "00000000000000c2", headers: ["Prediction 2"] });
    pane.columnMemory.remembered = { columns: [columnLook(), made], unreadable: [] };
    pane.columnMemory.checks.set("00000000000000c2", checkOf({}));
    const remembered = { kind: "kept", columnId: "00000000000000c2" } as const;
    pane.runs.latest.become({ state: "done", summary: summaryOf({ remembered }) });
    await settle();
    expect(memory.getState()).toMatchObject({ column: { column: { id: "00000000000000c2" } }, offer: {} });
    expect(memory.getState().setAside).toBeUndefined();
  });

  test("remembers with a run what its preview found of rows in other company, also once the preview is put away", async () => {
    const { pane, memory, session } = await opened((pane) => (pane.columnMemory.remembered = NOTHING));
    pane.runs.preview = previewOf(["setosa"], { isRowByRow: false });
    await session.previewRows();
    session.preview.close();
    void session.score();
    await settle();
    expect(memory.getState().column).toBeUndefined();
    expect(pane.columnMemory.runs).toMatchObject([{ scope: "all", isRowByRow: false }]);
  });

  test("offers no part of a column any more once a preview found that its model answers by a row's neighbours", async () => {
    const { pane, memory, session } = await opened();
    pane.runs.preview = previewOf(["setosa"], { isRowByRow: false });
    await session.previewRows();
    expect(memory.getState().offer).toEqual({ kind: "whole", scope: "all", why: "not-row-by-row" });
    expect(pane.columnMemory.remembered.columns).toMatchObject([{ column: { isRowByRow: false } }]);
  });

  test("forgets what was set aside and asked when another table is selected", async () => {
    const { pane, memory } = await opened();
    memory.setAside("new");
    pane.sheet.select(NOTHING_SELECTED);
    pane.device.endWaits();
    await settle();
    expect(memory.getState().setAside).toBeUndefined();
  });

  test("shows another one of the table's columns", async () => {
    const { pane, memory } = await opened((pane) => {
      const other = columnLook({ id: "older", headers: ["Guess"] }, { runs: [] });
      pane.columnMemory.remembered = { columns: [other, columnLook()], unreadable: [] };
      pane.columnMemory.checks.set("older", checkOf({ failed: 2 }));
    });
    memory.choose("older");
    await settle();
    expect(memory.getState()).toMatchObject({ column: { column: { id: "older" } }, offer: { kind: "missing" } });
    expect(pane.columnMemory.checked).toEqual(["00000000000000c1", "older"]);
  });
});
