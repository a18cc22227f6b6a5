import { followEdits } from "../../../src/excel/reading/follow-edits";
import { areaOf } from "../../../src/workbench/model/areas/area";
import { until } from "../../support/until";
import { CALM, openExcel, type OpenExcel } from "../open-excel";

const EVERY_VERSION = () => true;

function edit({ model }: OpenExcel, sheetId: string): void {
  model.cellsWritten(sheetId, areaOf(0, 0), "user");
}

describe("edits of cells", () => {
  test("are told of by whomever they were made on any sheet, but for our own", async () => {
    const excel = openExcel();
    const { queue, model, sheet } = excel;
    const other = model.addSheet("Other");
    let told = 0;
    await followEdits({ queue, supports: EVERY_VERSION }, () => told++);
    edit(excel, sheet.id);
    await until("the edit is told of", () => told === 1);
    await queue.session(CALM, async (session) => {
      session.workbook.worksheets.getItem("Data").getRange("B1").values = [[1]];
      await session.sync();
    });
    edit(excel, other.id);
    await until("the other edit is told of", () => told === 2);
  });

  test("are told of no more once that was ended", async () => {
    const excel = openExcel();
    const { queue, sheet } = excel;
    let [first, second] = [0, 0];
    const end = await followEdits({ queue, supports: EVERY_VERSION }, () => first++);
    await followEdits({ queue, supports: EVERY_VERSION }, () => second++);
    await end?.();
    edit(excel, sheet.id);
    await until("the other listener hears of it", () => second === 1);
    expect(first).toBe(0);
  });

  test("cannot be followed in an Excel that is too old, which is not asked for them", async () => {
    const { queue, syncs } = openExcel();
    expect(await followEdits({ queue, supports: (version) => version !== "1.9" }, () => undefined)).toBeUndefined();
    expect(syncs()).toBe(0);
  });
});
