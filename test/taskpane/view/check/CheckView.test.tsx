import "@testing-library/jest-dom";
import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { PreflightReport } from "../../../../src/core/request/preflight";
import { problemIn, reportOf } from "../../../support/check-report";
import type { FakePane } from "../../fakes/fake-pane";
import { summaryOf, tableShape } from "../../fakes/pane-data";
import { becomeIn, loadWholePane, scoreButton, showReadyPane } from "../../fakes/shown-pane";

/** Lazy parts of the pane are loaded from disk here, which takes a busy machine its time. */
jest.setTimeout(60_000);
beforeAll(loadWholePane);

const REPORT = reportOf([
  problemIn("sepal_length", "text-not-number", [0, 1, 2, 3, 4, 5, 6]),
  problemIn("sepal_width", "locale-number", [5, 9]),
]);

describe("the check before anything is sent", () => {
  let pane: FakePane;

  const user = userEvent.setup();
  const fault = (name: RegExp) => screen.findByRole("group", { name });
  const review = (report: PreflightReport) => becomeIn(pane, { state: "review", shape: tableShape(), report });

  beforeEach(async () => {
    pane = await showReadyPane();
    await user.click(scoreButton());
  });

  test("says how many rows would go wrong, where, and why, and goes to a cell", async () => {
    await review(REPORT);
    expect(screen.getByRole("region", { name: "Check" })).toHaveTextContent(
      "8 of 150 rows would be refused or mis-scored",
    );
    expect(screen.getByRole("status")).toHaveTextContent("Nothing was sent.");
    const texts = await fault(/^Text: 7 rows\s+in column sepal_length/);
    expect(within(texts).getByText("and 2 more")).toBeVisible();
    expect(within(texts).getByText(/would refuse whole requests/)).toBeVisible();
    await user.click(within(await fault(/^Numbers written as text: 2 rows/)).getByRole("button", { name: /B11/ }));
    expect(pane.sheet.visited).toEqual(["Iris!B11"]);
  });

  test("scores what is clean when nothing else is chosen, and names the columns in full once more", async () => {
    await review(REPORT);
    expect(scoreButton()).toHaveAccessibleName("Score 142 of 150 rows");
    expect(scoreButton()).toHaveAccessibleDescription(
      "Leaves out 8 rows. Sends sepal_length, sepal_width, petal_length and petal_width to localhost:3000.",
    );
    await user.click(scoreButton());
    expect(pane.runs.latest.plan).toMatchObject({ onProblems: "score-clean", readings: {} });
  });

  test("offers cures of one click, foretells the rows they bring back, and checks them before it sends", async () => {
    await review(REPORT);
    const numbers = await fault(/^Numbers written as text/);
    await user.click(within(numbers).getByRole("radio", { name: "Read 40,000 as 40.0" }));
    expect(scoreButton()).toHaveAccessibleName("Score 143 of 150 rows");
    await user.click(within(await fault(/^Text/)).getByRole("radio", { name: "Send them as missing (null)" }));
    expect(scoreButton()).toHaveAccessibleName("Score 150 rows");
    await user.click(scoreButton());
    expect(pane.runs.latest.plan).toMatchObject({
      onProblems: "review",
      readings: {
        sepal_width: { decimalMark: ",", cures: { "locale-number": { kind: "convert" } } },
        sepal_length: { cures: { "text-not-number": { kind: "send-null" } } },
      },
    });
  });

  test("names what a choice makes of a cell that stands there", async () => {
    const words = [{ cure: { kind: "convert" }, cell: "yes", sent: "true", cellCount: 2 }] as const;
    const dates = (["day-first", "month-first"] as const).map((dateOrder, place) => ({
      ...{ cure: { kind: "convert" } as const, dateOrder, cell: "03/04/2024", cellCount: 1 },
      sent: place === 0 ? '"2024-04-03T00:00:00.000"' : '"2024-03-04T00:00:00.000"',
    }));
    await review(
      reportOf([
        { ...problemIn("sepal_length", "not-boolean", [1, 2]), examples: words },
        { ...problemIn("sepal_width", "not-date", [5]), examples: dates },
      ]),
    );
    await user.click(within(await fault(/^Neither TRUE/)).getByRole("radio", { name: "Read yes as TRUE" }));
    const order = within(await fault(/^Not a date/)).getByRole("radio", { name: /day first$/ });
    expect(order).toHaveAccessibleName("Read 03/04/2024 as 2024-04-03, day first");
    await user.click(order);
    await user.click(scoreButton());
    expect(pane.runs.latest.plan).toMatchObject({
      readings: {
        sepal_length: { cures: { "not-boolean": { kind: "convert" } } },
        sepal_width: { dateOrder: "day-first", cures: { "not-date": { kind: "convert" } } },
      },
    });
  });

  test("takes a typed value only when the column could hold it, and leaves the rows out until then", async () => {
    await review(REPORT);
    const texts = await fault(/^Text/);
    await user.click(within(texts).getByRole("radio", { name: "Send another value instead" }));
    const field = within(texts).getByRole("textbox", { name: "Value to send instead" });
    await user.type(field, "five");
    expect(field).toBeInvalid();
    expect(field).toHaveAccessibleDescription(/^Type a number/);
    expect(scoreButton()).toHaveAccessibleName("Score 142 of 150 rows");
    await user.clear(field);
    await user.type(field, "5.5");
    expect(field).toBeValid();
    expect(scoreButton()).toHaveAccessibleName("Score 148 of 150 rows");
    await user.click(within(texts).getByRole("radio", { name: "Leave these rows out" }));
    expect(within(texts).queryByRole("textbox")).not.toBeInTheDocument();
    expect(scoreButton()).toHaveAccessibleName("Score 142 of 150 rows");
  });

  test("comes back with cells that a cure did not fit, and says so", async () => {
    await review(REPORT);
    await user.click(within(await fault(/^Numbers/)).getByRole("radio", { name: "Read 40,000 as 40000" }));
    await user.click(scoreButton());
    await review(reportOf([REPORT.problems[0]!, problemIn("sepal_width", "locale-number", [9])]));
    const numbers = await fault(/^Numbers written as text: 1 row /);
    expect(within(numbers).getByText(/does not fit these cells/)).toBeVisible();
    expect(within(numbers).getByRole("radio", { name: "Read 40,000 as 40000" })).toBeChecked();
  });

  test("lets a column be sent as another type when the model has not said what it wants", async () => {
    const columns = REPORT.columns.map((column) => ({ ...column, isDeclared: false }));
    await review({ ...REPORT, columns });
    const list = await screen.findByRole("list", { name: "Columns with cells at fault" });
    const [first] = within(list).getAllByRole("combobox", { name: "Send this column as" });
    await user.selectOptions(first!, "text");
    expect(screen.queryByRole("group", { name: /^Text: 7 rows/ })).not.toBeInTheDocument();
    expect(scoreButton()).toHaveAccessibleName("Check again and score");
    await user.selectOptions(first!, "dates");
    await user.selectOptions(
      screen.getByRole("combobox", { name: "Dates of sepal_length as" }),
      "milliseconds since 1970",
    );
    await user.click(scoreButton());
    expect(pane.runs.latest.plan?.readings).toEqual({ sepal_length: { type: "datetime", dateForm: "epoch-ms" } });
  });

  test("shows some columns of many, and the others when asked", async () => {
    const names = Array.from({ length: 15 }, (_, index) => `c${index}`);
    const shape = tableShape({ columns: names });
    const report = reportOf(names.map((name, index) => problemIn(name, "error-cell", [index])));
    await becomeIn(pane, { state: "review", shape, report });
    expect(await screen.findAllByRole("heading", { level: 3 })).toHaveLength(12);
    await user.click(screen.getByRole("button", { name: "Show 3 columns more" }));
    expect(screen.getAllByRole("heading", { level: 3 })).toHaveLength(15);
  });

  test("tells many faults in one line each, and cures all that one cure fits with one click", async () => {
    await review(reportOf([...REPORT.problems, problemIn("petal_length", "error-cell", [20])]));
    const errors = await fault(/^Excel errors: 1 row/);
    expect(within(errors).getByText(/is no value/)).not.toBeVisible();
    const all = screen.getByRole("group", { name: "For all" });
    await user.click(within(all).getByRole("button", { name: "send as missing" }));
    expect(scoreButton()).toHaveAccessibleName("Score 150 rows");
    expect(within(errors).getAllByText("Send them as missing (null)")[0]).toBeVisible();
    await user.click(within(all).getByRole("button", { name: "leave the rows out" }));
    expect(scoreButton()).toHaveAccessibleName("Score 141 of 150 rows");
    await user.click(within(errors).getByText(/^Excel errors/));
    expect(within(errors).getByText(/is no value/)).toBeVisible();
  });

  test("is remembered for the next run of the table, with a way back for each choice", async () => {
    await review(REPORT);
    await user.click(within(await fault(/^Text/)).getByRole("radio", { name: "Send them as missing (null)" }));
    await user.click(scoreButton());
    await becomeIn(pane, { state: "done", summary: summaryOf({ scored: 148, failed: 2 }) });
    const chosen = await screen.findByRole("list", { name: "Chosen for this table" });
    expect(chosen).toHaveTextContent("sepal_length · Text: sent as missing");
    await user.click(within(chosen).getByRole("button", { name: "Ask again about rows with cells at fault" }));
    expect(chosen).toHaveTextContent("The next run shows cells at fault first");
    await user.click(within(chosen).getByRole("button", { name: "Undo: sepal_length, Text: sent as missing" }));
    await user.click(scoreButton());
    expect(pane.runs.latest.plan).toMatchObject({ onProblems: "review", readings: {} });
  });
});
