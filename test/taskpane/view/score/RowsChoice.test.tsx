import "@testing-library/jest-dom";
import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { WorkbookError } from "../../../../src/core/errors";
import type { PaneSession } from "../../../../src/taskpane/state/pane-session";
import { RowsChoice } from "../../../../src/taskpane/view/score/RowsChoice";
import { ScoreFooter } from "../../../../src/taskpane/view/score/ScoreFooter";
import type { FakePane } from "../../fakes/fake-pane";
import { tableShape } from "../../fakes/pane-data";
import { settle } from "../../fakes/settle";
import { renderPane } from "../../render-pane";

describe("the choice which rows are scored", () => {
  let pane: FakePane;
  let session: PaneSession;

  beforeEach(async () => {
    ({ pane, session } = renderPane(
      <>
        <RowsChoice />
        <ScoreFooter />
      </>,
    ));
    pane.sheet.selected = { kind: "source", shape: tableShape({ hasHiddenRows: true }) };
    pane.sheet.chosen = {
      visible: [
        { firstRow: 3, rowCount: 10 },
        { firstRow: 90, rowCount: 2 },
      ],
      selected: [{ firstRow: 7, rowCount: 1 }],
    };
    await act(async () => {
      session.open();
      await settle();
    });
  });

  test("is all of them at first, and says in the button how many it comes to", async () => {
    expect(screen.getByRole("radio", { name: "All 150 rows" })).toBeChecked();
    await choose("Visible rows only");
    expect(scoreButton()).toHaveAccessibleName("Score 12 of 150 rows");
    await choose("Selected rows only");
    expect(scoreButton()).toHaveAccessibleName("Score 1 of 150 rows");
    expect(screen.getByRole("button", { name: "Preview 1 row" })).toBeVisible();
    await choose("All 150 rows");
    expect(scoreButton()).toHaveAccessibleName("Score 150 rows");
  });

  test("is what the run gets, by the rows themselves", async () => {
    await choose("Visible rows only");
    await press("Score 12 of 150 rows");
    expect(pane.runs.started[0]?.plan?.rows).toEqual(pane.sheet.chosen.visible);
  });

  test("holds for the number of first rows that is typed, once it makes sense", async () => {
    await choose("The first rows");
    expect(scoreButton()).toHaveAccessibleName("Score 10 of 150 rows");
    const field = screen.getByRole("textbox", { name: "How many of the first rows" });
    await userEvent.clear(field);
    expect(field).toHaveAccessibleDescription("A whole number from 1 to 150");
    expect(scoreButton()).toHaveAccessibleName("Score 10 of 150 rows");
    await userEvent.type(field, "25");
    await act(settle);
    await press("Score 25 of 150 rows");
    expect(pane.runs.started[0]?.plan?.rows).toEqual([{ firstRow: 0, rowCount: 25 }]);
  });

  test("sends nothing where other rows are selected by now than the button has counted", async () => {
    await choose("Selected rows only");
    pane.sheet.chosen.selected = [{ firstRow: 8, rowCount: 3 }];
    await press("Score 1 of 150 rows");
    expect(screen.getByRole("alert")).toHaveTextContent(
      "What would be scored has changed: Table Iris, 3 of 150 rows. Nothing was sent.",
    );
    expect(pane.runs.started).toEqual([]);
    await press("Score 3 of 150 rows");
    expect(pane.runs.started[0]?.plan?.rows).toEqual([{ firstRow: 8, rowCount: 3 }]);
  });

  test("follows the selection while rows are selected, and says what to do where none is", async () => {
    await choose("Selected rows only");
    pane.sheet.chosen.selected = [];
    await act(async () => {
      pane.sheet.select(pane.sheet.selected);
      pane.device.endWaits();
      await settle();
    });
    expect(scoreButton()).toHaveAccessibleName("Score");
    expect(scoreButton()).toHaveAttribute("aria-disabled", "true");
    expect(screen.getByText("Select the rows to score in the table.")).toBeVisible();
  });

  test("says why where the sheet does not tell which rows these are", async () => {
    jest.spyOn(pane.sheet, "chosenRows").mockRejectedValue(new WorkbookError("table-not-found", "It is gone."));
    await choose("Visible rows only");
    expect(scoreButton()).toHaveAttribute("aria-disabled", "true");
    expect(screen.getByText(/^The table is gone/)).toBeVisible();
    await choose("All 150 rows");
    expect(scoreButton()).toHaveAccessibleName("Score 150 rows");
  });

  test("offers no selected rows of a range, which is the selection itself, and no visible ones where none is hidden", async () => {
    const source = { kind: "range", sheetId: "s1", address: "A1:E151", hasHeaders: true } as const;
    pane.sheet.selected = { kind: "source", shape: tableShape({ source, label: "Data!A1:E151" }) };
    await act(async () => {
      await session.data.refresh();
    });
    expect(screen.getAllByRole("radio").map((radio) => radio.parentElement?.textContent)).toEqual([
      "All 150 rows",
      "The first rows",
    ]);
  });

  function scoreButton(): HTMLElement {
    return screen.getByRole("button", { name: /^Score/ });
  }

  async function choose(name: string): Promise<void> {
    await userEvent.click(screen.getByRole("radio", { name }));
    await act(settle);
  }

  async function press(name: string): Promise<void> {
    await userEvent.click(screen.getByRole("button", { name }));
    await act(settle);
  }
});
