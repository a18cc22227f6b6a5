import { passingMemory } from "../../../src/composition/memory/passing-memory";
import { RunStoppedError } from "../../../src/core/errors";
import type { DeviceMemory } from "../../../src/composition/device-memory";
import { addTable, CALM, openExcel, openPane, type OpenExcel } from "../../excel/open-excel";
import { RememberingPane } from "../memory/scored-workbook";

const ROWS = 12;

function tableOf(excel: OpenExcel) {
  return addTable(excel, [["id", "n"], ...Array.from({ length: ROWS }, (_, i) => [`id ${i}`, i + 1])]);
}

/** A workbook whose run was cut before an answer had come, in another pane of this device, or of another one. */
async function cutBeforeAnswers(later: DeviceMemory | "another device") {
  const excel = openExcel();
  const table = tableOf(excel);
  const device = passingMemory();
  const first = new RememberingPane(excel, { device });
  first.writesOften = true;
  const isClosed = new Promise<void>((resolve) => {
    first.beforeAnswer = async () => {
      resolve();
      await new Promise(() => undefined);
    };
  });
  await Promise.race([isClosed, first.score({ kind: "table", tableId: table.id })]);
  if (later !== "another device") for (const key of device.keys()) later.write(key, device.read(key)!);
  const pane = new RememberingPane(openPane(excel.model), later === "another device" ? {} : { device: later });
  return { pane, table };
}

describe("a run that has begun", () => {
  it("is known when it was cut before anything was answered, and goes on with all rows", async () => {
    const { pane, table } = await cutBeforeAnswers(passingMemory());
    const { column, ...look } = await pane.column();
    expect(look).toMatchObject({ unended: { isCut: true }, isOwn: true, place: { foundBy: "anchor" } });
    const check = await pane.check();
    expect(check).toMatchObject({ rowCount: ROWS, counts: { new: ROWS }, isAllCurrent: false });
    expect(check).not.toHaveProperty("whyUnknown");
    expect(await pane.refresh(column.id, "rest", false)).toMatchObject({ scored: ROWS });
    expect(pane.takeSent()).toHaveLength(ROWS);
    expect(table.columns.map(({ name }) => name)).toEqual(["id", "n", "Prediction"]);
    expect(await pane.check()).toMatchObject({ counts: { current: ROWS }, isAllCurrent: true });
    const { unended, runs } = await pane.column();
    expect([unended, runs.length]).toEqual([undefined, 2]);
  });

  it("is what the workbook says on another device, where it may go on elsewhere", async () => {
    const { pane } = await cutBeforeAnswers("another device");
    const look = await pane.column();
    expect(look).toMatchObject({ unended: { isCut: false } });
    expect(look).not.toHaveProperty("isOwn");
  });

  it("goes on into as many columns as the model has outputs, though there was room for one only", async () => {
    const { pane, table } = await cutBeforeAnswers(passingMemory());
    pane.respond = (body) => {
      const { dataframe_records: rows } = JSON.parse(body) as { dataframe_records: readonly { n: number }[] };
      return JSON.stringify({ predictions: rows.map(({ n }) => ({ low: n, high: n + 1 })) });
    };
    const { column } = await pane.column();
    expect(await pane.refresh(column.id, "rest", false)).toMatchObject({ scored: ROWS });
    expect(table.columns.map(({ name }) => name)).toEqual(["id", "n", "Prediction low", "Prediction high"]);
    expect((await pane.column()).column).toMatchObject({ id: column.id, outputs: ["low", "high"] });
    expect(await pane.check()).toMatchObject({ isAllCurrent: true });
  });

  it("leaves its column where it was cut, and then writes nothing either", async () => {
    const { pane, table } = await cutBeforeAnswers(passingMemory());
    pane.answer = () => new RunStoppedError("unauthorized", "No.");
    const { column } = await pane.column();
    expect(await pane.refresh(column.id, "rest", false)).toMatchObject({ scored: 0 });
    expect(table.columns.map(({ name }) => name)).toEqual(["id", "n", "Prediction"]);
    expect(await pane.check()).toMatchObject({ counts: { new: ROWS } });
  });

  it("leaves nothing in the workbook when it ends without having written anything", async () => {
    const excel = openExcel();
    const table = tableOf(excel);
    const pane = new RememberingPane(excel);
    pane.writesOften = true;
    pane.answer = () => new RunStoppedError("unauthorized", "No.");
    await pane.score({ kind: "table", tableId: table.id });
    expect(table.columns).toHaveLength(2);
    expect(await pane.store.readParts(CALM)).toEqual([]);
    expect(excel.model.names).toEqual([]);
  });
});
