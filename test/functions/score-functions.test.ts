import { FormulasAtWork } from "./formulas-at-work";

const own = (...cells: readonly unknown[]): string => JSON.stringify(cells);
/** 2024-02-29 */
const LEAP_DAY = 45351;
const LEAP_DAY_MS = Date.UTC(2024, 1, 29);

describe("SCORE.PREDICT", () => {
  it("spills all outputs of a row, written as the model's signature asks for", async () => {
    const work = await new FormulasAtWork().allow();
    expect(await work.predict({ data: [[5, "a", LEAP_DAY]] })).toEqual([[own(5, "a", LEAP_DAY_MS), 2.5]]);
    expect(work.sent).toEqual([[{ amount: 5, code: "a", day: "2024-02-29T00:00:00.000" }]]);
  });

  it("gives one output, by name or by number, and n rows as a spill", async () => {
    const work = await new FormulasAtWork().allow();
    const data = [
      [1, "a", LEAP_DAY],
      [2, "b", LEAP_DAY],
    ];
    expect(await work.predict({ data, output: "HALF" })).toEqual([[0.5], [1]]);
    expect(await work.predict({ data, output: 2 })).toEqual([[0.5], [1]]);
    expect(await work.predict({ data, output: "third" })).toMatch(
      /^#VALUE! output: this model has the outputs own, half/,
    );
    expect(work.requestCount).toBe(1);
  });

  it("joins columns by their headers, in whatever order, and never by their place", async () => {
    const work = await new FormulasAtWork().allow("echo", ["code", "day", "other", "amount"]);
    const headers = [["code", "day", "other", "amount"]];
    expect(await work.predict({ data: [["x", LEAP_DAY, "left out", 8]], headers, output: 2 })).toEqual([[4]]);
    expect(work.sent[0]).toEqual([{ amount: 8, code: "x", day: "2024-02-29T00:00:00.000" }]);
  });

  it("takes the order of the model's inputs only when asked", async () => {
    const work = await new FormulasAtWork().allow("echo", ["(1–3)"], 3, "cells");
    await work.allow("echo", ["(1–2)"], 2, "cells");
    const data = [[8, "x", LEAP_DAY]];
    expect(await work.predict({ data, headers: null })).toMatch(
      /^#VALUE! headers: give the headers of data.*takes amount, code, day\.$/,
    );
    const options = [["columns", "in order"]];
    expect(await work.predict({ data, headers: null, options, output: 2 })).toEqual([[4]]);
    const wide = await work.predict({ data: [[8, "x"]], headers: null, options });
    expect(wide).toMatch(/^#VALUE! data: 2 columns are given, and the model takes amount, code, day\.$/);
  });

  it("names the inputs that are missing", async () => {
    const work = await new FormulasAtWork().allow();
    const answer = await work.predict({ data: [[1, "a"]], headers: [["amount", "code"]] });
    expect(answer).toMatch(/^#VALUE! headers: The model needs a column .*: day\. The model takes amount, code, day\.$/);
    expect(work.requestCount).toBe(0);
  });

  it("answers a missing output with a text that shows nothing, never with null or 0", async () => {
    const work = await new FormulasAtWork().allow();
    expect(await work.predict({ data: [[null, "a", LEAP_DAY]] })).toEqual([[own(null, "a", LEAP_DAY_MS), ""]]);
  });

  it("shows in a spill which row was refused, and the values of the others", async () => {
    const interfere = (rows: readonly Record<string, unknown>[]) =>
      rows.some(({ amount }) => amount === 13) ? refusal() : undefined;
    const work = await new FormulasAtWork({ interfere }).allow();
    const values = await work.predict({ data: [1, 13, 3].map((amount) => [amount, "a", LEAP_DAY]), output: 2 });
    expect(values).toEqual([[0.5], [expect.objectContaining({ kind: "#VALUE!", trouble: "refused" })], [1.5]]);
    const before = work.requestCount;
    await work.predict({ data: [13, 3].map((amount) => [amount, "a", LEAP_DAY]) });
    expect(work.requestCount).toBe(before); // It would be refused again.
    expect(work.functions.cells.getState().rowCount).toBeGreaterThan(3);
  });

  it.each([
    [401, "#N/A Open Scoresheet and sign in."],
    [404, "#VALUE!"],
  ])("says what a status of %i means for a cell", async (status, words) => {
    const work = await new FormulasAtWork({ interfere: () => new Response("{}", { status }) }).allow();
    expect(await work.predict({ data: [[1, "a", LEAP_DAY]] }, { address: "S!F2" })).toMatch(words);
    const { troubles } = work.functions.cells.getState();
    expect(Object.values(troubles)).toEqual([1]);
  });

  it("makes only cells dirty that wait for a sign-in", async () => {
    let isSignedIn = false;
    const interfere = () => (isSignedIn ? undefined : new Response("{}", { status: 401 }));
    const work = await new FormulasAtWork({ interfere }).allow();
    await work.predict({ data: [[1, "a", LEAP_DAY]] }, { address: "S!F2" });
    isSignedIn = true;
    await work.predict({ data: [[2, "a", LEAP_DAY]] }, { address: "S!F3" });
    await work.functions.tryAgain(new Set(["sign-in"]));
    expect(work.dirty).toEqual([["S!F2"]]);
  });

  it("forgets what was answered when somebody wants it calculated anew", async () => {
    const work = await new FormulasAtWork().allow();
    await work.predict({ data: [[1, "a", LEAP_DAY]] }, { address: "S!F2" });
    await work.functions.recalculate();
    expect(work.dirty).toEqual([["S!F2"]]);
    await work.predict({ data: [[1, "a", LEAP_DAY]] }, { address: "S!F2" });
    expect(work.requestCount).toBe(2);
    expect(work.functions.cells.getState()).toMatchObject({
      cellCount: 1,
      waitingCount: 0,
      requestCount: 2,
      rowCount: 2,
    });
  });

  it("answers a look at a part of a formula from what is known, and sends nothing", async () => {
    const work = await new FormulasAtWork().allow();
    const given = { data: [[1, "a", LEAP_DAY]], output: 2 };
    const look = { isInValuePreview: true, address: "S!F2" };
    expect(await work.predict(given, look)).toMatch(/^#N\/A Press Enter/);
    expect([work.requestCount, work.asked]).toEqual([0, []]);
    await work.predict(given);
    expect(await work.predict(given, look)).toEqual([[0.5]]);
    expect(work.requestCount).toBe(1);
    expect(work.functions.cells.getState().cellCount).toBe(0);
  });

  it("refuses what is larger than a formula is good for, and names the pane", async () => {
    const work = await new FormulasAtWork().allow();
    const tall = Array.from({ length: 16_667 }, () => [1, "a", LEAP_DAY]);
    expect(await work.predict({ data: tall })).toMatch(/^#VALUE! data: at most 50,000 cells.*Scoresheet's pane/);
    expect(await work.predict({ data: [[1, "x".repeat(2_000_001), LEAP_DAY]] })).toMatch(/about 4 MB/);
    expect(work.requestCount).toBe(0);
  });

  it("says of a model that takes anything that a formula is not for it", async () => {
    const silent = { model: "nothing", data: [[1]], headers: [["a"]] };
    const work = await new FormulasAtWork().allow("nothing", ["a"]);
    expect(await work.predict(silent)).toMatch(/^#VALUE!/);
  });
});

describe("SCORE.MODEL", () => {
  it("is a card of what is known of the model", async () => {
    const work = await new FormulasAtWork().allow("echo", []);
    expect(await work.functions.model("echo", {})).toEqual([
      ["Model", "echo"],
      ["Host", "adb-1.azuredatabricks.net"],
      ["Version", "samples.echo 3"],
      ["State", "ready"],
      ["Inputs", "amount (double), code (string), day (datetime)"],
      ["Outputs", "own, half"],
    ]);
    expect(work.requestCount).toBe(0);
  });

  it("asks nobody before somebody allowed it", async () => {
    const work = new FormulasAtWork();
    await expect(work.functions.model("echo", {})).rejects.toMatchObject({ kind: "#N/A", trouble: "consent" });
    expect(work.asked).toEqual([]);
    expect(work.functions.consents.questions).toMatchObject([{ model: { text: "echo" }, columns: [], rowCount: 0 }]);
  });
});

function refusal(): Response {
  return new Response('{"error_code":"BAD_REQUEST","message":"Incompatible input types"}', { status: 400 });
}
