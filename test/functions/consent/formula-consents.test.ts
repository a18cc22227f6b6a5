import { isConsented } from "../../../src/composition/memory/consents";
import { addressOfName } from "../../../src/endpoint/addresses/address-of";
import type { FormulaInvocation } from "../../../src/functions/host/ports";
import { ECHO_HEADERS, FormulasAtWork, ORIGIN, shown } from "../formulas-at-work";

const LEAP_DAY = 45351;
const NEVER = new AbortController().signal;
const given = (amount: number) => ({ data: [[amount, "a", LEAP_DAY]], output: "half" });

describe("formulas that nobody has allowed", () => {
  it("send nothing and ask nobody, and say where to allow them", async () => {
    const work = new FormulasAtWork();
    const cells = Array.from({ length: 20 }, (_, row) => work.predict(given(row), { address: `S!F${row}` }));
    expect(new Set(await Promise.all(cells))).toEqual(
      new Set(["#N/A Open Scoresheet to allow it: it shows where these cells would be sent."]),
    );
    await work.predict(given(1), { address: "S!F1" });
    expect([work.requestCount, work.asked]).toEqual([0, []]);
    expect(work.functions.cells.getState()).toMatchObject({
      cellCount: 20,
      troubles: { consent: 20 },
      questions: [{ about: "columns", model: { text: "echo" }, columns: ECHO_HEADERS[0], rowCount: 20 }],
    });
  });

  it("go on once somebody has seen where they send, and only they", async () => {
    const work = new FormulasAtWork();
    await work.predict(given(4), { address: "S!F2" });
    await work.predict({ data: "wrong" }, { address: "S!F3" });
    const [question] = work.functions.consents.questions;
    const address = await work.functions.whereTo(question!.id, NEVER);
    expect(address).toMatchObject({ origin: ORIGIN, endpointName: "echo" });
    expect(work.requestCount).toBe(0);
    await work.functions.allow(question!, address);
    expect(work.dirty).toEqual([["S!F2"]]);
    expect(await work.predict(given(4), { address: "S!F2" })).toEqual([[2]]);
    expect(work.functions.consents.questions).toEqual([]);
  });

  it("are allowed for the columns that somebody saw, and ask for others still", async () => {
    const work = new FormulasAtWork();
    await work.predict(given(4), { address: "S!F2" });
    const [seen] = work.functions.consents.questions;
    const wide = { data: [[5, "a", LEAP_DAY, 90_000]], headers: [["amount", "code", "day", "salary"]] };
    await work.predict(wide, { address: "S!F3" });
    await work.functions.allow(seen!, await work.functions.whereTo(seen!.id, NEVER));
    expect(work.device.get("consents")).not.toMatch(/salary/);
    expect(work.functions.consents.questions).toMatchObject([{ columns: ["amount", "code", "day", "salary"] }]);
    expect(await work.predict(wide, { address: "S!F3" })).toMatch(/^#N\/A Open Scoresheet to allow it/);
  });

  it("name the headers over their data, though it is taken in order", async () => {
    const headersAt = () => Promise.resolve([["salary", "name", "birthday"]]);
    const work = new FormulasAtWork({ sheet: { headersAt } });
    const inOrder = { headers: null, data: [[90_000, "Ann", LEAP_DAY]], options: [["columns", "in order"]] };
    await work.predict(inOrder, { address: "S!F2", parameterAddresses: [null, "S!A2:C2"] });
    expect(work.functions.consents.questions).toMatchObject([
      { about: "columns", columns: ["salary", "name", "birthday"] },
    ]);
  });

  it("name the parameters of the request, whose values may be those of any cell", async () => {
    const work = await new FormulasAtWork().allow();
    const options = [
      ["note", "a text of another sheet"],
      ["blanks", "error"],
    ];
    const cell = { ...given(4), options };
    expect(await work.predict(cell, { address: "S!F2" })).toMatch(/^#N\/A Open Scoresheet to allow it/);
    expect(work.requestCount).toBe(0);
    const [question] = work.functions.consents.questions;
    expect(question).toMatchObject({ about: "columns", columns: [...ECHO_HEADERS[0]!, "note"] });
    await work.functions.allow(question!, await work.functions.whereTo(question!.id, NEVER));
    expect(await work.predict(cell, { address: "S!F2" })).toEqual([[2]]);
    expect(await work.predict({ ...given(4), options: [["other", 1]] })).toMatch(/^#N\/A Open Scoresheet/);
  });

  it("are allowed by place where they have no headers, and only until the program ends", async () => {
    const work = new FormulasAtWork();
    const inOrder = { headers: null, data: [[8, "x", LEAP_DAY]], options: [["columns", "in order"]], output: "half" };
    const at = (sheet: string) => ({ address: `${sheet}!F2`, parameterAddresses: [null, `${sheet}!A2:C2`] });
    await work.predict(inOrder, at("S"));
    const [question] = work.functions.consents.questions;
    expect(question).toMatchObject({ about: "cells", columns: ["S!A:C"] });
    await work.functions.allow(question!, await work.functions.whereTo(question!.id, NEVER));
    expect(await work.predict(inOrder, at("S"))).toEqual([[4]]);
    expect(await work.predict(inOrder, at("Secrets"))).toMatch(/^#N\/A Open Scoresheet to allow it/);
    await work.predict(inOrder, { address: "S!G2", parameterAddresses: [null, null] });
    expect(work.functions.consents.questions).toMatchObject([{ columns: ["Secrets!A:C", "S!G:G (1–3)"] }]);
    const next = new FormulasAtWork({ device: work.device });
    expect(await next.predict(inOrder, at("S"))).toMatch(/^#N\/A Open Scoresheet to allow it/);
  });

  it("stand in the one list of this device, which another workbook reads", async () => {
    const work = await new FormulasAtWork().allow();
    const device = { read: (key: string) => work.device.get(key) };
    const route = "/serving-endpoints/echo/invocations";
    expect(isConsented(device, { origin: ORIGIN, route, columns: ECHO_HEADERS[0]! })).toBe(true);
    const next = new FormulasAtWork({ device: work.device });
    expect(await next.predict(given(4))).toEqual([[2]]);
  });

  it("ask for columns that were never sent there", async () => {
    const work = await new FormulasAtWork().allow("echo", ["amount", "code"]);
    expect(await work.predict(given(4))).toMatch(/^#N\/A Open Scoresheet to allow it/);
    expect(work.asked).toEqual([]);
  });

  it("ask again before they send more than 1,000 rows in a minute", async () => {
    const work = await new FormulasAtWork().allow("echo", ECHO_HEADERS[0], 0);
    const column = (): Promise<readonly unknown[]> =>
      Promise.all(Array.from({ length: 1_300 }, (_, row) => work.predict(given(row + 1), { address: `S!F${row}` })));
    const values = await column();
    expect(values.filter((value) => typeof value === "string")).toHaveLength(300);
    expect(work.sent.flat()).toHaveLength(1_000);
    const [question] = work.functions.consents.questions;
    expect(question).toMatchObject({ about: "rows", rowCount: 300 });
    await work.functions.allow(question!, await work.functions.whereTo(question!.id, NEVER));
    expect(work.dirty[0]).toHaveLength(300);
    expect((await column()).filter((value) => typeof value === "string")).toEqual([]);
    expect(work.sent.flat()).toHaveLength(1_300);
  });

  it("count a row that waits once, however often it is calculated", async () => {
    const work = await new FormulasAtWork().allow("echo", ECHO_HEADERS[0], 0);
    const data = Array.from({ length: 1_500 }, (_, row) => [row, "a", LEAP_DAY]);
    for (let time = 0; time < 3; time++) await work.predict({ data }, { address: "S!F2" });
    expect(work.functions.consents.questions).toMatchObject([{ about: "rows", rowCount: 500 }]);
    await work.clock.sleep(60_000, NEVER);
    await work.predict({ data }, { address: "S!F2" });
    expect(work.functions.consents.questions).toEqual([]);
  });

  it("count each call within a cell, as BYROW makes them, and calculate all calls of it anew", async () => {
    const work = new FormulasAtWork();
    const calls = Array.from({ length: 50 }, (_, row) => work.predict(given(row), { address: "S!F2" }));
    await Promise.all([work.predict({ ...given(1), model: "other" }, { address: "S!F2" }), ...calls]);
    expect(work.functions.consents.questions.map(({ rowCount }) => rowCount)).toEqual([50, 1]);
    const [, other] = work.functions.consents.questions;
    await work.functions.allow(other!, addressOfName(ORIGIN, "other"));
    expect(work.dirty).toEqual([["S!F2"]]);
  });

  it("ask no more once their formula is another one, or was cancelled", async () => {
    const work = new FormulasAtWork();
    await work.predict(given(1), { address: "S!F2" });
    await work.clock.sleep(1_000, NEVER);
    await work.predict({ ...given(1), model: "second" }, { address: "S!F2" });
    expect(work.functions.consents.questions.map(({ id }) => id)).toEqual(["columns second"]);
    await work.clock.sleep(1_000, NEVER);
    const invocation: FormulaInvocation = { address: "S!F2" };
    const cancelled = work.predict({ ...given(1), headers: null }, invocation);
    invocation.onCanceled!();
    await cancelled;
    expect([work.functions.consents.questions, work.functions.cells.getState().cellCount]).toEqual([[], 0]);
  });

  it("ask no more once their cells hold no formula, as after undo, and none is calculated for nothing", async () => {
    const work = new FormulasAtWork();
    await Promise.all([1, 2, 3].map((row) => work.predict(given(row), { address: `S!F${row}` })));
    work.gone.add("S!F3");
    await work.functions.lookAtCells();
    expect(work.functions.cells.getState()).toMatchObject({ cellCount: 2, questions: [{ rowCount: 2 }] });
    work.gone.add("S!F2");
    await work.functions.tryAgain(new Set(["consent"]));
    expect(work.functions.cells.getState()).toMatchObject({ cellCount: 1, questions: [{ rowCount: 1 }] });
    work.gone.add("S!F1");
    await work.functions.recalculate();
    expect(work.dirty).toEqual([["S!F1", "S!F2"], ["S!F1"]]);
    expect(work.functions.cells.getState()).toMatchObject({ cellCount: 0, troubles: {}, questions: [] });
    await work.functions.recalculate();
    expect(work.dirty).toHaveLength(2);
  });

  it("ask for many rows as long as a cell waits for them", async () => {
    const work = await new FormulasAtWork().allow("echo", ECHO_HEADERS[0], 0);
    const addresses = Array.from({ length: 1_010 }, (_, row) => `S!F${row}`);
    await Promise.all(addresses.map((address, row) => work.predict(given(row + 1), { address })));
    const [held, ...others] = work.functions.cells.addresses().slice(1_000);
    for (const address of others) work.gone.add(address);
    await work.functions.lookAtCells();
    expect(work.functions.cells.getState()).toMatchObject({ cellCount: 1_001, troubles: { "many-rows": 1 } });
    expect(work.functions.consents.questions).toMatchObject([{ about: "rows" }]);
    work.gone.add(held!);
    await work.functions.lookAtCells();
    expect(work.functions.cells.getState()).toMatchObject({ cellCount: 1_000, troubles: {}, questions: [] });
  });

  it("stay put off when they are calculated again, until somebody wants to be asked", async () => {
    const work = new FormulasAtWork();
    const { consents, cells } = work.functions;
    await work.predict(given(1), { address: "S!F1" });
    await work.predict(given(2), { address: "S!F2" });
    consents.putOff(consents.questions[0]!.id);
    expect(cells.getState().questions).toMatchObject([{ isPutOff: true, cellCount: 2, rowCount: 2 }]);
    await work.clock.sleep(1_000, NEVER);
    expect(await work.predict(given(1), { address: "S!F1" })).toMatch(/^#N\/A Open Scoresheet to allow it/);
    await work.predict(given(3), { address: "S!F3" });
    expect(cells.getState().questions).toMatchObject([{ isPutOff: true, cellCount: 3 }]);
    expect([work.requestCount, work.asked]).toEqual([0, []]);
    consents.askAgain(consents.questions[0]!.id);
    expect(cells.getState().questions).toMatchObject([{ isPutOff: false, cellCount: 3, rowCount: 3 }]);
    expect(work.dirty).toEqual([]);
  });

  it("ask though they were put off where other columns are to be sent, and after a recalculation", async () => {
    const work = new FormulasAtWork();
    const { consents } = work.functions;
    await work.predict(given(1), { address: "S!F1" });
    consents.putOff(consents.questions[0]!.id);
    const wide = { data: [[5, "a", LEAP_DAY, 90_000]], headers: [["amount", "code", "day", "salary"]] };
    await work.predict(wide, { address: "S!F2" });
    expect(consents.questions).toMatchObject([{ isPutOff: false, cellCount: 2 }]);
    consents.putOff(consents.questions[0]!.id);
    await work.functions.recalculate();
    expect(consents.questions).toMatchObject([{ isPutOff: false }]);
  });

  it("say themselves that there is no such model once somebody has looked, and ask no more", async () => {
    const work = new FormulasAtWork();
    const { consents } = work.functions;
    const mistyped = { ...given(1), model: "ehco" };
    await work.predict(mistyped, { address: "S!F1" });
    await work.predict(mistyped, { address: "S!F2" });
    await work.predict(given(1), { address: "S!F3" });
    const [question] = consents.questions;
    await expect(work.functions.whereTo(question!.id, NEVER)).rejects.toMatchObject({ trouble: "unknown-model" });
    expect(work.dirty).toEqual([["S!F1", "S!F2"]]);
    expect(consents.questions.map(({ model }) => model.text)).toEqual(["echo"]);
    const sentence = '#VALUE! model: There is no "ehco". Did you mean "echo"? Models here: echo.';
    expect(await work.predict(mistyped, { address: "S!F1" })).toBe(sentence);
    expect(await work.functions.model("ehco", { address: "S!G1" }).then(String, shown)).toBe(sentence);
    expect(work.functions.cells.getState().troubles).toMatchObject({ "unknown-model": 2 });
    expect(consents.questions.map(({ model }) => model.text)).toEqual(["echo"]);
    expect(work.requestCount).toBe(0);
    await work.functions.tryAgain(new Set(["unknown-model"]));
    expect(await work.predict(mistyped, { address: "S!F1" })).toMatch(/^#N\/A Open Scoresheet to allow it/);
    expect(consents.questions.map(({ model }) => model.text)).toEqual(["echo", "ehco"]);
  });

  it("go on asking where a place could not be asked", async () => {
    const places = [
      { id: "dead", origin: "https://dead.example", isClosed: true },
      { id: "demo", origin: ORIGIN },
    ];
    const work = new FormulasAtWork({ places });
    await work.predict({ ...given(1), model: "ehco" }, { address: "S!F1" });
    const [question] = work.functions.consents.questions;
    const failed = await work.functions.whereTo(question!.id, NEVER).catch((error: unknown) => error);
    expect(failed).toMatchObject({ place: { id: "dead" }, trouble: "sign-in", failure: { code: "unauthorized" } });
    expect([work.functions.consents.questions.length, work.dirty]).toEqual([1, []]);
  });
});
