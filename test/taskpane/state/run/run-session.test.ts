import { BLANK_RECIPE } from "../../../../src/core/recipe/recipe";
import { WorkbookError } from "../../../../src/core/errors";
import { RunSession, type CeilingQuestion, type RunOrder } from "../../../../src/taskpane/state/run/run-session";
import { planOf } from "../../../scoring/plan-of";
import { problemIn, reportOf } from "../../../support/check-report";
import { sentInput } from "../../../support/sent-input";
import { FakeRuns } from "../../fakes/fake-runs";
import { FakeSheet } from "../../fakes/fake-sheet";
import { here } from "../../fakes/here";
import { addressNamed, DEMO, progressOf, summaryOf, tableShape } from "../../fakes/pane-data";
import { settle } from "../../fakes/settle";
import { IRIS_PLACE } from "../../iris-place";

const ORDER: RunOrder = {
  connection: { upstream: DEMO },
  address: addressNamed("iris"),
  modelLabel: "iris",
  sourceLabel: "Table Iris",
  rowCount: 150,
  columns: [{ column: "a", inputName: "a" }],
  place: IRIS_PLACE,
  recipe: BLANK_RECIPE,
  plan: planOf({ inputs: { format: "dataframe_records", columns: ["a"] } }),
};

const REVIEWED: RunOrder = { ...ORDER, plan: { ...ORDER.plan, onProblems: "review" } };
const REPORT = reportOf([problemIn("a", "error-cell", [3])]);

describe("the latest scoring run", () => {
  let runs: FakeRuns;
  let sheet: FakeSheet;
  let session: RunSession;

  beforeEach(() => {
    runs = new FakeRuns();
    sheet = new FakeSheet();
    session = new RunSession({ runs: here(runs), sheet: here(sheet) });
  });

  test("is shown as it goes, from reading to its end", async () => {
    const ended = session.start(ORDER);
    await settle();
    expect(session.getState()).toMatchObject({ status: { state: "reading" }, order: ORDER });
    runs.latest.become({ state: "scoring", progress: progressOf({ rowsScored: 50 }) });
    expect(session.getState().status).toMatchObject({ progress: { rowsScored: 50 } });
    runs.latest.become({ state: "done", summary: summaryOf() });
    await ended;
    expect(session.getState().status.state).toBe("done");
    expect(runs.latest.plan).toBe(ORDER.plan);
  });

  test("keeps the recipe that made the column, with what its check inferred, until another run begins", async () => {
    const sentInputs = [sentInput("a", { type: "long" })];
    const ended = session.start(ORDER);
    await settle();
    runs.latest.become({ state: "scoring", progress: progressOf({ rowsScored: 50 }) });
    expect(session.getState().recipe).toBeUndefined();
    runs.latest.become({ state: "done", summary: summaryOf({ sentInputs }) });
    await ended;
    expect(session.getState().recipe).toEqual({ ...BLANK_RECIPE, readings: { a: { type: "long" } } });
    void session.start(ORDER);
    await settle();
    expect(session.getState().recipe).toBeUndefined();
  });

  test("made no column where none stands in the sheet, and keeps no recipe for it", async () => {
    const { resultColumns: _none, ...summary } = summaryOf({ sentInputs: [sentInput("a", { type: "long" })] });
    const ended = session.start(ORDER);
    await settle();
    runs.latest.become({ state: "done", summary });
    await ended;
    expect(session.getState().recipe).toBeUndefined();
  });

  test("is started once, however often the button is pressed", async () => {
    void session.start(ORDER);
    void session.start(ORDER);
    await settle();
    void session.start(ORDER);
    await settle();
    expect(runs.started).toHaveLength(1);
  });

  test("is cancelled at once, and shown to be on its way to the end", async () => {
    void session.start(ORDER);
    await settle();
    session.cancel();
    expect(runs.latest.isCancelled).toBe(true);
    expect(session.getState().isCancelling).toBe(true);
  });

  test("is not cancelled when there is none", () => {
    session.cancel();
    expect(session.getState().isCancelling).toBe(false);
  });

  test("may be followed by another, for which nothing is cancelled or removed yet", async () => {
    const first = session.start(ORDER);
    await settle();
    session.cancel();
    runs.latest.become({ state: "cancelled", summary: summaryOf({ scored: 50, untouched: 100 }) });
    await first;
    await session.removeResultColumns();
    void session.start(ORDER);
    await settle();
    expect(session.getState()).toMatchObject({ isCancelling: false, removal: "none", status: { state: "reading" } });
  });

  test("that cannot even be created is a failure with words", async () => {
    runs.runError = new TypeError("Failed to load a script.");
    await session.start(ORDER);
    expect(session.getState().status).toMatchObject({ state: "failed", error: { code: "unexpected" } });
  });

  test("names its columns as the pane's own, so that they are not sent as inputs later", async () => {
    await finishedRun();
    expect(session.getState().written).toEqual(new Map([["table t1", new Set(["Prediction"])]]));
    expect(session.getState().knownOrigins).toEqual(new Set([DEMO.origin]));
  });

  test("has its column removed once, and the name is free again", async () => {
    await finishedRun();
    await Promise.all([session.removeResultColumns(), session.removeResultColumns()]);
    expect(sheet.removed).toHaveLength(1);
    expect(session.getState()).toMatchObject({ removal: "removed", written: new Map([["table t1", new Set()]]) });
  });

  test("has a blank column removed, too, which a run that wrote nothing left, and never sends it", async () => {
    const { resultColumns: blankColumns, ...summary } = summaryOf({ scored: 0, untouched: 150 });
    const ended = session.start(ORDER);
    await settle();
    runs.latest.become({ state: "cancelled", summary: { ...summary, blankColumns: blankColumns! } });
    await ended;
    expect(session.getState().written).toEqual(new Map([["table t1", new Set(["Prediction"])]]));
    await session.removeResultColumns();
    expect(sheet.removed).toEqual([blankColumns]);
    expect(session.getState()).toMatchObject({ removal: "removed", written: new Map([["table t1", new Set()]]) });
  });

  test("keeps its column when Excel refuses to remove it, and says why", async () => {
    await finishedRun();
    sheet.removeError = new WorkbookError("sheet-protected", "No.");
    await session.removeResultColumns();
    expect(session.getState()).toMatchObject({ removal: "none", removalError: { code: "sheet-protected" } });
    sheet.removeError = undefined;
    await session.removeResultColumns();
    expect(session.getState().removal).toBe("removed");
    expect(session.getState()).not.toHaveProperty("removalError");
  });

  test("stops at faults that nobody has agreed to leave out, and no row has left the workbook", async () => {
    const ended = session.start(ORDER, () => false);
    await settle();
    runs.latest.become({ state: "review", shape: tableShape(), report: REPORT });
    await ended;
    expect(runs.started).toHaveLength(1);
    expect(session.getState()).toMatchObject({ status: { state: "review" }, knownOrigins: new Set() });
  });

  test("goes on by itself past faults that were agreed to, and never shows them", async () => {
    const seen: string[] = [];
    session.subscribe(() => seen.push(session.getState().status.state));
    const ended = session.start(REVIEWED, (report) => report === REPORT);
    await settle();
    runs.latest.become({ state: "review", shape: tableShape(), report: REPORT });
    await settle();
    expect(runs.latest.plan).toEqual({ ...REVIEWED.plan, onProblems: "score-clean" });
    runs.latest.become({ state: "done", summary: summaryOf() });
    await ended;
    expect(runs.started).toHaveLength(2);
    expect(seen).not.toContain("review");
    expect(session.getState().status.state).toBe("done");
  });

  test("does not go on once Cancel was pressed", async () => {
    const ended = session.start(REVIEWED, () => true);
    await settle();
    session.cancel();
    runs.latest.become({ state: "review", shape: tableShape(), report: REPORT });
    await ended;
    expect(runs.started).toHaveLength(1);
    expect(session.getState().status.state).toBe("review");
  });

  async function finishedRun(): Promise<void> {
    const ended = session.start(ORDER);
    await settle();
    runs.latest.become({ state: "done", summary: summaryOf() });
    await ended;
  }

  describe("between the press of the button and the run", () => {
    const never = () => new Promise<boolean>(() => undefined);

    test("is being prepared, so that Cancel is there, until the run begins", async () => {
      const prepared = session.prepare(() => Promise.resolve(true));
      expect(session.getState().isPreparing).toBe(true);
      expect(await prepared).toBe(true);
      expect(session.getState().isPreparing).toBe(true);
      void session.start(ORDER);
      await settle();
      expect(session.getState()).toMatchObject({ status: { state: "reading" } });
      expect(session.getState()).not.toHaveProperty("isPreparing");
    });

    test("does not begin where it is not what was shown", async () => {
      expect(await session.prepare(() => Promise.resolve(false))).toBe(false);
      expect(session.getState()).not.toHaveProperty("isPreparing");
    });

    test("is given up at once by Cancel, also while Excel does not answer", async () => {
      const prepared = session.prepare(never);
      session.cancel();
      expect(await prepared).toBe(false);
      expect(session.getState()).not.toHaveProperty("isPreparing");
      expect(await session.prepare(() => Promise.resolve(true))).toBe(true);
    });

    test("is given up by Cancel while the code of runs is on its way, and starts nothing", async () => {
      await session.prepare(() => Promise.resolve(true));
      const ended = session.start(ORDER);
      session.cancel();
      await ended;
      expect(session.getState().status.state).toBe("idle");
      expect(session.getState()).not.toHaveProperty("isPreparing");
      await session.prepare(() => Promise.resolve(true));
      void session.start(ORDER);
      await settle();
      expect(session.getState().status.state).toBe("reading");
    });

    test("is prepared once, however often the button is pressed", async () => {
      void session.prepare(never);
      expect(await session.prepare(() => Promise.resolve(true))).toBe(false);
    });
  });

  test("has its column put back after it was removed, and knows it by its new id", async () => {
    await finishedRun();
    await session.removeResultColumns();
    Object.assign(sheet, { undoState: "removed", newIds: ["c9"] });
    await session.undo();
    expect(session.getState()).toMatchObject({
      removal: "none",
      undo: { phase: "undone", was: "removed", undone: { restored: 3 } },
      written: new Map([["table t1", new Set(["Prediction"])]]),
    });
    await session.removeResultColumns();
    expect(sheet.removed.map((one) => one.columnIds)).toEqual([["c1"], ["c9"]]);
  });

  test("tells why what it replaced does not come back, and is undone once Excel lets it", async () => {
    await finishedRun();
    Object.assign(sheet, { undoState: "replaced", undoError: new WorkbookError("sheet-protected", "No.") });
    await session.undo();
    expect(session.getState().undo).toMatchObject({ phase: "failed", error: { code: "sheet-protected" } });
    sheet.undoError = undefined;
    await Promise.all([session.undo(), session.undo()]);
    expect(session.getState()).toMatchObject({ removal: "none", undo: { phase: "undone", was: "replaced" } });
  });

  test("undoes nothing where there is nothing to undo", async () => {
    await session.undo();
    await finishedRun();
    await session.undo();
    expect(session.getState()).not.toHaveProperty("undo");
  });

  describe("that would pass a ceiling", () => {
    const question: CeilingQuestion = {
      sourceLabel: "Table Iris",
      rowCount: 150,
      requests: 1,
      ceilings: { rowsARun: 100 },
      spent: { rows: 0, requests: 0 },
    };

    beforeEach(() => {
      session = new RunSession({ runs: here(runs), sheet: here(sheet) }, () => Promise.resolve(question));
    });

    test("waits for a word, and begins with it", async () => {
      void session.start(ORDER);
      await settle();
      expect(session.getState()).toMatchObject({ isPreparing: true, question });
      expect(runs.started).toEqual([]);
      session.passCeiling();
      await settle();
      expect(session.getState()).toMatchObject({ status: { state: "reading" } });
      expect(session.getState()).not.toHaveProperty("question");
    });

    test("sends nothing once it is cancelled, and asks again when it is started again", async () => {
      const ended = session.start(ORDER);
      await settle();
      session.cancel();
      await ended;
      expect(session.getState()).not.toHaveProperty("question");
      expect(session.getState()).not.toHaveProperty("isPreparing");
      expect(runs.started).toEqual([]);
      void session.start(ORDER);
      await settle();
      expect(session.getState()).toMatchObject({ question });
    });
  });
});
