import "@testing-library/jest-dom";
import { act, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { RunStoppedError } from "../../../../src/core/errors";
import type { UndoState } from "../../../../src/excel/undo/undone";
import type { ResultColumns } from "../../../../src/scoring/ports";
import type { RunStatus } from "../../../../src/scoring/run-status";
import type { RunState } from "../../../../src/taskpane/state/run/run-session";
import { ResultView } from "../../../../src/taskpane/view/result/ResultView";
import { FakePane } from "../../fakes/fake-pane";
import { summaryOf } from "../../fakes/pane-data";
import { settle } from "../../fakes/settle";
import { renderPane } from "../../render-pane";

const TOKEN_ENDED = new RunStoppedError("unauthorized", "The token was refused.", { status: 401 });
const SIGNED_OUT = new RunStoppedError("login-page", "A web page came back.", { status: 200 });
const GONE = new RunStoppedError("endpoint-not-found", "There is no such endpoint.", { status: 404 });

const LEFT = summaryOf({
  scored: 100,
  untouched: 50,
  untouchedRows: [
    { firstRow: 20, rowCount: 1 },
    { firstRow: 101, rowCount: 49 },
  ],
});

const BLANK: ResultColumns = { source: { kind: "table", tableId: "t1" }, headers: ["Prediction"], columnIds: ["c1"] };

function runOf(status: RunStatus): RunState {
  return { status, isCancelling: false, removal: "none", written: new Map(), knownOrigins: new Set() };
}

/** Drawn with its picture, which reads the column first. */
async function renderResult(status: RunStatus) {
  return act(async () => {
    const rendered = renderPane(<ResultView />, { state: { run: runOf(status) } });
    await Promise.resolve();
    return rendered;
  });
}

describe("the result of a run that ended early", () => {
  beforeAll(async () => {
    await import("../../../../src/taskpane/view/result/PredictionChart");
    Object.assign(Element.prototype, { scrollIntoView: () => undefined }); // jsdom has no layout, hence nothing to scroll
  });

  test.each([
    ["a token that ended", TOKEN_ENDED, /^The token was refused.*sign in/],
    ["a sign-in page", SIGNED_OUT, /^A sign-in page answered.*Connect/],
    ["an endpoint that is gone", GONE, /^There is no such endpoint.*choose it/],
  ])("says after %s what is kept, why it ended and what to do", async (_what, error, words) => {
    await renderResult({ state: "failed", error, summary: LEFT });
    expect(screen.getByRole("alert")).toHaveTextContent(words);
    expect(screen.getByText("100 of 150 rows scored before that; the predictions are kept.")).toBeVisible();
    expect(screen.getByRole("group", { name: "Rows not reached" })).toHaveTextContent(/^50 rows not reached/);
    expect(screen.getByRole("button", { name: "Remove this column" })).toBeVisible();
  });

  test("names the rows that were not reached and goes to them", async () => {
    const { pane } = await renderResult({ state: "cancelled", summary: LEFT });
    const group = screen.getByRole("group", { name: "Rows not reached" });
    expect(
      within(group)
        .getAllByRole("button")
        .map((button) => button.textContent),
    ).toEqual(["A22", "A103:A151"]);
    await userEvent.setup().click(within(group).getByRole("button", { name: "Go to cells A103:A151" }));
    expect(pane.sheet.visited).toEqual(["Iris!A103:A151"]);
    expect(screen.queryByText(/are kept/)).toBeNull();
  });

  test("leads to each column that it wrote", async () => {
    const { pane } = await renderResult({ state: "cancelled", summary: LEFT });
    const group = screen.getByRole("group", { name: "Columns with the predictions" });
    await userEvent.setup().click(within(group).getByRole("button", { name: "Go to column Prediction" }));
    expect(pane.sheet.visited).toEqual(["column Prediction"]);
  });

  const { resultColumns: _none, ...nothing } = summaryOf({
    scored: 0,
    untouched: 150,
    untouchedRows: [{ firstRow: 0, rowCount: 150 }],
  });

  test.each([
    ["failed", { state: "failed", error: TOKEN_ENDED, summary: nothing }],
    ["was cancelled", { state: "cancelled", summary: nothing }],
  ] as const)("says that nothing was written when it %s before any answer, and no more", async (_how, status) => {
    await renderResult(status);
    expect(screen.getByText("No row was scored and no column was added.")).toBeVisible();
    expect(screen.queryByRole("button", { name: /^Remove/ })).toBeNull();
    expect(screen.queryByRole("group", { name: "Rows not reached" })).toBeNull();
  });

  test.each([
    ["failed", { state: "failed", error: TOKEN_ENDED, summary: { ...nothing, blankColumns: BLANK } }],
    ["was cancelled", { state: "cancelled", summary: { ...nothing, blankColumns: BLANK } }],
    ["scored no row", { state: "done", summary: { ...nothing, failed: 150, untouched: 0, blankColumns: BLANK } }],
  ] as const)("says after a run that %s which blank column stayed, and takes it out", async (_how, status) => {
    const { session } = await renderResult(status);
    const remove = jest.spyOn(session, "removeResultColumns").mockResolvedValue();
    expect(screen.getByText(/^The column Prediction stayed in the sheet without a prediction/)).toBeVisible();
    expect(screen.queryByText(/no column was added/)).toBeNull();
    expect(screen.queryByRole("figure")).toBeNull();
    await userEvent.setup().click(screen.getByRole("button", { name: "Remove this column" }));
    expect(remove).toHaveBeenCalledTimes(1);
  });

  test.each(["done", "cancelled"] as const)(
    "says after a run that was %s when results to be replaced are gone",
    async (state) => {
      await renderResult({ state, summary: summaryOf({ scored: 0, failed: 150 }) });
      expect(screen.getByText(/^No row was scored. The earlier results.* are gone/)).toBeVisible();
    },
  );

  test("speaks of blank columns no more once they are removed", async () => {
    const status: RunStatus = { state: "cancelled", summary: { ...nothing, blankColumns: BLANK } };
    renderPane(<ResultView />, { state: { run: { ...runOf(status), removal: "removed" } } });
    expect(screen.queryByText(/stayed in the sheet/)).toBeNull();
    expect(screen.getByRole("button", { name: "Column removed" })).toHaveAttribute("aria-disabled", "true");
    await act(() => Promise.resolve());
  });

  test("speaks of no rows not reached when the run came to its end", async () => {
    await renderResult({ state: "done", summary: summaryOf() });
    expect(screen.queryByRole("group", { name: "Rows not reached" })).toBeNull();
  });
});

describe("the way back after a run", () => {
  const done: RunStatus = { state: "done", summary: summaryOf() };

  async function showUndo(run: Partial<RunState>, undoState: UndoState | undefined) {
    const pane = new FakePane();
    pane.sheet.undoState = undoState;
    const rendered = renderPane(<ResultView />, { state: { run: { ...runOf(done), ...run } } }, pane);
    await act(settle);
    return rendered;
  }

  test("brings old values back that it replaced", async () => {
    const { session } = await showUndo({}, "replaced");
    const undo = jest.spyOn(session, "undoRun").mockResolvedValue();
    expect(screen.getByText(/^The old values come back/)).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: "Undo" }));
    expect(undo).toHaveBeenCalledTimes(1);
  });

  test("puts a column back that was removed, of which nothing else is told then", async () => {
    await showUndo({ removal: "removed" }, "removed");
    expect(screen.getByRole("button", { name: "Put it back" })).toBeVisible();
    expect(screen.getByRole("button", { name: "Column removed" })).toBeVisible();
    expect(screen.queryByText("Details")).not.toBeInTheDocument();
    expect(screen.queryByText(/^Table Iris/)).not.toBeInTheDocument();
  });

  test("is not there where nothing was replaced, and says so where too much was", async () => {
    const { unmount } = await showUndo({}, undefined);
    expect(screen.queryByRole("button", { name: /^Undo/ })).not.toBeInTheDocument();
    unmount();
    await showUndo({}, "too-large");
    expect(screen.queryByRole("button", { name: /^Undo/ })).not.toBeInTheDocument();
    expect(screen.getByText(/too much in the cells to be kept/)).toBeVisible();
  });

  test("tells what came of it, and no more of a result that is not in the sheet", async () => {
    const undone = { restored: 148, leftAlone: 2, asValues: 1, resultColumns: BLANK };
    await showUndo({ undo: { phase: "undone", was: "replaced", undone } }, undefined);
    expect(screen.getByRole("status")).toHaveTextContent(
      /^The old values are back in 148 rows. 2 rows were left alone/,
    );
    expect(screen.queryByRole("button", { name: /^Remove/ })).not.toBeInTheDocument();
  });

  test("says in words why it failed", async () => {
    await showUndo({ undo: { phase: "failed", error: GONE } }, "replaced");
    expect(screen.getByRole("alert")).toHaveTextContent(/^There is no such endpoint/);
    expect(screen.getByRole("button", { name: "Undo" })).toBeVisible();
  });
});
