import { PaneSession } from "../../../src/taskpane/state/pane-session";
import type { Proposal } from "../../../src/taskpane/state/proposal/proposal";
import { FakePane } from "../fakes/fake-pane";
import { MEASUREMENTS, schemaOf, summaryOf, tableShape } from "../fakes/pane-data";
import { settle } from "../fakes/settle";

describe("predictions of ours", () => {
  let pane: FakePane;
  let session: PaneSession;

  const proposal = (): Proposal => session.view.getState().proposal;
  const sent = () =>
    proposal().sent.map(({ column, inputName }) => (column === inputName ? column : [column, inputName]));
  const columnOf = (input: string) => proposal().matches?.find((match) => match.input.name === input);
  const select = async (columns: readonly string[], tableId = "t1") => {
    pane.sheet.selected = { kind: "source", shape: tableShape({ columns, source: { kind: "table", tableId } }) };
    await session.data.refresh();
  };
  const choose = async (name: string) => {
    session.model.choose(name);
    await settle();
  };
  const tick = (...columns: string[]) => session.recipes.change(proposal().place, { kind: "send-columns", columns });
  /** A run that has added these columns to the table. */
  const scoreWriting = async (columns: readonly string[], headers: readonly string[]) => {
    const ended = session.score();
    await settle();
    const { source } = tableShape();
    pane.sheet.selected = { kind: "source", shape: tableShape({ columns: [...columns, ...headers] }) };
    pane.runs.latest.become({
      state: "done",
      summary: summaryOf({ resultColumns: { source, headers, columnIds: headers } }),
    });
    await ended;
  };

  beforeEach(async () => {
    pane = new FakePane();
    session = new PaneSession(pane.services);
    session.open();
    await settle();
  });

  describe("for a model that does not say what it takes", () => {
    beforeEach(() => choose("nobody-knows"));

    test("and all other columns are not ticked by themselves, and nothing is sent, in a preview neither", async () => {
      expect(proposal()).toMatchObject({ sent: [], obstacle: { section: "data", code: "no-columns" } });
      await session.score();
      await session.previewRows();
      expect([pane.runs.started, pane.runs.previewed]).toEqual([[], []]);
    });

    test("are not ticked for the next run once columns were ticked, and can be replaced", async () => {
      tick("sepal_length", "species");
      await scoreWriting([...MEASUREMENTS, "species"], ["Prediction"]);
      expect(sent()).toEqual(["sepal_length", "species"]);
      expect(proposal().collision).toEqual({
        existing: ["Prediction"],
        nextFree: "Prediction 2",
        choice: "next-free",
      });
    });

    test("stay sent where they were ticked", async () => {
      await select([...MEASUREMENTS, "Prediction"]);
      tick("petal_width", "Prediction");
      expect(sent()).toEqual(["petal_width", "Prediction"]);
      expect(proposal().collision).toMatchObject({ isSent: true });
    });

    test("keep to the table and the endpoint they were ticked for", async () => {
      tick("species");
      await choose("somebody-else");
      expect(sent()).toEqual([]);
      await choose("nobody-knows");
      expect(sent()).toEqual(["species"]);
      await select(["species"], "t2");
      expect(sent()).toEqual([]);
    });
  });

  test("that were just written feed no input, not even one of their name, until that is said", async () => {
    pane.catalogue.schemas.set("chained", schemaOf(["petal_width", "Score"]));
    session.settings.change({ columnName: "Score" });
    await scoreWriting(MEASUREMENTS, ["Score"]);
    await choose("chained");
    expect(columnOf("Score")).toMatchObject({ kind: "missing" });
    session.recipes.change(proposal().place, { kind: "choose-input", input: "Score", choice: "Score" });
    expect(columnOf("Score")).toMatchObject({ kind: "chosen", column: "Score" });
    expect(proposal().obstacle).toBeUndefined();
  });

  test("with names of outputs are known too, in their table alone", async () => {
    pane.catalogue.schemas.set("chained", schemaOf(["petal_width", "Score low"]));
    session.settings.change({ columnName: "Score" });
    await scoreWriting(MEASUREMENTS, ["Score low", "Score high"]);
    await choose("chained");
    expect(columnOf("Score low")).toMatchObject({ kind: "missing" });
    await select([...MEASUREMENTS, "Score low"], "t2");
    expect(columnOf("Score low")).toMatchObject({ kind: "exact", column: "Score low" });
  });

  test("of an earlier run feed an input of their very name, and are never guessed", async () => {
    pane.catalogue.schemas.set("exact", schemaOf(["petal_width", "Prediction"]));
    pane.catalogue.schemas.set("alike", schemaOf(["petal_width", "prediction_2"]));
    await select([...MEASUREMENTS, "Prediction", "Prediction 2"]);
    await choose("exact");
    expect(columnOf("Prediction")).toMatchObject({ kind: "exact" });
    expect([...proposal().own.all]).toEqual(["Prediction", "Prediction 2"]);
    await choose("alike");
    expect(columnOf("prediction_2")).toMatchObject({ kind: "missing" });
  });

  test("make no tensor unless they are ticked for it", async () => {
    const tensors = [{ dataType: "float64", shape: [-1, 4] }];
    pane.catalogue.schemas.set("tensor", { columns: [], tensors, parameters: [] });
    await select([...MEASUREMENTS, "Prediction", "Prediction 2 label"]);
    await choose("tensor");
    expect(sent()).toEqual(MEASUREMENTS);
    const columns = ["sepal_length", "sepal_width", "petal_length", "Prediction"];
    session.recipes.change(proposal().place, { kind: "choose-tensor", tensor: "", columns });
    expect(sent()).toEqual(columns);
  });
});
