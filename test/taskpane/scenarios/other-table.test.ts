/** @jest-environment jsdom */
import "@testing-library/jest-dom";
import { act, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { FakePane } from "../fakes/fake-pane";
import { progressOf, summaryOf, tableShape } from "../fakes/pane-data";
import { settle } from "../fakes/settle";
import { becomeIn, loadWholePane, scoreButton, showReadyPane } from "../fakes/shown-pane";

jest.setTimeout(60_000);
beforeAll(loadWholePane);

describe("while another table is selected", () => {
  let pane: FakePane;
  const user = userEvent.setup();
  const cars = tableShape({ source: { kind: "table", tableId: "t2" }, label: "Table Cars", rowCount: 32 });
  const iris = tableShape({ columns: [...tableShape().columns, "Prediction"] });

  beforeEach(async () => {
    pane = await showReadyPane();
    await user.click(scoreButton());
  });

  test("it is said which one is being scored", async () => {
    await becomeIn(pane, { state: "scoring", progress: progressOf({ rowsScored: 50 }) });
    expect(await screen.findByRole("progressbar")).toBeVisible();
    expect(screen.queryByText("Scoring table Iris")).not.toBeInTheDocument();
    await select(cars);
    expect(screen.getByText("Scoring table Iris")).toBeVisible();
    await select(tableShape());
    expect(screen.queryByText("Scoring table Iris")).not.toBeInTheDocument();
  });

  test("the last result is one line that unfolds, until its own table is selected again", async () => {
    await becomeIn(pane, { state: "done", summary: summaryOf() });
    expect(await screen.findByRole("button", { name: "Remove this column" })).toBeVisible();
    await select(cars);
    expect(screen.queryByRole("button", { name: "Remove this column" })).not.toBeInTheDocument();
    expect(screen.getByRole("region", { name: "Score" })).toHaveTextContent("Adds column “Prediction”");
    const folded = screen.getByRole("region", { name: "Last result" });
    expect(folded).toHaveTextContent("Table Iris: 150 rows scored in 1.2 sec");
    await user.click(within(folded).getByRole("button"));
    expect(await within(folded).findByRole("button", { name: "Remove this column" })).toBeVisible();
    await select(iris);
    expect(screen.queryByRole("region", { name: "Last result" })).not.toBeInTheDocument();
    expect(
      await within(screen.getByRole("region", { name: "Result" })).findByRole("button", { name: "Remove this column" }),
    ).toBeVisible();
  });

  test("the last result is gone once its column is, and stays where that only bears another name", async () => {
    await becomeIn(pane, { state: "done", summary: summaryOf() });
    expect(await screen.findByRole("button", { name: "Remove this column" })).toBeVisible();
    await select(tableShape({ columns: [...tableShape().columns, "Forecast"] }));
    expect(screen.getByRole("button", { name: "Remove this column" })).toBeVisible();
    pane.sheet.holdsResults = false;
    await select(tableShape());
    expect(screen.queryByRole("region", { name: "Result" })).not.toBeInTheDocument();
    expect(screen.getByRole("region", { name: "Score" })).toBeVisible();
    await select(cars);
    expect(screen.queryByRole("region", { name: "Last result" })).not.toBeInTheDocument();
  });

  async function select(shape: typeof cars): Promise<void> {
    await act(async () => {
      pane.sheet.select({ kind: "source", shape });
      pane.device.endWaits();
      await settle();
    });
  }
});
