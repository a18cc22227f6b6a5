import "@testing-library/jest-dom";
import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { RunStatus } from "../../../../src/scoring/run-status";
import type { PaneSession } from "../../../../src/taskpane/state/pane-session";
import { ScoreFooter } from "../../../../src/taskpane/view/score/ScoreFooter";
import type { FakePane } from "../../fakes/fake-pane";
import { NOTHING_SELECTED, previewOf, progressOf, summaryOf, tableShape } from "../../fakes/pane-data";
import { settle } from "../../fakes/settle";
import { renderPane } from "../../render-pane";

describe("the button and what stands around it", () => {
  let pane: FakePane;
  let session: PaneSession;

  beforeEach(async () => {
    ({ pane, session } = renderPane(<ScoreFooter />));
    await act(async () => {
      session.open();
      await settle();
    });
  });

  test("tell what is selected now where it is not what was shown, and score it at the next press", async () => {
    pane.sheet.selected = { kind: "source", shape: tableShape({ rowCount: 160 }) };
    await press("Score 150 rows");
    expect(screen.getByRole("alert")).toHaveTextContent(
      "What would be scored has changed: Table Iris, 160 rows. Nothing was sent.",
    );
    expect(pane.runs.started).toEqual([]);
    await press("Score 160 rows");
    expect(screen.queryByRole("alert")).not.toBeInTheDocument();
    expect(pane.runs.started).toHaveLength(1);
  });

  test("tell it where nothing is selected any more that could be scored", async () => {
    pane.sheet.selected = NOTHING_SELECTED;
    await press("Score 150 rows");
    expect(screen.getByRole("alert")).toHaveTextContent("What is selected has changed. Nothing was sent.");
    expect(screen.getByRole("button", { name: "Score" })).toHaveAttribute("aria-disabled", "true");
  });

  test("offer Cancel from the press on, also while Excel does not say what is selected", async () => {
    jest.spyOn(pane.sheet, "readSelection").mockReturnValue(new Promise(() => undefined));
    await press("Score 150 rows");
    await press("Cancel");
    expect(screen.getByRole("button", { name: "Score 150 rows" })).toBeVisible();
    expect(pane.runs.started).toEqual([]);
  });

  test("ask to keep the pane open while a run goes on, and not before or after", async () => {
    const keepOpen = /Keep this pane open/;
    expect(screen.queryByText(keepOpen)).not.toBeInTheDocument();
    await press("Score 150 rows");
    await act(async () => {
      pane.runs.latest.become({ state: "scoring", progress: progressOf({ rowsScored: 50 }) });
      await settle();
    });
    expect(await screen.findByText(keepOpen)).toBeVisible();
    act(() => session.run.cancel());
    expect(screen.getByText(keepOpen)).toBeVisible();
  });

  test("ask before a run passes a ceiling, and score when told to", async () => {
    act(() => session.settings.change({ ceilings: { rowsARun: 100 } }));
    await press("Score 150 rows");
    expect(await screen.findByRole("alert")).toHaveTextContent(/up to 150 rows in at least 1 request/);
    expect(pane.runs.started).toEqual([]);
    await press("Cancel");
    expect(screen.queryByRole("alert")).not.toBeInTheDocument();
    await press("Score 150 rows");
    await userEvent.click(await screen.findByRole("button", { name: "Score anyway" }));
    await act(settle);
    expect(pane.runs.started).toHaveLength(1);
  });

  test("let Enter pressed twice begin a run and not cancel it", async () => {
    await press("Score 150 rows");
    screen.getByRole("button", { name: "Cancel" }).focus();
    pane.device.nowMs += 499;
    await userEvent.keyboard("{Enter}");
    expect(session.run.getState().isCancelling).toBe(false);
    expect(pane.runs.latest.isCancelled).toBe(false);
    pane.device.nowMs += 1;
    await userEvent.keyboard("{Enter}");
    expect(pane.runs.latest.isCancelled).toBe(true);
  });

  test("tell how long an endpoint has not answered, and when it last did", async () => {
    pane.device.nowMs = 44_000;
    await press("Score 150 rows");
    const scoring = progressOf({ batchesInFlight: 1, sendingSinceMs: 1_000 });
    await become({ state: "scoring", progress: scoring });
    expect(
      await screen.findByText("No answer for 43 sec. The endpoint has not answered yet: it may be waking up."),
    ).toBeVisible();
    await become({ state: "scoring", progress: { ...scoring, rowsScored: 50, rowsFailed: 10 } });
    expect(screen.queryByText(/No answer/)).not.toBeInTheDocument();
    expect(screen.getByText("50 of 150 rows, 10 without a prediction")).toBeVisible();
    await become({ state: "done", summary: summaryOf({ requestsMs: 43_000 }) });
    pane.device.nowMs = 164_000;
    await press("Score 150 rows again");
    await become({ state: "scoring", progress: { ...scoring, sendingSinceMs: 149_000 } });
    expect(await screen.findByText("No answer for 15 sec. The endpoint last answered 2 min ago.")).toBeVisible();
  });

  test("estimate a long run by a preview, and by the latest run once there is one", async () => {
    pane.sheet.selected = { kind: "source", shape: tableShape({ rowCount: 100_000 }) };
    await act(() => session.data.refresh());
    expect(screen.queryByText(/About/)).not.toBeInTheDocument();
    pane.runs.preview = previewOf(["setosa"], { answeredInMs: 400 });
    await press("Preview 5 rows");
    expect(
      await screen.findByText("About 40 sec: 391 requests at 0.4 sec each, 4 at once, as in the preview."),
    ).toBeVisible();
    await press("Score 100,000 rows");
    await become({ state: "done", summary: summaryOf({ scored: 100_000, requestsMs: 50_000 }) });
    expect(await screen.findByText("About 50 sec: 391 requests at 2,000 rows/s, as in the last run.")).toBeVisible();
  });

  async function become(status: RunStatus): Promise<void> {
    await act(async () => {
      pane.runs.latest.become(status);
      await settle();
    });
  }

  async function press(name: string): Promise<void> {
    await userEvent.click(screen.getByRole("button", { name }));
    await act(settle);
  }
});
