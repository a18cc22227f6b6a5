import type { Locator } from "playwright-core";
import type { PaneVisit } from "../states/pane-visit";

/** A picture on pages for people. */
export interface PagePicture {
  /** Of its files in assets/docs/pictures/: what is seen (.png), and what it says (.txt). */
  readonly name: string;
  /** From the screen before it, or from the first one of `npm start`, to what it shows. */
  readonly reach: (visit: PaneVisit) => Promise<void>;
  /** The parts of the pane that it shows, one below the other; without it, the whole window. */
  readonly parts?: (visit: PaneVisit) => readonly Locator[];
}

/** Pictures that one visitor takes, each from where the one before it ended. */
export interface PageVisit {
  readonly who: string;
  readonly pictures: readonly PagePicture[];
}

const section =
  (...titles: readonly string[]) =>
  (visit: PaneVisit): Locator[] =>
    titles.map((title) => visit.section(title));

export const PAGE_VISITS: readonly PageVisit[] = [
  {
    who: "somebody who looks around",
    pictures: [
      { name: "first-screen", reach: () => Promise.resolve() },
      { name: "preview", reach: preview, parts: ({ pane }) => [pane.locator("main"), pane.locator("footer")] },
      { name: "model-and-data", reach: openModelAndData, parts: section("Model", "Data") },
      { name: "request", reach: showRequest, parts: section("Request console") },
    ],
  },
  {
    who: "somebody with cells that the model would refuse or misread",
    pictures: [{ name: "check", reach: findFaults, parts: section("Check") }],
  },
  {
    who: "somebody whose model refuses rows",
    pictures: [{ name: "failed-rows", reach: failRows, parts: section("Result") }],
  },
  {
    who: "somebody who edits what was scored",
    pictures: [{ name: "changed-rows", reach: editScored }],
  },
  {
    who: "somebody who writes a formula",
    pictures: [{ name: "formula", reach: typeFormula }],
  },
  {
    who: "somebody with a token",
    pictures: [{ name: "sign-in", reach: askForToken, parts: section("Connection") }],
  },
  {
    who: "somebody with a model of several outputs",
    pictures: [
      { name: "outputs", reach: chooseOutputs, parts: outputs },
      { name: "forget", reach: showForgetting, parts: forgetting },
    ],
  },
  {
    who: "somebody who hands a table over to a SQL warehouse",
    pictures: [
      { name: "hand-over", reach: lookAtStatement, parts: section("On a SQL warehouse") },
      { name: "handed-over", reach: handOver, parts: section("On a SQL warehouse") },
    ],
  },
];

async function preview(visit: PaneVisit): Promise<void> {
  await visit.workbench.press(visit.footerButton(1));
  await visit.pane.getByRole("table").waitFor();
}

async function openModelAndData(visit: PaneVisit): Promise<void> {
  await visit.openSection("Model");
  await visit.openSection("Data");
}

async function showRequest(visit: PaneVisit): Promise<void> {
  await visit.openSection("Request console");
  await visit.pane.getByText("The first batch of 150 rows").waitFor();
}

async function findFaults(visit: PaneVisit): Promise<void> {
  await visit.workbench.enter("A3", "n/a");
  await visit.workbench.enter("B5", "'3,1");
  await visit.workbench.goTo("A2");
  await visit.check();
}

async function failRows(visit: PaneVisit): Promise<void> {
  await visit.endpoint.setFaults({ kind: "refuse-rows", column: "sepal_length", value: 5.4 });
  await visit.next();
  await visit.section("Result").getByRole("figure").waitFor();
  await visit.endpoint.setFaults();
}

async function editScored(visit: PaneVisit): Promise<void> {
  await visit.score();
  for (const address of ["A3", "A5", "A8"]) await visit.workbench.enter(address, "7.7");
  await visit.workbench.goTo("A2");
  await visit.footerButton().getByText("3 changed rows").waitFor();
  await visit.section("Result").getByRole("heading").getByRole("button").click(); // All of the pane is in view.
}

async function typeFormula(visit: PaneVisit): Promise<void> {
  await visit.workbench.enter("G2", '=SCORE.PREDICT("iris",A2:D2)');
  await visit.pane.getByRole("button", { name: "Show where they would go" }).click();
  await visit.section("Formulas").getByText("It goes to the endpoint iris").waitFor();
}

async function askForToken(visit: PaneVisit): Promise<void> {
  await visit.connectTo("https://adb-1234.5.azuredatabricks.net/serving-endpoints/churn/invocations");
  await visit.pane.getByLabel("Access token").first().waitFor();
}

async function chooseOutputs(visit: PaneVisit): Promise<void> {
  await visit.workbench.page.getByRole("tab", { name: "Penguins", exact: true }).click();
  await visit.workbench.goTo("A2");
  await visit.seeTable("Penguins");
  await preview(visit);
  await visit.workbench.press(visit.pane.getByRole("button", { name: "Close preview" }));
  await visit.openSection("Score"); // The outputs are known by now.
  await visit.pane.getByRole("checkbox", { name: "Turn a probability into a label" }).check();
  await visit.pane.getByRole("combobox", { name: "Probability" }).selectOption("Adelie");
}

function outputs({ pane }: PaneVisit): Locator[] {
  const group = (name: string): Locator => pane.getByRole("group", { name });
  return [
    group("Outputs of the next run"),
    pane.getByText("Names of their columns"),
    group("Turn a probability into a label").locator("xpath=.."),
  ];
}

async function showForgetting({ pane }: PaneVisit): Promise<void> {
  await pane.getByText("Forget everything", { exact: true }).click();
  await pane.getByRole("button", { name: "On this device …" }).click();
}

function forgetting({ pane }: PaneVisit): Locator[] {
  return [pane.getByText("Forget everything", { exact: true }), pane.getByRole("alert").locator("xpath=..")];
}

async function lookAtStatement(visit: PaneVisit): Promise<void> {
  await visit.openSection("On a SQL warehouse");
  await visit.pane.getByRole("button", { name: "Look at the statement" }).click();
  await visit.pane.getByText("CREATE TABLE").waitFor();
}

async function handOver(visit: PaneVisit): Promise<void> {
  await visit.endpoint.setFaults({ kind: "refuse-rows", column: "sepal_length", value: 5.4 });
  await visit.pane.getByRole("button", { name: "Hand over", exact: true }).click();
  await visit.pane.getByRole("list", { name: "Why rows have no prediction" }).waitFor();
  await visit.endpoint.setFaults();
}
