import "@testing-library/jest-dom";
import { act, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { becomeIn, loadWholePane, scoreButton, showReadyPane } from "../../fakes/shown-pane";
import { progressOf } from "../../fakes/pane-data";

jest.setTimeout(60_000);

const EDITING = /^Excel is waiting: press Enter or Esc in the cell you are editing\.$/;

describe("the hint that Excel waits", () => {
  beforeAll(loadWholePane);

  test("stands in the footer while nothing is scored, is read out, and goes when Excel answers", async () => {
    const pane = await showReadyPane();
    expect(screen.queryByText(/Excel is waiting/)).toBeNull();
    act(() => pane.sheet.hostIs({ wait: "editing", owesRepair: false }));
    expect(within(screen.getByRole("contentinfo")).getByText(EDITING)).toBeVisible();
    expect(screen.getByRole("status")).toHaveTextContent(EDITING);
    expect(scoreButton()).toBeEnabled();
    act(() => pane.sheet.hostIs({ wait: "none", owesRepair: false }));
    expect(screen.queryByText(/Excel is waiting/)).toBeNull();
  });

  test("stands beside the progress of a run, with Cancel under it", async () => {
    const pane = await showReadyPane();
    await userEvent.setup().click(scoreButton());
    await becomeIn(pane, { state: "scoring", progress: progressOf({ rowsScored: 75 }) });
    act(() => pane.sheet.hostIs({ wait: "silent", owesRepair: false }));
    const footer = within(screen.getByRole("contentinfo"));
    expect(footer.getByText(/^Excel has not answered for 2 seconds\./)).toBeVisible();
    expect(footer.getByRole("button", { name: "Cancel" })).toBeEnabled();
    act(() => pane.sheet.hostIs({ wait: "none", owesRepair: false }));
    expect(screen.getByRole("status")).toHaveTextContent("50% of the rows scored.");
  });

  test("is not there when Excel is only slow", async () => {
    const pane = await showReadyPane();
    const footer = screen.getByRole("contentinfo").textContent;
    act(() => pane.sheet.hostIs({ wait: "slow", owesRepair: false }));
    expect(screen.getByRole("contentinfo").textContent).toBe(footer);
  });

  test("says after a cancel what is still owed", async () => {
    const pane = await showReadyPane();
    act(() => pane.sheet.hostIs({ wait: "slow", owesRepair: true }));
    const owed = "Excel has still to answer. What was being written when you cancelled is then taken out again.";
    expect(within(screen.getByRole("contentinfo")).getByText(owed)).toBeVisible();
  });
});
