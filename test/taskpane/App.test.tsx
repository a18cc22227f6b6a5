import "@testing-library/jest-dom";
import { act, configure, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { InputError, RunStoppedError } from "../../src/core/errors";
import { MissingPrediction } from "../../src/core/predictions/prediction";
import type { Preview } from "../../src/scoring/preview/preview-rows";
import { App } from "../../src/taskpane/App";
import { Pane } from "../../src/taskpane/Pane"; // loaded beforehand: from disk it takes longer than tests wait
import { FakePane } from "./fakes/fake-pane";
import { MEASUREMENTS, previewOf, progressOf, schemaOf, summaryOf, tableShape, WORKSPACE } from "./fakes/pane-data";
import { settledLater } from "./fakes/settle";

/** Lazy parts of the pane are loaded from disk here, which takes a busy machine its time. */
jest.setTimeout(60_000);
configure({ asyncUtilTimeout: 20_000 });

describe("the pane", () => {
  let pane: FakePane;

  const user = userEvent.setup();
  /** Names a number of rows only when it would score them. */
  const scoreButton = () => screen.getByRole("button", { name: /^Score \d/ });
  const idleButton = () => screen.getByRole("button", { name: "Score" });
  const section = (name: string) => screen.getByRole("region", { name });
  const header = (name: string) => within(section(name)).getAllByRole("button")[0]!;

  beforeAll(() => {
    Object.assign(Element.prototype, { scrollIntoView: () => undefined }); // jsdom has no layout, hence nothing to scroll
  });

  beforeEach(() => {
    pane = new FakePane();
  });

  test("needs one press to score the selected table with a demo model", async () => {
    render(<App services={pane.services} />);
    await waitFor(() => expect(scoreButton()).toBeEnabled());
    expect(scoreButton()).toHaveAccessibleName("Score 150 rows");
    expect(scoreButton()).toHaveAccessibleDescription(
      "Sends sepal_length, sepal_width, petal_length and petal_width to localhost:3000.",
    );
    expect(header("Data")).toHaveTextContent("Table Iris, 150 rows, 4 of 5 columns are sent");
    expect(header("Connection")).toHaveAttribute("aria-expanded", "false");
    await user.click(scoreButton());
    expect(pane.runs.started).toHaveLength(1);
  });

  test("shows how far a run is, cancels it at once, and tells a screen reader", async () => {
    await startRun();
    act(() =>
      pane.runs.latest.become({ state: "scoring", progress: progressOf({ rowsScored: 75, batchesInFlight: 2 }) }),
    );
    expect(await screen.findByRole("progressbar")).toHaveAttribute("aria-valuenow", "50");
    expect(screen.getByRole("progressbar")).toHaveAttribute("aria-valuetext", "75 of 150 rows");
    expect(screen.getByRole("status")).toHaveTextContent("50% of the rows scored.");
    await user.click(screen.getByRole("button", { name: "Cancel" }));
    expect(pane.runs.latest.isCancelled).toBe(true);
    expect(screen.getByRole("button", { name: "Cancelling …" })).toHaveAttribute("aria-disabled", "true");
  });

  test("shows 100 % only when no row is left", async () => {
    await startRun();
    const progress = progressOf({ rowsInAll: 100_000, rowsScored: 99_840 });
    act(() => pane.runs.latest.become({ state: "scoring", progress }));
    expect(await screen.findByText("99%")).toBeVisible();
  });

  test("goes on with a run whose button was double-clicked, although Cancel stands there for the second click", async () => {
    await startRun();
    fireEvent.click(await screen.findByRole("button", { name: "Cancel" }), { detail: 2 });
    expect(pane.runs.latest.isCancelled).toBe(false);
  });

  test("counts down a wait that the endpoint asked for", async () => {
    await startRun();
    const wait = { reason: "rate-limited", delayMs: 8_000, untilMs: 8_000 } as const;
    act(() => pane.runs.latest.become({ state: "scoring", progress: progressOf({ wait }) }));
    expect(await screen.findByText("The endpoint asked us to wait 8 sec")).toBeVisible();
  });

  test("shows which rows failed and why, and goes to their cells", async () => {
    const failures = [
      {
        code: "rows-refused",
        message: "Refused.",
        detail: "Failed to convert column petal_width.",
        column: "petal_width",
        rows: [{ firstRow: 47, rowCount: 7 }],
        rowCount: 7,
      },
    ] as const;
    await finishRun(() =>
      pane.runs.latest.become({ state: "done", summary: summaryOf({ scored: 143, failed: 7, failures }) }),
    );
    const list = await screen.findByRole("list", { name: "Rows without a prediction" });
    expect(within(list).getByText(/The model refused some rows: 7 rows \(petal_width\)/)).toBeVisible();
    expect(within(list).getByText("and 2 more")).toBeVisible();
    await user.click(within(list).getByRole("button", { name: "Go to cell D49, row 48" }));
    expect(pane.sheet.visited).toEqual(["Iris!D49"]);
    await user.click(within(list).getAllByText("Details")[0]!);
    await user.click(within(list).getByRole("button", { name: "Copy details" }));
    expect(pane.device.copied).toEqual(["rows-refused\nRefused.\nFailed to convert column petal_width."]);
  });

  test("draws the predictions, and removes their column when asked to", async () => {
    pane.sheet.column = ["setosa", "setosa", "virginica"];
    await finishRun(() => pane.runs.latest.become({ state: "done", summary: summaryOf() }));
    expect(await screen.findByRole("img", { name: "Prediction: setosa: 2; virginica: 1" })).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Remove this column" }));
    expect(pane.sheet.removed).toHaveLength(1);
    expect(await screen.findByRole("button", { name: "Column removed" })).toHaveAttribute("aria-disabled", "true");
    expect(screen.queryByRole("img")).not.toBeInTheDocument();
  });

  test("does not call a run all good in which rows got no value", async () => {
    const missing = [{ reason: "NaN", rows: [{ firstRow: 6, rowCount: 3 }], rowCount: 3 }] as const;
    await finishRun(() => pane.runs.latest.become({ state: "done", summary: summaryOf({ missing }) }));
    const list = await screen.findByRole("list", { name: "Rows answered without a value" });
    expect(list).toHaveTextContent("The model answered no number (NaN): 3 rows");
    await user.click(within(list).getByRole("button", { name: "Go to cell A8, row 7" }));
    expect(pane.sheet.visited).toEqual(["Iris!A8"]);
    expect(header("Result")).toHaveTextContent(/^Needs your attention: Result/);
  });

  test("does not call a run all good in which texts were cut", async () => {
    const cut = { rows: [{ firstRow: 6, rowCount: 3 }], rowCount: 3 };
    await finishRun(() => pane.runs.latest.become({ state: "done", summary: summaryOf({ cut }) }));
    expect(await screen.findByText("Text cut to what a cell holds: 3 rows")).toBeVisible();
    expect(header("Result")).toHaveTextContent(/^Needs your attention: Result/);
  });

  test("says a failure at once, in words, with what the endpoint said behind Details", async () => {
    const error = new RunStoppedError("unauthorized", "Refused.", { status: 403, detail: "Invalid access token." });
    await finishRun(() => pane.runs.latest.become({ state: "failed", error }));
    expect(await screen.findByRole("alert")).toHaveTextContent(/^The token was refused/);
    expect(screen.getByLabelText("Details")).toHaveTextContent(
      "unauthorized (HTTP 403) Refused. Invalid access token.",
    );
    await user.click(screen.getByRole("button", { name: "Go to Connection" }));
    expect(header("Connection")).toHaveAttribute("aria-expanded", "true");
  });

  test("keeps the button off while inputs are missing, says which, and lets the analyst join a column", async () => {
    pane.catalogue.schemas.set("iris", schemaOf([...MEASUREMENTS, "age"]));
    pane.catalogue.endpoints = pane.catalogue.endpoints.slice(0, 1);
    render(<App services={pane.services} />);
    await waitFor(() => expect(idleButton()).toHaveAccessibleDescription(/^The model also needs age ?\.$/));
    expect(idleButton()).toHaveAttribute("aria-disabled", "true");
    await user.click(idleButton());
    expect(pane.runs.started).toHaveLength(0);
    await user.selectOptions(await screen.findByRole("combobox", { name: "Column for age" }), "species");
    expect(scoreButton()).toBeEnabled();
    expect(screen.getByRole("combobox", { name: "Column for age" })).toBeVisible();
  });

  test("takes a guess only after the analyst has said yes", async () => {
    const columns = ["Sepal Length", ...MEASUREMENTS.slice(1)];
    pane.sheet.selected = { kind: "source", shape: tableShape({ columns }) };
    pane.catalogue.endpoints = pane.catalogue.endpoints.slice(0, 1);
    render(<App services={pane.services} />);
    await waitFor(() => expect(idleButton()).toHaveAccessibleDescription(/^Confirm the column for sepal_length ?\.$/));
    await user.click(await screen.findByRole("button", { name: "Use it for sepal_length" }));
    expect(scoreButton()).toBeEnabled();
  });

  test("says at the button why the selected cells cannot be scored", async () => {
    pane.sheet.selected = { kind: "none", error: new InputError("duplicate-header", "Columns 1 and 2.") };
    render(<App services={pane.services} />);
    const why = "Two columns have the same header. Rename one of them.";
    await waitFor(() => expect(idleButton()).toHaveAccessibleDescription(why));
    expect(header("Data")).toHaveTextContent(why);
    expect(header("Data")).toHaveAttribute("aria-expanded", "false");
  });

  test("asks for a token in a field that does not show it, and goes on once it is accepted", async () => {
    pane.signIn.upstreams = [WORKSPACE];
    render(<App services={pane.services} />);
    const field = await screen.findByLabelText("Access token");
    expect(field).toHaveAttribute("type", "password");
    await user.type(field, "wrong{Enter}");
    await waitFor(() => expect(header("Connection")).toHaveTextContent("The token was refused"));
    expect(within(section("Connection")).getAllByRole("alert")[0]).toHaveTextContent(/^The token was refused/);
    await user.clear(field);
    await user.type(field, "good{Enter}");
    await waitFor(() => expect(header("Connection")).toHaveTextContent("Connected to Our workspace"));
    expect(header("Connection")).toHaveAttribute("aria-expanded", "false");
    expect(header("Connection")).toHaveFocus();
  });

  test("names a host and its columns in full before rows go there, and in short afterwards", async () => {
    await finishRun(() => pane.runs.latest.become({ state: "done", summary: summaryOf() }));
    expect(await screen.findByRole("button", { name: "Score 150 rows again" })).toHaveAccessibleDescription(
      "Sends 4 columns to localhost:3000.",
    );
  });

  test("shows sections that the analyst opened until they close them", async () => {
    render(<App services={pane.services} />);
    await waitFor(() => expect(scoreButton()).toBeEnabled());
    await user.click(header("Model"));
    expect(await screen.findByRole("radio", { name: /^iris/ })).toBeChecked();
    await user.click(screen.getByRole("radio", { name: /^cars/ }));
    expect(header("Model")).toHaveTextContent("cars, ready");
    await user.click(header("Model"));
    expect(screen.queryByRole("radio", { name: /^iris/ })).not.toBeInTheDocument();
  });

  test("previews five rows beside the button, goes to one of them, and writes nothing", async () => {
    pane.runs.preview = previewOf(["setosa", new MissingPrediction("NaN")], { servedModelName: "iris-1" });
    await preview();
    const table = await screen.findByRole("table");
    expect(
      within(table)
        .getAllByRole("row")
        .map((row) => row.textContent),
    ).toEqual(["Rowsepal_lengthPrediction", "2setosa", "3no value (NaN)"]);
    expect(header("Preview")).toHaveTextContent("2 rows scored, nothing written");
    expect(screen.getByText("Table Iris, answered by iris-1.")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Go to row 3, cell A3" }));
    expect(pane.sheet.visited).toEqual(["Iris!A3"]);
    expect(pane.runs.started).toHaveLength(0);
    await user.click(screen.getByRole("button", { name: "Close preview" }));
    expect(header("Score")).toHaveTextContent("Adds column “Prediction”");
  });

  test("gives a preview up when told to, and explains one that failed", async () => {
    const answer = settledLater<Preview>();
    pane.runs.preview = answer.promise;
    await preview();
    await user.click(screen.getByRole("button", { name: "Cancel preview" }));
    expect(pane.runs.previewed[0]?.query.signal.aborted).toBe(true);
    expect(header("Score")).toHaveAttribute("aria-expanded", "false");
    pane.runs.preview = Promise.reject(new RunStoppedError("forbidden", "No.", { status: 403 }));
    await user.click(screen.getByRole("button", { name: "Preview 5 rows" }));
    expect(await screen.findByRole("alert")).toHaveTextContent(/^You may not query this endpoint/);
  });

  test("says so where its code does not come, and comes when it is asked for again", async () => {
    let isOnline = false;
    const loadPane = async () => {
      if (isOnline) return Pane;
      throw new Error("Loading chunk 7 failed.");
    };
    render(<App services={pane.services} loadPane={loadPane} />);
    expect(await screen.findByRole("alert")).toHaveTextContent("could not be loaded");
    isOnline = true;
    await user.click(screen.getByRole("button", { name: "Try again" }));
    await waitFor(() => expect(scoreButton()).toBeEnabled());
    expect(screen.queryByRole("alert")).not.toBeInTheDocument();
  });

  async function preview(): Promise<void> {
    render(<App services={pane.services} />);
    await waitFor(() => expect(scoreButton()).toBeEnabled());
    await user.click(screen.getByRole("button", { name: "Preview 5 rows" }));
  }

  async function startRun(): Promise<void> {
    render(<App services={pane.services} />);
    await waitFor(() => expect(scoreButton()).toBeEnabled());
    await user.click(scoreButton());
  }

  async function finishRun(finish: () => void): Promise<void> {
    await startRun();
    await act(async () => {
      finish();
      await Promise.resolve(); // the session reads the table again
    });
  }
});
