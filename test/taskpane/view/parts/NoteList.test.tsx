import "@testing-library/jest-dom";
import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { WHOLE_ROW } from "../../../../src/core/columns/column-reading";
import type { CellNote } from "../../../../src/core/request/cell-notes";
import { problemIn, reportOf } from "../../../support/check-report";
import type { FakePane } from "../../fakes/fake-pane";
import { previewOf, summaryOf, tableShape } from "../../fakes/pane-data";
import { becomeIn, loadWholePane, scoreButton, showReadyPane } from "../../fakes/shown-pane";

/** Lazy parts of the pane are loaded from disk here, which takes a busy machine its time. */
jest.setTimeout(60_000);
beforeAll(loadWholePane);

const noteIn = (column: string, rows: readonly number[], kind: CellNote["kind"] = "blank-as-missing"): CellNote => ({
  column,
  kind,
  rows: rows.map((firstRow) => ({ firstRow, rowCount: 1 })),
  rowCount: rows.length,
});

const NOTES = [noteIn("petal_width", [0, 3, 4, 9, 10, 12, 20]), noteIn("sepal_length", [5], "chosen-as-missing")];

describe("blanks that are sent as missing", () => {
  let pane: FakePane;

  const user = userEvent.setup();
  const notes = () => screen.findByRole("list", { name: "What to know of cells that are sent" });

  beforeEach(async () => {
    pane = await showReadyPane();
  });

  test("are told in the result of a run without a fault, with ways to the cells", async () => {
    await user.click(scoreButton());
    await becomeIn(pane, { state: "done", summary: summaryOf({ notes: NOTES }) });
    const list = await notes();
    expect(list).toHaveTextContent("7 blank cells in petal_width were sent as missing");
    expect(list).toHaveTextContent("1 cell at fault in sepal_length was sent as missing, as you chose");
    expect(within(list).getByText("and 2 more")).toBeVisible();
    await user.click(within(list).getByRole("button", { name: "Go to cell D5, row 4" }));
    expect(pane.sheet.visited).toEqual(["Iris!D5"]);
  });

  test("are told beside cells at fault in a check", async () => {
    await user.click(scoreButton());
    const problems = [problemIn("sepal_length", "error-cell", [1])];
    await becomeIn(pane, { state: "review", shape: tableShape(), report: reportOf(problems, { notes: NOTES }) });
    expect(await notes()).toHaveTextContent("7 blank cells in petal_width are sent as missing");
  });

  test("are told in a preview for all rows of the table", async () => {
    pane.runs.preview = previewOf(["setosa"], { notes: NOTES });
    await user.click(screen.getByRole("button", { name: "Preview 5 rows" }));
    expect(await notes()).toHaveTextContent("7 blank cells in petal_width are sent as missing");
    expect(screen.getByText("In all rows of the table:")).toBeVisible();
  });

  test("are folded into one line where many columns have them", async () => {
    await user.click(scoreButton());
    const many = ["sepal_length", "sepal_width", "petal_length", "petal_width"].map((name) => noteIn(name, [1, 2]));
    await becomeIn(pane, { state: "done", summary: summaryOf({ notes: many }) });
    expect(await screen.findByText("8 cells in 4 columns were sent as missing")).toBeVisible();
  });
});

describe("rows without any input", () => {
  test("are asked about under a heading of their own, and scored all the same where that is chosen", async () => {
    const user = userEvent.setup();
    const pane = await showReadyPane();
    await user.click(scoreButton());
    const report = reportOf([problemIn(WHOLE_ROW, "blank-row", [3, 7])]);
    await becomeIn(pane, { state: "review", shape: tableShape(), report });
    expect(await screen.findByRole("heading", { name: "Whole rows" })).toBeVisible();
    const rows = await screen.findByRole("group", { name: "Rows without any input: 2 rows" });
    expect(within(rows).getByRole("radio", { name: "Leave these rows out" })).toBeChecked();
    expect(within(rows).getByRole("button", { name: "Go to cell A5, row 4" })).toBeVisible();
    expect(scoreButton()).toHaveAccessibleName("Score 148 of 150 rows");
    await user.click(within(rows).getByRole("radio", { name: "Score them all the same, as missing throughout" }));
    expect(scoreButton()).toHaveAccessibleName("Score 150 rows");
    await user.click(scoreButton());
    expect(pane.runs.latest.plan).toMatchObject({
      readings: { [WHOLE_ROW]: { cures: { "blank-row": { kind: "send-null" } } } },
    });
  });
});
