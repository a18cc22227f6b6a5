import "@testing-library/jest-dom";
import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { PaneSession } from "../../../../src/taskpane/state/pane-session";
import { ScoreFooter } from "../../../../src/taskpane/view/score/ScoreFooter";
import type { FakePane } from "../../fakes/fake-pane";
import { NOTHING_SELECTED, progressOf, tableShape } from "../../fakes/pane-data";
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
      "What is selected has changed: Table Iris, 160 rows. Nothing was sent.",
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

  async function press(name: string): Promise<void> {
    await userEvent.click(screen.getByRole("button", { name }));
    await act(settle);
  }
});
