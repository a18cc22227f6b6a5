import "@testing-library/jest-dom";
import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { WorkbookError } from "../../../../src/core/errors";
import { ERROR_WORDS } from "../../../../src/taskpane/view/words/error-words";
import type { ColumnCheck, ColumnLook } from "../../../../src/scoring/memory/memory-look";
import { FakePane } from "../../fakes/fake-pane";
import { checkOf, columnLook, runOf } from "../../fakes/fake-memory";
import { tableShape } from "../../fakes/pane-data";
import { becomeIn, loadWholePane } from "../../fakes/shown-pane";
import { summaryOf } from "../../fakes/pane-data";
import { render } from "@testing-library/react";
import { createElement } from "react";
import { App } from "../../../../src/taskpane/App";

beforeAll(async () => {
  await loadWholePane();
  await import("../../../../src/taskpane/state/memory/memory-session");
  await import("../../../../src/taskpane/view/memory/ThisColumn");
  await import("../../../../src/taskpane/view/memory/ColumnOffer");
});

/** Shows the whole pane beside a table with a remembered column. */
async function shown(column: ColumnLook, check?: ColumnCheck, pane = new FakePane()): Promise<FakePane> {
  pane.columnMemory.remembered = { columns: [column], unreadable: [] };
  if (check !== undefined) pane.columnMemory.checks.set(column.column.id, check);
  render(createElement(App, { services: pane.services }));
  await screen.findByRole("region", { name: /^This column/ });
  return pane;
}

function card(): HTMLElement {
  return screen.getByRole("region", { name: "This column: Prediction" });
}

function footer() {
  return within(screen.getByRole("contentinfo"));
}

describe("the card of a remembered column", () => {
  test("says who made it and when, and how many rows are still true", async () => {
    await shown(columnLook(), checkOf({ changed: 20, failed: 3 }));
    await waitFor(() =>
      expect(card()).toHaveTextContent("127 of 150 rows current · 20 changed · 3 without a prediction"),
    );
    expect(card()).toHaveTextContent("This workbook says: iris (iris-1) · 2 days ago");
  });

  test("vouches for a run only where this device has made it", async () => {
    await shown(columnLook({}, { isOwn: true }), checkOf({}));
    expect(card()).toHaveTextContent("Predictioniris (iris-1) · 2 days ago");
  });

  test("says of rows that were refused for what they hold why, and offers no refresh that cannot help", async () => {
    const failures = [{ code: "rows-refused", rowCount: 3 }];
    const pane = await shown(columnLook({}, { runs: [runOf({ failures })] }), checkOf({ failed: 3 }));
    await waitFor(() =>
      expect(card()).toHaveTextContent(
        "3 rows have no prediction, and get none as they are. The model refused some rows. Edit these rows, then score them.",
      ),
    );
    expect(footer().getByRole("button", { name: "147 rows are current" })).toHaveAttribute("aria-disabled", "true");
    fireEvent.click(within(card()).getByRole("button", { name: "Show these rows" }));
    await waitFor(() => expect(pane.sheet.visited).toHaveLength(1));
    fireEvent.click(within(card()).getByText("More"));
    expect(within(card()).queryByRole("button", { name: "Score 3 rows without a prediction" })).toBeNull();
    expect(within(card()).getByRole("button", { name: "Score all again" })).toBeEnabled();
    fireEvent.click(footer().getByRole("button", { name: "Score 3 rows without a prediction" }));
    await waitFor(() => expect(pane.columnMemory.planned).toMatchObject([{ scope: "failed" }]));
  });

  test("lets the section Score say what the button does: a new column is the second choice", async () => {
    await shown(columnLook(), checkOf({ changed: 20 }));
    const score = await screen.findByRole("button", { name: /Scores the 20 changed rows again in Prediction/ });
    fireEvent.click(await footer().findByRole("button", { name: "New column instead" }));
    expect(score).toHaveAccessibleName(/Adds column/);
  });

  test("offers to refresh what has changed before a new column", async () => {
    const pane = await shown(columnLook(), checkOf({ changed: 20 }));
    fireEvent.click(await footer().findByRole("button", { name: "Refresh Prediction: 20 changed rows" }));
    await waitFor(() => expect(pane.runs.started).toHaveLength(1));
    expect(pane.columnMemory.planned).toMatchObject([{ scope: "changed" }]);
    pane.columnMemory.checks.set("00000000000000c1", checkOf({}));
    await becomeIn(pane, { state: "done", summary: summaryOf() });
    expect(await footer().findByRole("button", { name: "All 150 rows are current" })).toHaveAttribute(
      "aria-disabled",
      "true",
    );
    expect(footer().getByRole("button", { name: "Score all again" })).toBeEnabled();
    fireEvent.click(within(card()).getByText("More"));
    expect(within(card()).queryByRole("button", { name: "Score all again" })).toBeNull();
  });

  test("leaves it to the result of the run that has just made the column to take it out again", async () => {
    const pane = await shown(columnLook(), checkOf({ changed: 20 }));
    fireEvent.click(within(card()).getByText("More"));
    expect(within(card()).getByRole("button", { name: "Remove" })).toBeEnabled();
    fireEvent.click(await footer().findByRole("button", { name: "Refresh Prediction: 20 changed rows" }));
    await waitFor(() => expect(pane.runs.started).toHaveLength(1));
    const { resultColumns } = columnLook().place!;
    await becomeIn(pane, { state: "done", summary: summaryOf({ resultColumns }) });
    await screen.findByRole("button", { name: "Remove this column" });
    expect(within(card()).queryByRole("button", { name: "Remove" })).toBeNull();
  });

  test("offers the missing rows after a run with gaps", async () => {
    await shown(columnLook(), checkOf({ failed: 30 }));
    expect(await footer().findByRole("button", { name: "Score the 30 missing rows" })).toBeEnabled();
  });

  test("makes a new column where that is wanted instead, and finds the way back", async () => {
    await shown(columnLook(), checkOf({ changed: 1 }));
    fireEvent.click(await footer().findByRole("button", { name: "New column instead" }));
    await footer().findByRole("button", { name: "Score 150 rows" });
    fireEvent.click(within(card()).getByRole("button", { name: "Back to what it was" }));
    expect(await footer().findByRole("button", { name: "Refresh Prediction: 1 changed row" })).toBeEnabled();
  });

  test("goes to the changed rows one after the other", async () => {
    const pane = await shown(columnLook(), checkOf({ changed: 2 }));
    fireEvent.click(await within(card()).findByRole("button", { name: "Show changed rows" }));
    fireEvent.click(within(card()).getByRole("button", { name: "Next: 2 of 2" }));
    await waitFor(() => expect(pane.sheet.visited).toEqual(["Iris!A2", "Iris!A3"]));
  });

  test("calls rows that were never scored no changed ones", async () => {
    await shown(columnLook(), checkOf({ new: 2 }));
    expect(await within(card()).findByRole("button", { name: "Show these rows" })).toBeEnabled();
  });

  test("marks the changed rows as a check finds them then, and takes the marks away again", async () => {
    const pane = await shown(columnLook(), checkOf({ changed: 2 }));
    const mark = await within(card()).findByRole("button", { name: "Mark them" });
    expect(pane.sheet.marked).toBeUndefined();
    pane.columnMemory.checks.set("00000000000000c1", checkOf({ changed: 3 }));
    fireEvent.click(mark);
    const unmark = await within(card()).findByRole("button", { name: "Take the marks away" });
    expect(pane.sheet.marked).toEqual([{ firstRow: 0, rowCount: 3 }]);
    fireEvent.click(unmark);
    expect(await within(card()).findByRole("button", { name: "Mark them" })).toBeEnabled();
    expect(pane.sheet.marked).toBeUndefined();
  });

  test("says why rows could not be marked, and takes marks of an earlier session away", async () => {
    const pane = await shown(columnLook(), checkOf({ changed: 2 }));
    pane.sheet.markError = new WorkbookError("sheet-protected", "Protected.");
    fireEvent.click(await within(card()).findByRole("button", { name: "Mark them" }));
    expect(await within(card()).findByRole("alert")).toHaveTextContent(ERROR_WORDS["sheet-protected"].title);
    pane.sheet.marked = [{ firstRow: 0, rowCount: 1 }];
    fireEvent.click(within(card()).getByText("More"));
    const unmark = within(card()).getByRole("button", { name: "Take earlier marks away" });
    await waitFor(() => expect(unmark).not.toHaveAttribute("aria-disabled", "true"));
    fireEvent.click(unmark);
    await waitFor(() => expect(pane.sheet.marked).toBeUndefined());
    expect(unmark).toHaveAttribute("aria-disabled", "true");
  });

  test("asks once before a workbook's recipe sends anything, with host and columns", async () => {
    const pane = new FakePane();
    pane.columnMemory.isEverythingAllowed = false;
    await shown(columnLook(), checkOf({ changed: 20 }), pane);
    fireEvent.click(await footer().findByRole("button", { name: /^Refresh/ }));
    const question = await footer().findByRole("alert");
    expect(question).toHaveTextContent(
      "This workbook wants to send columns sepal_length, sepal_width, petal_length and petal_width to iris at localhost:3000",
    );
    expect(pane.runs.started).toEqual([]);
    fireEvent.click(footer().getByRole("button", { name: "Use" }));
    await waitFor(() => expect(pane.runs.started).toHaveLength(1));
  });

  test("offers to go on where a run was cut, also where another table is selected", async () => {
    const cut = columnLook({}, { unended: { run: runOf(), isCut: true } });
    const pane = await shown(cut, checkOf({ new: 40 }));
    expect(await footer().findByRole("button", { name: "Go on: 40 rows left" })).toBeEnabled();
    act(() => {
      pane.sheet.select({ kind: "source", shape: tableShape({ source: { kind: "table", tableId: "t2" } }) });
      pane.device.endWaits();
    });
    expect(await screen.findByText(/^The run of Prediction in Table Iris was cut/)).toBeVisible();
  });

  test("says what it cannot know, and that only all rows can be scored again", async () => {
    const column = columnLook();
    const inputs = { ...column.column.recipe.inputs, sepal_length: "age" };
    const recipe = { ...column.column.recipe, inputs };
    await shown(columnLook({ recipe }), checkOf({ unknown: 150 }, { whyUnknown: "input-gone" }));
    await waitFor(() => expect(card()).toHaveTextContent("Cannot tell which rows have changed: column age is gone."));
    expect(card()).not.toHaveTextContent("0 of 150 rows current");
    expect(footer().getByRole("button", { name: "Score all again" })).toBeEnabled();
  });

  test("tells that another model answers now", async () => {
    const refresh = runOf({
      id: "r2",
      scope: "changed",
      servedModels: ["iris-4"],
      counts: { ...runOf().counts, scored: 20 },
    });
    await shown(columnLook({}, { runs: [refresh, runOf()] }), checkOf({}));
    await waitFor(() => expect(card()).toHaveTextContent("iris-4 answers now; 130 rows were made by iris-1."));
  });

  test("holds the history, newest first, as the workbook says, to be copied", async () => {
    const refresh = runOf({ id: "r2", scope: "changed", startedBy: "Ana", startedAt: "2026-11-28T09:00:00Z" });
    const pane = await shown(columnLook({}, { runs: [refresh, runOf()] }), checkOf({}));
    fireEvent.click(within(card()).getByText("History: 2 runs"));
    const runs = within(within(card()).getByRole("list", { name: "This workbook says:" })).getAllByRole("listitem");
    expect(runs[0]).toHaveTextContent("Ana");
    expect(runs[1]).toHaveTextContent("all rows");
    fireEvent.click(within(card()).getByRole("button", { name: "Copy as text" }));
    await waitFor(() => expect(pane.device.copied[0]).toContain("2026-11-28T09:00:00Z\t"));
  });

  test("keeps what is seldom wanted behind More: rows without a prediction, all rows, the recipe, the column itself", async () => {
    const pane = await shown(columnLook(), checkOf({ changed: 1, failed: 3 }));
    fireEvent.click(within(card()).getByText("More"));
    await within(card()).findByRole("button", { name: "Score 3 rows without a prediction" });
    expect(within(card()).getByRole("button", { name: "Score all again" })).toBeEnabled();
    expect(within(card()).queryByRole("button", { name: "Score visible rows again" })).toBeNull();
    fireEvent.click(within(card()).getByRole("button", { name: "Score selected rows again" }));
    expect(await footer().findByRole("alert")).toHaveTextContent("No row of its table is selected. Nothing was sent.");
    fireEvent.click(within(card()).getByRole("button", { name: "Change …" }));
    await waitFor(() => expect(card()).toHaveTextContent("Its recipe stands in the sections below."));
    fireEvent.click(within(card()).getByRole("button", { name: "Remove" }));
    await waitFor(() => expect(pane.columnMemory.forgotten).toHaveLength(1));
    await waitFor(() => expect(screen.queryByRole("region", { name: /^This column/ })).toBeNull());
  });

  test("keeps a changed recipe without scoring, and says that its rows are not known any more", async () => {
    const pane = await shown(columnLook(), checkOf({}));
    fireEvent.click(within(card()).getByText("More"));
    fireEvent.click(within(card()).getByRole("button", { name: "Change …" }));
    pane.columnMemory.checks.set(
      "00000000000000c1",
      checkOf({ unknown: 150 }, { whyUnknown: "recipe-changed", isAllCurrent: false }),
    );
    fireEvent.click(await within(card()).findByRole("button", { name: "Keep it without scoring" }));
    await waitFor(() => expect(card()).toHaveTextContent("its recipe was changed since. Score all again?"));
    expect(footer().getByRole("button", { name: "Score all again" })).toBeEnabled();
    expect(pane.runs.started).toEqual([]);
    expect(pane.columnMemory.remembered.columns[0]?.column.recipe).not.toHaveProperty("nameChoice");
  });

  test("writes the history of all columns as a sheet, newest first", async () => {
    const refresh = runOf({ id: "r2", scope: "changed", startedAt: "2026-11-28T09:00:00Z" });
    const pane = await shown(columnLook({}, { runs: [refresh, runOf()] }), checkOf({}));
    fireEvent.click(within(card()).getByText("History: 2 runs"));
    fireEvent.click(within(card()).getByRole("button", { name: "Write as a sheet" }));
    expect(await within(card()).findByText("Written to the sheet Scoresheet runs.")).toBeInTheDocument();
    expect(pane.sheet.historyWritten?.map((row) => row.slice(0, 2))).toEqual([
      ["Column", "Started (UTC)"],
      ["Prediction", "2026-11-28T09:00:00Z"],
      ["Prediction", runOf().startedAt],
    ]);
  });

  test("puts a column back that was removed", async () => {
    const pane = new FakePane();
    pane.sheet.undoState = "removed";
    await shown(columnLook(), checkOf({ changed: 1 }), pane);
    fireEvent.click(within(card()).getByText("More"));
    fireEvent.click(within(card()).getByRole("button", { name: "Remove" }));
    fireEvent.click(await screen.findByRole("button", { name: "Put it back" }));
    expect(await screen.findByRole("region", { name: "This column: Prediction" })).toBeVisible();
    expect(screen.queryByRole("button", { name: "Put it back" })).toBeNull();
  });

  test("is checked on demand where the table is large", async () => {
    const pane = new FakePane();
    pane.sheet.selected = { kind: "source", shape: tableShape({ rowCount: 100_000 }) };
    await shown(columnLook(), checkOf({ changed: 20 }, { rowCount: 100_000 }), pane);
    fireEvent.click(await within(card()).findByRole("button", { name: "Check what has changed" }));
    await waitFor(() => expect(card()).toHaveTextContent("99,980 of 100,000 rows current · 20 changed"));
  });
});
