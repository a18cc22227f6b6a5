import { Product } from "../end-to-end/product";
import { SampleEndpoint } from "../end-to-end/sample-endpoint";
import type { Query } from "./in-page-query";
import { ENGINES } from "./open-browser";
import { RESULT, SCORE, WorkbenchVisit } from "./workbench-visit";

const MEASUREMENTS = ["sepal_length", "sepal_width", "petal_length", "petal_width"];
/** An Excel that answers late, tells late of changes, and has ways of its own with texts and hidden rows. */
const UNKIND = "?habits=latencyMs:20,events:late,showsApostropheInTextCells,misplacesHiddenRows";
/** Cells at fault, of the kind of which it stands in the check as "Text". */
const TEXT: Query = { role: "group", name: /^Text/, within: { role: "region", name: "Check" } };

describe.each(ENGINES)("an analyst in %s", (engine) => {
  let product: Product;
  let sampleEndpoint: SampleEndpoint;
  let visit: WorkbenchVisit;

  beforeAll(async () => {
    product = await Product.start();
    sampleEndpoint = new SampleEndpoint(product.origin);
  });

  beforeEach(() => sampleEndpoint.setFaults());

  afterEach(() => WorkbenchVisit.endAll());

  afterAll(() => product.stop("SIGKILL"));

  test("scores iris with one click, each row as the model itself answers, and removes the column again", async () => {
    visit = await WorkbenchVisit.open(engine, product.origin);
    await visit.score();
    await visit.seeResult(/150 rows scored/);
    // What is drawn of the result and said of its column comes a moment later, and moves the button that is pressed below.
    await visit.pane.see({ role: "img", within: RESULT });
    await visit.pane.see({ text: /All 150 rows are current/ });
    const { reference, columns, rows } = await visit.table("Iris");
    expect(reference).toBe("A1:F151");
    expect(columns).toEqual([...MEASUREMENTS, "species", "Prediction"]);
    expect(rows.map((row) => row[5])).toEqual(await predictionsFor(rows));
    await visit.pane.press({ role: "button", name: "Remove this column" });
    await visit.pane.see({ text: /4 of 5 columns are sent/ });
    expect((await visit.table("Iris")).reference).toBe("A1:E151");
    expect(await visit.problems()).toEqual([]);
  });

  test("sees a cell at fault before anything is sent, cures it with a click, and every row is scored", async () => {
    visit = await WorkbenchVisit.open(engine, product.origin);
    await visit.enter("A3", "n/a");
    await visit.goTo("A2");
    await sampleEndpoint.setFaults({ kind: "slow", delayMs: 0 }); // Changes nothing, but requests are counted.
    await visit.pane.press(SCORE);
    await visit.pane.see({ text: /^1 of 150 rows would be refused or mis-scored/ });
    expect(await sampleEndpoint.requestsSeen()).toBe(0);
    await visit.pane.press({ role: "radio", name: "Send another value instead", within: TEXT });
    await visit.pane.fill({ role: "textbox", name: "Value to send instead", within: TEXT }, "5.5");
    await visit.pane.see({ role: "button", name: "Score 150 rows" });
    await visit.score();
    await visit.seeResult(/150 rows scored/);
    const { rows } = await visit.table("Iris");
    expect(rows[1]?.[0]).toBe("n/a");
    expect(rows.map((row) => row[5])).toEqual(
      await predictionsFor(rows.map((row, index) => (index === 1 ? [5.5, ...row.slice(1)] : row))),
    );
    expect(await visit.problems()).toEqual([]);
  });

  test("cancels a run that hangs, in an Excel that is slow, too: what was answered stays, the rest is left alone", async () => {
    visit = await WorkbenchVisit.open(engine, `${product.origin}/${UNKIND}`);
    await visit.openSection("Score");
    await visit.pane.fill({ role: "textbox", name: "Rows per batch" }, "10");
    await sampleEndpoint.setFaults({ kind: "hang", skip: 5 });
    await visit.pane.press(SCORE);
    await visit.pane.see({ text: /^50 of 150 rows/ });
    await visit.pane.press({ role: "button", name: "Cancel" });
    await visit.seeResult(/^100 rows not reached/);
    const { rows } = await visit.table("Iris");
    await sampleEndpoint.setFaults(); // or our own question would wait, too
    const answered = await predictionsFor(rows.slice(0, 50));
    expect(rows.map((row) => row[5])).toEqual(rows.map((_, index) => answered[index] ?? null));
    expect(await visit.problems()).toEqual([]);
  });

  function predictionsFor(rows: readonly (readonly unknown[])[]): Promise<unknown[]> {
    const sent = rows.map((row) => row.slice(0, MEASUREMENTS.length));
    return sampleEndpoint.predictions("iris", MEASUREMENTS, sent);
  }
});
