import { RunStoppedError } from "../../../src/core/errors";
import { endpointUrl } from "../../../src/endpoint/addresses/endpoint-address";
import { PaneSession } from "../../../src/taskpane/state/pane-session";
import type { Proposal } from "../../../src/taskpane/state/proposal/proposal";
import { problemIn, reportOf } from "../../support/check-report";
import { FakePane } from "../fakes/fake-pane";
import {
  addressNamed,
  MEASUREMENTS,
  NOTHING_SELECTED,
  PERSONAL,
  schemaOf,
  summaryOf,
  tableShape,
  WORKSPACE,
} from "../fakes/pane-data";
import { settle } from "../fakes/settle";

const SIGN_IN_ENDED = new RunStoppedError("sign-in-needed", "You are not signed in any more.", { status: 401 });
const FAULTY = reportOf([problemIn("sepal_length", "text-not-number", [4, 5])]);

describe("the pane, from opening to scoring", () => {
  let pane: FakePane;
  let session: PaneSession;

  const proposal = (): Proposal => session.view.getState().proposal;
  const score = () => session.score();

  beforeEach(async () => {
    pane = new FakePane();
    session = new PaneSession(pane.services);
    session.open();
    await settle();
  });

  test("is ready to score without a click when the selected table fits a demo model", () => {
    expect(proposal()).toMatchObject({
      target: { endpointName: "iris" },
      obstacle: undefined,
      shape: { rowCount: 150 },
    });
    expect(proposal().sent.map((one) => one.column)).toEqual(MEASUREMENTS);
  });

  test("previews with the very plan of a run, and puts the preview away when the run begins", async () => {
    await session.previewRows();
    expect(session.preview.getState()).toMatchObject({ kind: "shown" });
    expect(pane.runs.previewed).toMatchObject([{ address: { route: "/serving-endpoints/iris/invocations" } }]);
    void score();
    await settle();
    expect(pane.runs.latest.plan).toEqual({ ...pane.runs.previewed[0]?.plan, outputsExpected: [""] });
    expect(session.preview.getState()).toEqual({ kind: "none" });
  });

  test("sends nothing of a selection that it has not shown, and scores it when it is asked again", async () => {
    pane.sheet.selected = { kind: "source", shape: tableShape({ rowCount: 160 }) };
    await score();
    expect(pane.runs.started).toEqual([]);
    expect(session.data.getState().isNews).toBe(true);
    expect(proposal()).toMatchObject({ shape: { rowCount: 160 }, obstacle: undefined });
    await session.previewRows();
    expect(pane.runs.previewed).toHaveLength(1);
    void score();
    await settle();
    expect(pane.runs.started).toHaveLength(1);
    expect(session.data.getState().isNews).toBeUndefined();
  });

  test("previews no rows of another table than it shows", async () => {
    pane.sheet.selected = { kind: "source", shape: tableShape({ source: { kind: "table", tableId: "t2" } }) };
    await session.previewRows();
    expect(pane.runs.previewed).toEqual([]);
  });

  test("reads the selection when the person comes back, but not into a run", async () => {
    const reads = jest.spyOn(pane.sheet, "readSelection");
    pane.device.nowMs = 5_000;
    session.lookAgain();
    await settle();
    expect(reads).toHaveBeenCalledTimes(1);
    void score();
    await settle();
    pane.device.nowMs = 10_000;
    session.lookAgain();
    await settle();
    expect(reads).toHaveBeenCalledTimes(2); // before the run
  });

  test("previews nothing while something is in the way", async () => {
    pane.sheet.select(NOTHING_SELECTED);
    pane.device.endWaits();
    await settle();
    await session.previewRows();
    expect(pane.runs.previewed).toEqual([]);
  });

  test("learns from a preview, too, that a sign-in has ended", async () => {
    await signInAsPerson();
    pane.runs.preview = Promise.reject(SIGN_IN_ENDED);
    await session.previewRows();
    expect(session.connection.getState()).toMatchObject({ phase: "sign-in-needed", isExpired: true });
  });

  test("sends the model's inputs, and no column that it did not ask for", async () => {
    void score();
    await settle();
    const { plan } = pane.runs.latest;
    expect(plan?.source).toEqual({ kind: "table", tableId: "t1" });
    expect(plan?.inputs.schema?.columns.map((column) => column.name)).toEqual(MEASUREMENTS);
    expect(Object.keys(plan?.inputs.sources ?? {})).toEqual(MEASUREMENTS);
    expect(plan).toMatchObject({ collision: "next-free", columnName: "Prediction", rowsPerBatch: 256 });
  });

  test("remembers every output a model has answered, so that the next run can leave some out", async () => {
    const ended = score();
    await settle();
    pane.runs.latest.become({ state: "done", summary: { ...summaryOf(), outputs: ["label", "score"] } });
    await ended;
    expect(proposal().recipe.outputsKnown).toEqual(["label", "score"]);
    session.recipes.change(proposal().place, { kind: "leave-outputs-out", outputs: ["score"] });
    void score();
    await settle();
    expect(pane.runs.latest.plan?.outputChoice).toEqual({ outputs: ["label"], roundsFloat32: false });
  });

  test("sends a column under the name of the input it was confirmed for", async () => {
    const columns = ["Sepal Length", ...MEASUREMENTS.slice(1)];
    pane.sheet.selected = { kind: "source", shape: tableShape({ columns }) };
    await session.data.refresh();
    session.model.choose("iris");
    expect(proposal().obstacle).toEqual({ section: "data", code: "guesses-open", names: ["sepal_length"] });
    await score();
    expect(pane.runs.started).toHaveLength(0);
    session.recipes.change(proposal().place, { kind: "choose-input", input: "sepal_length", choice: "Sepal Length" });
    void score();
    await settle();
    expect(pane.runs.latest.plan?.inputs.sources?.["sepal_length"]).toEqual({ column: "Sepal Length" });
  });

  test("does not even name an optional input that the analyst left out", async () => {
    pane.catalogue.schemas.set("opt", schemaOf(["sepal_length", "species"], ["species"]));
    session.model.choose("opt");
    await settle();
    session.recipes.change(proposal().place, { kind: "choose-input", input: "species", choice: null });
    void score();
    await settle();
    expect(pane.runs.latest.plan?.inputs.schema?.columns.map((column) => column.name)).toEqual(["sepal_length"]);
  });

  test("sends the ticked columns in the order of the sheet when the model has no schema", async () => {
    session.model.choose("nobody-knows");
    await settle();
    session.recipes.change(proposal().place, {
      kind: "send-columns",
      columns: ["species", "sepal_width", "petal_length"],
    });
    void score();
    await settle();
    expect(pane.runs.latest.plan?.inputs).toMatchObject({ columns: ["sepal_width", "petal_length", "species"] });
  });

  test("asks what to do about a column of that name, and adds beside it unless told to replace", async () => {
    const columns = [...MEASUREMENTS, "prediction"];
    pane.sheet.selected = { kind: "source", shape: tableShape({ columns }) };
    await session.data.refresh();
    expect(proposal().collision).toEqual({ existing: ["prediction"], nextFree: "Prediction 2", choice: "next-free" });
    session.recipes.change(proposal().place, { kind: "choose-name", choice: "replace" });
    void score();
    await settle();
    expect(pane.runs.latest.plan?.collision).toBe("replace");
  });

  test("reads the table again after a run, and does not take its own predictions for inputs", async () => {
    session.model.choose("nobody-knows");
    await settle();
    session.recipes.change(proposal().place, { kind: "send-columns", columns: MEASUREMENTS });
    const ended = score();
    await settle();
    pane.sheet.selected = { kind: "source", shape: tableShape({ columns: [...MEASUREMENTS, "Prediction"] }) };
    pane.runs.latest.become({ state: "done", summary: summaryOf() });
    await ended;
    expect(proposal().sent.map((one) => one.column)).toEqual(MEASUREMENTS);
  });

  test("stops before anything is sent when cells are at fault, and scores the rest at the next press", async () => {
    const ended = score();
    await settle();
    expect(pane.runs.latest.plan).toMatchObject({ onProblems: "review", onRefused: "quarantine" });
    pane.runs.latest.become({ state: "review", shape: tableShape(), report: FAULTY });
    await ended;
    void score();
    await settle();
    expect(pane.runs.started).toHaveLength(2);
    expect(pane.runs.latest.plan).toMatchObject({ onProblems: "score-clean" });
  });

  test("scores a table again without another word about faults that were seen", async () => {
    await scoreSeen();
    void score();
    await settle();
    pane.runs.latest.become({ state: "review", shape: tableShape(), report: FAULTY });
    await settle();
    expect(pane.runs.started).toHaveLength(4);
    expect(pane.runs.latest.plan).toMatchObject({ onProblems: "score-clean" });
  });

  test("comes back to the analyst when another fault has turned up meanwhile", async () => {
    await scoreSeen();
    const ended = score();
    await settle();
    const report = reportOf([...FAULTY.problems, problemIn("petal_width", "error-cell", [9])]);
    pane.runs.latest.become({ state: "review", shape: tableShape(), report });
    await ended;
    expect(pane.runs.started).toHaveLength(3);
    expect(session.run.getState().status.state).toBe("review");
  });

  test("sends cells as they were cured for this table and model, not for another", async () => {
    const reading = { cures: { "text-not-number": { kind: "send-null" } } } as const;
    session.recipes.change(proposal().place, { kind: "read-column", column: "sepal_length", reading });
    void score();
    await settle();
    expect(pane.runs.latest.plan?.readings).toEqual({ sepal_length: reading });
    session.model.choose("cars");
    await settle();
    expect(proposal().recipe.readings).toEqual({});
  });

  test("forgets the chosen model with its workspace, but not while signing in", async () => {
    await session.connection.chooseUpstream(WORKSPACE.id);
    session.model.choose("mine");
    await session.connection.signIn("good", false);
    expect(session.model.getState().chosen?.endpointName).toBe("mine");
    await session.connection.chooseUpstream("demo");
    expect(session.model.getState().chosen).toBeUndefined();
  });

  test("goes to the model of a pasted address once signed in", async () => {
    await session.useAddress(`${WORKSPACE.origin}/serving-endpoints/iris/invocations`);
    expect(session.connection.getState().phase).toBe("token-needed");
    await session.connection.signIn("good", false);
    await settle();
    expect(proposal()).toMatchObject({ target: { endpointName: "iris" }, obstacle: undefined });
  });

  test("keeps everything when a sign-in ends during a run, and goes on after the next one", async () => {
    await signInAsPerson();
    session.model.choose("cars");
    session.model.choose("iris");
    session.recipes.change(proposal().place, { kind: "send-columns", columns: [...MEASUREMENTS] });
    const before = proposal();
    const ended = score();
    await settle();
    pane.runs.latest.become({ state: "failed", error: SIGN_IN_ENDED });
    await ended;
    expect(session.connection.getState()).toMatchObject({ phase: "sign-in-needed", isExpired: true });
    expect(proposal()).toMatchObject({ target: { endpointName: "iris" }, obstacle: { code: "not-connected" } });
    expect(proposal().matches).toEqual(before.matches);
    await session.connection.signInPerson();
    await settle();
    expect(proposal()).toEqual(before);
    await session.removeResultColumns(); // whatever else happens to that run, its end was told
    expect(session.connection.getState().phase).toBe("connected");
  });

  test("asks for another token when a run shows that this one is not good any more, and keeps everything else", async () => {
    const before = await signInWithToken();
    pane.catalogue.goodTokens = ["next"];
    await scoreRefused();
    expect(session.connection.getState()).toMatchObject({ phase: "failed", error: { code: "unauthorized" } });
    expect(proposal()).toMatchObject({ target: { endpointName: "iris" }, obstacle: { code: "not-connected" } });
    await session.connection.signIn("next", false);
    await settle();
    expect(proposal()).toEqual(before);
  });

  test("stays connected when it is one endpoint that refuses a good token", async () => {
    const before = await signInWithToken();
    await scoreRefused();
    expect(session.connection.getState().phase).toBe("connected");
    expect(proposal()).toEqual(before);
  });

  test("asks for the next sign-in when it shows at the question about a model that the last one has ended", async () => {
    await signInAsPerson();
    pane.catalogue.schemaError = SIGN_IN_ENDED;
    session.model.choose("typed");
    await settle();
    expect(session.connection.getState()).toMatchObject({ phase: "sign-in-needed", isExpired: true });
    pane.catalogue.schemaError = undefined;
    await session.connection.signInPerson();
    await settle();
    expect(session.connection.getState().phase).toBe("connected");
    expect(session.model.getState().schemas.get(endpointUrl(addressNamed("typed", PERSONAL)))?.phase).toBe("none");
  });

  test("forgets the models of a person who signs out", async () => {
    await signInAsPerson();
    await session.connection.signOut();
    expect(session.model.getState().endpoints).toEqual([]);
  });

  async function signInAsPerson(): Promise<void> {
    pane.signIn.upstreams = [PERSONAL];
    await session.connection.open();
    await session.connection.signInPerson();
    await settle();
  }

  async function signInWithToken(): Promise<Proposal> {
    pane.signIn.upstreams = [WORKSPACE];
    await session.connection.open();
    await session.connection.signIn("good", false);
    session.model.choose("iris");
    await settle();
    return proposal();
  }

  async function scoreRefused(): Promise<void> {
    const ended = score();
    await settle();
    const error = new RunStoppedError("unauthorized", "The token was refused.", { status: 401 });
    pane.runs.latest.become({ state: "failed", error });
    await ended;
    await settle();
  }

  /** A run that found faults, and one of what was clean. */
  async function scoreSeen(): Promise<void> {
    for (const status of [
      { state: "review", shape: tableShape(), report: FAULTY },
      { state: "done", summary: summaryOf() },
    ] as const) {
      const ended = score();
      await settle();
      pane.runs.latest.become(status);
      await ended;
    }
  }
});
