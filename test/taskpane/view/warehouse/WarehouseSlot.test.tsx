import "@testing-library/jest-dom";
import { act, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { BulkError } from "../../../../src/bulk/bulk-error";
import { Attention, AttentionContext } from "../../../../src/taskpane/view/attention/attention";
import { ScoreFooter } from "../../../../src/taskpane/view/score/ScoreFooter";
import { WarehouseSlot } from "../../../../src/taskpane/view/warehouse/WarehouseSlot";
import { speak } from "../../../../src/taskpane/view/words/language/language";
import { handedOverRun, OLD_REPORTS } from "../../fakes/fake-bulk";
import { tableShape } from "../../fakes/pane-data";
import { settle, settledLater } from "../../fakes/settle";
import { paneWithWarehouses, WITH_WAREHOUSES } from "../../fakes/warehouse-pane";
import { renderPane } from "../../render-pane";

/** Its code is loaded from disk here, which takes a busy machine its time. */
jest.setTimeout(60_000);

const HOST = new URL(WITH_WAREHOUSES.origin).host;
const PATIENTLY = { timeout: 20_000 };

describe("the section about SQL warehouses", () => {
  const user = userEvent.setup();

  beforeAll(async () => {
    Object.assign(Element.prototype, { scrollIntoView: () => undefined }); // jsdom has no layout
    await import("../../../../src/taskpane/view/warehouse/WarehouseBody");
    await import("../../../../src/taskpane/view/warehouse/HandOverOfferLine");
    await import("../../../../src/taskpane/state/warehouse/hand-over-session");
  });

  afterEach(() => speak("en"));

  async function show(pane = paneWithWarehouses()) {
    const parts = (
      <AttentionContext value={new Attention()}>
        <WarehouseSlot />
        <ScoreFooter />
      </AttentionContext>
    );
    const rendered = renderPane(parts, undefined, pane);
    await act(async () => {
      rendered.session.open();
      await settle();
    });
    return rendered;
  }

  async function openSection(pane = paneWithWarehouses()) {
    const rendered = await show(pane);
    await user.click(await screen.findByRole("button", { name: /^On a SQL warehouse/ }));
    return rendered;
  }

  const button = (name: string | RegExp) => screen.findByRole("button", { name }, PATIENTLY);

  it("stands there folded, and only beside a relay that lets tables through", async () => {
    const { unmount } = await show();
    expect(screen.getByRole("button", { name: /^On a SQL warehouse/ })).toHaveAttribute("aria-expanded", "false");
    unmount();
    const { warehouses: _none, ...without } = WITH_WAREHOUSES;
    await show(paneWithWarehouses(without as typeof WITH_WAREHOUSES));
    expect(screen.queryByRole("region")).toBeNull();
  });

  it("leads from the choice of a warehouse over the statement to what became of the rows", async () => {
    const { pane } = await openSection();
    pane.bulk.result = {
      count: { rows: 150, failed: 3 },
      failures: [
        { key: "4", message: "It is too long." },
        { key: "9", message: "It is too long." },
      ],
    };
    pane.bulk.states = ["running", "done"];
    const list = await screen.findByRole("radiogroup", { name: "Warehouse" }, PATIENTLY);
    expect(within(list).getByRole("radio", { name: /^Starter Warehouse/ })).toBeChecked();
    expect(within(list).getByRole("radio", { name: "Old reports Classic: cannot ask models" })).toBeDisabled();
    expect(within(list).getByRole("radio", { name: /^Nightly Pro · asleep: it is started/ })).toBeEnabled();
    expect(
      screen.getByText("Rows are uploaded to /Volumes/main/default/uploads, and removed after the run."),
    ).toBeVisible();
    await user.click(await button("Look at the statement"));
    expect(await screen.findByLabelText("Statement")).toHaveTextContent("CREATE TABLE main.default.iris_scored AS");
    expect(screen.getByLabelText("Statement")).toHaveFocus();
    const handOver = await button("Hand over");
    expect(handOver).toHaveAccessibleDescription(
      "150 rows and 5 columns of Table Iris, about 4 kB, are uploaded to /Volumes/main/default/uploads at localhost:3000. The warehouse Starter Warehouse reads them there, asks the endpoint iris about every row, and makes the table main.default.iris_scored. The uploaded file is removed when the run has ended.",
    );
    await user.click(await button("Copy statement"));
    expect(pane.device.copied).toEqual(["CREATE TABLE main.default.iris_scored AS\nSELECT *"]);
    await user.click(handOver);
    expect(await screen.findByText("Running on Starter Warehouse")).toBeVisible();
    expect(await button("Hand over another table")).toHaveFocus();
    await act(async () => {
      pane.device.endWaits();
      await settle();
    });
    expect(await screen.findByText("150 rows, 3 of them without a prediction.")).toBeVisible();
    const reasons = screen.getByRole("list", { name: "Why rows have no prediction" });
    expect(reasons).toHaveTextContent("2 rows: It is too long. Rows: 4 and 9");
    expect(reasons).toHaveTextContent("1 more row: the new table says why.");
    await user.click(await button("All 150 rows"));
    expect(await screen.findByText("150 rows brought back to the sheet Scored.")).toBeVisible();
    expect(await button("Go to Scored")).toHaveFocus();
    await user.click(await button("Go to Scored"));
    expect(pane.sheet.visited).toEqual(["Scored!A1"]);
    await user.click(await button("Copy name"));
    expect(pane.device.copied.at(-1)).toBe("main.default.iris_scored");
    expect(screen.queryByRole("button", { name: "Look at the statement" })).toBeNull();
    await user.click(await button("Hand over another table"));
    expect(await button("Look at the statement")).toBeEnabled();
    await user.click(await button("Look at the statement"));
    await user.click(await button("Hand over"));
    expect(await screen.findAllByText("Done: the table is there.")).toHaveLength(2);
    expect(screen.queryByRole("button", { name: "Look at the statement" })).toBeNull();
  });

  it("folds the form for another table once that is handed over", async () => {
    const pane = paneWithWarehouses();
    pane.bulk.kept = [handedOverRun({ host: HOST })];
    await openSection(pane);
    await user.click(await button("Hand over another table"));
    await user.click(await button("Look at the statement"));
    await user.click(await button("Hand over"));
    const list = await screen.findByRole("list", { name: "Handed over" });
    expect(within(list).getAllByRole("listitem")).toHaveLength(2);
    expect(await button("Hand over another table")).toHaveAttribute("aria-expanded", "false");
    expect(screen.queryByRole("radiogroup", { name: "Warehouse" })).toBeNull();
  });

  it("takes a table of Unity Catalog by its name", async () => {
    await openSection();
    await user.click(await screen.findByRole("radio", { name: "A table of Unity Catalog" }, PATIENTLY));
    expect(await button("Look at the statement")).toHaveAccessibleDescription("Name the table that is to be scored.");
    await user.type(screen.getByRole("textbox", { name: "Name of the table" }), "samples.demo.iris");
    expect(screen.getByRole("textbox", { name: "New table" })).toHaveValue("main.default.iris_scored");
    await user.click(await button("Look at the statement"));
    expect(await button("Hand over")).toHaveAccessibleDescription(/^Nothing leaves this workbook\./);
  });

  it.each([
    ["none", [], /^This account sees no SQL warehouse/],
    ["only classic ones", [OLD_REPORTS], /^There are only classic warehouses/],
  ])("says what to ask for where there are %s", async (_what, listed, words) => {
    const pane = paneWithWarehouses();
    pane.bulk.listed = listed;
    await openSection(pane);
    expect(await screen.findByText(words, {}, PATIENTLY)).toBeVisible();
    expect(screen.queryByRole("button", { name: "Look at the statement" })).toBeNull();
    pane.bulk.listed = [OLD_REPORTS, { ...OLD_REPORTS, id: "w9", name: "New", kind: "pro" }];
    await user.click(await button("Ask again"));
    expect(await button("Look at the statement")).toBeEnabled();
  });

  it("says why the warehouses are not known, and asks again", async () => {
    const pane = paneWithWarehouses();
    pane.bulk.listed = new BulkError("signed-out", "The token is old.");
    await openSection(pane);
    expect(await screen.findByRole("alert", {}, PATIENTLY)).toHaveTextContent("Sign in again under Connection.");
    pane.bulk.listed = [OLD_REPORTS];
    await user.click(await button("Try again"));
    expect(await screen.findByRole("radiogroup", { name: "Warehouse" })).toBeVisible();
  });

  it("mends a name that is taken in one click", async () => {
    const { pane } = await openSection();
    pane.bulk.planned = new BulkError("target-exists", "There.");
    await user.click(await button("Look at the statement"));
    expect(await screen.findByRole("alert")).toHaveTextContent("The new table is there already");
    pane.bulk.planned = {};
    await user.click(await button("Use main.default.iris_scored_2"));
    expect(await button("Hand over")).toHaveAccessibleDescription(/iris_scored_2/);
  });

  it("says how far rows are on their way, and cancels", async () => {
    const { pane } = await openSection();
    const gate = settledLater<undefined>();
    pane.bulk.gate = gate.promise;
    pane.bulk.steps = [{ kind: "reading", rowsRead: 40, rowCount: 150 }];
    await user.click(await button("Look at the statement"));
    await user.click(await button("Hand over"));
    expect(await screen.findByText("Reading the table: 40 of 150 rows")).toBeVisible();
    expect(screen.getByRole("status", { name: "" })).toHaveTextContent("Reading the table …");
    await user.click(await button("Cancel"));
    await act(async () => {
      gate.resolve(undefined);
      await settle();
    });
    expect(await screen.findByRole("alert")).toHaveTextContent("Cancelled before anything was handed over.");
    expect(await button("Hand over")).toBeEnabled();
  });

  it("shows runs that the workbook remembers, and says in one line how the latest is", async () => {
    const pane = paneWithWarehouses();
    const stagedPath = "/Volumes/main/default/uploads/scoresheet-1.csv";
    const other = handedOverRun({ id: "run-2", target: "main.default.other", startedAtUtcMs: 0, stagedPath });
    pane.bulk.kept = [handedOverRun({ host: HOST }), other];
    pane.bulk.states = ["running"];
    await openSection(pane);
    const header = await button(/^On a SQL warehouse/);
    expect(header).toHaveAccessibleName(
      "On a SQL warehouse main.default.iris_scored: Running on Starter Warehouse · 1 more run",
    );
    const [latest, elsewhere] = within(await screen.findByRole("list", { name: "Handed over" })).getAllByRole(
      "listitem",
    );
    expect(latest).toHaveTextContent("Table Iris → main.default.iris_scored");
    expect(elsewhere).toHaveTextContent("Connect to adb-1.azuredatabricks.net to see how it is.");
    expect(within(elsewhere!).queryByRole("button", { name: "Cancel" })).toBeNull();
    const forget = within(elsewhere!).getByRole("button", { name: "Forget" });
    expect(forget).toHaveAccessibleDescription(/^To forget it now leaves the uploaded file where it lies: \/Volumes/);
    await user.click(forget);
    expect(pane.bulk.kept).toHaveLength(1);
    pane.bulk.states = ["done"];
    await user.click(within(latest!).getByRole("button", { name: "Cancel" }));
    expect(await within(latest!).findByText(/^The cancel came too late/)).toBeVisible();
  });

  it("says why a run failed", async () => {
    const pane = paneWithWarehouses();
    pane.bulk.kept = [handedOverRun({ host: HOST })];
    pane.bulk.states = [new BulkError("function-unknown", "No ai_query.", "UNRESOLVED_ROUTINE")];
    await openSection(pane);
    expect(await screen.findByRole("alert", {}, PATIENTLY)).toHaveTextContent("The warehouse cannot ask models");
    expect(screen.getByLabelText("Details")).toHaveTextContent("function-unknown No ai_query. UNRESOLVED_ROUTINE");
  });

  it("brings no more rows back than a sheet has room for", async () => {
    const pane = paneWithWarehouses();
    pane.bulk.kept = [handedOverRun({ host: HOST })];
    pane.bulk.result = { count: { rows: 2_000_000, failed: 0 }, failures: [] };
    await openSection(pane);
    await user.click(await button("Look at the result"));
    expect(await button("First 1,000 rows")).toBeEnabled();
    expect(screen.queryByRole("button", { name: /^All/ })).toBeNull();
    expect(screen.getByText(/^2,000,000 rows do not fit on a sheet/)).toBeVisible();
    await user.click(await button("First 1,000 rows"));
    expect(pane.bulk.asked.at(-1)).toBe("bring back 1000 of run-1");
  });

  it("is where the offer for a large table leads", async () => {
    const pane = paneWithWarehouses();
    pane.sheet.selected = { kind: "source", shape: tableShape({ rowCount: 650_000 }) };
    await show(pane);
    const offer = await button("Hand over …");
    expect(offer).toHaveAccessibleDescription(
      "How long 650,000 rows take here is not measured yet: a preview tells. A SQL warehouse of the workspace scores the table without the pane.",
    );
    await user.click(offer);
    expect(await button("Look at the statement")).toBeEnabled();
    expect(screen.getByRole("radio", { name: "Table Iris: 650,000 rows, 4 of 5 columns are sent" })).toBeChecked();
  });

  it("speaks German", async () => {
    await speak("de");
    const { pane } = await show();
    await user.click(await button(/^Auf einem SQL-Warehouse/));
    pane.bulk.planned = new BulkError("parameters-refused", "No.");
    await user.click(await button("Anweisung ansehen"));
    expect(await screen.findByRole("alert")).toHaveTextContent(
      "Ein Warehouse gibt einem eigenen Modell keine Parameter weiter",
    );
  });
});
