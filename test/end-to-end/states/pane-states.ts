import type { PaneVisit } from "./pane-visit";
import { BAD_CELLS, WIDE_SIGNATURE, writeWideTable } from "./pictured-tables";

/** A state of the pane that somebody should look at, and how a person comes to it from the pane's first state. */
export interface PaneState {
  readonly name: string;
  readonly reach: (visit: PaneVisit) => Promise<void>;
  /** On the path that everybody takes: looked at in each width. */
  readonly isOnMainPath?: true;
}

const LONGER_THAN_A_LOOK_MS = 60_000;
/** A port that is reserved for a service that nobody runs. */
const NOTHING_LISTENS = "http://localhost:9";
const EDITED_CELLS = ["A3", "B5", "C8"];

/** In the order in which a person may meet them. */
export const PANE_STATES: readonly PaneState[] = [
  { name: "ready", isOnMainPath: true, reach: () => Promise.resolve() },
  ...["Connection", "Model", "Data", "Score", "Request console"].map((title) => ({
    name: `${title} unfolded`,
    reach: (visit: PaneVisit) => visit.openSection(title),
  })),
  { name: "preview", isOnMainPath: true, reach: preview },
  { name: "preview of several outputs", reach: previewPenguins },
  { name: "cells at fault", isOnMainPath: true, reach: findFaults },
  { name: "a run under way", isOnMainPath: true, reach: hang },
  { name: "the endpoint asks for a wait", reach: askForAWait },
  { name: "scored", isOnMainPath: true, reach: (visit) => visit.score() },
  { name: "rows that failed", reach: failBatches },
  { name: "the sign-in is refused", reach: refuseSignIn },
  { name: "a remembered column, edited", isOnMainPath: true, reach: editRemembered },
  { name: "a remembered column, once more", reach: askForNewColumn },
  { name: "nothing listens", reach: connectToNothing },
  { name: "not an address", reach: (visit) => visit.connectTo("hello world") },
  { name: "forty inputs", isOnMainPath: true, reach: mapFortyInputs },
  { name: "the relay serves a newer version", reach: serveNewer },
  { name: "a table to be handed over", isOnMainPath: true, reach: lookAtStatement },
  { name: "a table handed over", isOnMainPath: true, reach: handOver },
];

async function preview(visit: PaneVisit): Promise<void> {
  await visit.workbench.press(visit.footerButton(1));
  await visit.pane.getByRole("table").waitFor();
}

async function previewPenguins(visit: PaneVisit): Promise<void> {
  await visit.workbench.page.getByRole("tab", { name: "Penguins", exact: true }).click();
  await visit.workbench.goTo("A2");
  await visit.seeTable("Penguins");
  await preview(visit);
}

async function findFaults(visit: PaneVisit): Promise<void> {
  for (const [address, text] of BAD_CELLS) await visit.workbench.enter(address, text);
  await visit.workbench.goTo("A2");
  await visit.check();
}

async function hang(visit: PaneVisit): Promise<void> {
  await visit.endpoint.setFaults({ kind: "slow", delayMs: LONGER_THAN_A_LOOK_MS });
  await visit.next();
  await visit.pane.getByRole("progressbar").waitFor();
}

async function askForAWait(visit: PaneVisit): Promise<void> {
  await visit.endpoint.setFaults({ kind: "rate-limited", retryAfter: "200" });
  await visit.next();
  await visit.pane
    .locator("footer")
    .getByText(/\d+\s(min|sec|Min|Sek)/)
    .first()
    .waitFor();
}

async function failBatches(visit: PaneVisit): Promise<void> {
  await visit.endpoint.setFaults({ kind: "malformed-json" });
  await visit.next();
  await visit.section("Result").getByRole("list").first().waitFor();
}

async function refuseSignIn(visit: PaneVisit): Promise<void> {
  await visit.endpoint.setFaults({ kind: "unauthorized" });
  await visit.next();
  await visit.section("Result").waitFor();
}

async function editRemembered(visit: PaneVisit): Promise<void> {
  await visit.score();
  for (const address of EDITED_CELLS) await visit.workbench.enter(address, "7.77");
  await visit.workbench.goTo("A2");
  await visit.footerButton().getByText("3").waitFor();
}

async function askForNewColumn(visit: PaneVisit): Promise<void> {
  await editRemembered(visit);
  await visit.workbench.press(visit.footerButton(1));
  await visit.pane.locator("footer").getByRole("radio").first().waitFor();
}

async function connectToNothing(visit: PaneVisit): Promise<void> {
  await visit.connectTo(NOTHING_LISTENS);
  await visit.section("Connection").getByText(NOTHING_LISTENS.slice("http://".length)).first().waitFor();
}

async function mapFortyInputs(visit: PaneVisit): Promise<void> {
  const file = await writeWideTable();
  await visit.workbench.openFile(file);
  await visit.workbench.page.getByRole("heading", { name: "wide.xlsx" }).waitFor();
  await visit.workbench.goTo("A2");
  await visit.seeTable("Wide");
  await visit.chooseModel();
  await visit.giveSignature(WIDE_SIGNATURE);
  await visit.openSection("Data");
}

async function lookAtStatement(visit: PaneVisit): Promise<void> {
  await visit.openSection("On a SQL warehouse");
  const card = visit.section("On a SQL warehouse");
  await card.getByRole("radiogroup").waitFor();
  await card.getByRole("button", { name: visit.say("Look at the statement") }).click();
  await card.getByText("CREATE TABLE").waitFor();
}

/** Rows that the endpoint refuses stay without a prediction. */
async function handOver(visit: PaneVisit): Promise<void> {
  await lookAtStatement(visit);
  await visit.endpoint.setFaults({ kind: "refuse-rows", column: "sepal_length", value: 5.4 });
  const card = visit.section("On a SQL warehouse");
  await card.getByRole("button", { name: visit.say("Hand over"), exact: true }).click();
  await card.getByRole("list", { name: visit.say("Why rows have no prediction") }).waitFor();
}

async function serveNewer({ workbench, pane }: PaneVisit): Promise<void> {
  await workbench.page.route("**/relay/upstreams", async (route) => {
    const list = (await (await route.fetch()).json()) as object;
    await route.fulfill({ json: { ...list, version: "99.0.0" } });
  });
  await workbench.page.reload();
  await pane.getByText("99.0.0").scrollIntoViewIfNeeded();
}
