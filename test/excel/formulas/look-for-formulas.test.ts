import { lookForFormulas } from "../../../src/excel/formulas/look-for-formulas";
import { markDirty } from "../../../src/excel/formulas/mark-dirty";
import type { SheetIds } from "../../../src/excel/formulas/named-sheets";
import { CALM, openExcel, type OpenExcel } from "../open-excel";

function lookedAt(excel: OpenExcel, addresses: readonly string[], ids: SheetIds = new Map()) {
  return excel.queue.session(CALM, (session) => lookForFormulas(session, addresses, ids));
}

function write(excel: OpenExcel, row: number, formula: string): void {
  excel.sheet.setContent(row, 5, { formula, value: 1 });
}

describe("formulas of ours where they were", () => {
  it("are gone with their rows, and no others: what is no address is neither", async () => {
    const excel = openExcel();
    for (let row = 1; row < 10; row++) write(excel, row, `=SCORE.PREDICT("iris",A${row + 1}:D${row + 1})`);
    write(excel, 4, "=SUM(F2:F4)");
    write(excel, 5, "=IF(A6>0,SCORE.PREDICT(\"iris\",A6:D6),'SCORE.(x)'!A1)");
    const addresses = Array.from({ length: 12 }, (_, row) => `Data!F${row + 2}`);
    const before = excel.syncs();
    const { gone, standing } = await lookedAt(excel, [...addresses, "calculation 3", "Gone!F2"]);
    expect(gone).toEqual(["Data!F5", "Data!F11", "Data!F12", "Data!F13", "Gone!F2"]);
    expect(standing).toHaveLength(8);
    expect(excel.syncs() - before).toBeLessThanOrEqual(3);
  });

  it("stand in a sheet that is called otherwise by now, and once where they were calculated since", async () => {
    const excel = openExcel();
    const ids: SheetIds = new Map();
    for (const row of [0, 1]) write(excel, row, '=SCORE.MODEL("iris")');
    const before = ["Data!F1", "Data!F2"];
    expect((await lookedAt(excel, before, ids)).gone).toEqual([]);
    excel.model.renameSheet(excel.sheet.id, "Flowers");
    const { standing, gone } = await lookedAt(excel, [...before, "Flowers!F2"], ids);
    expect(standing.map(({ given, address: { sheetName } }) => [given, sheetName])).toEqual([
      ["Data!F1", "Flowers"],
      ["Flowers!F2", "Flowers"],
    ]);
    expect(gone).toEqual(["Data!F2"]);
    const dirty = await excel.queue.session(CALM, (session) => markDirty(session, before, ids));
    expect(dirty).toEqual(before);
    expect((await lookedAt(excel, before)).gone).toEqual(before);
  });

  it("may be called by a name for them", async () => {
    const excel = openExcel();
    write(excel, 0, "=MyScore(A1:D1)");
    write(excel, 1, "=A1*2");
    expect((await lookedAt(excel, ["Data!F1", "Data!F2"])).gone).toEqual(["Data!F1", "Data!F2"]);
    await excel.queue.session(CALM, async (session) => {
      session.workbook.names.add("MyScore", '=LAMBDA(row,SCORE.PREDICT("iris",row))');
      await session.sync();
    });
    // Which of the formulas use it, nobody asks.
    expect((await lookedAt(excel, ["Data!F1", "Data!F2", "Data!F3"])).gone).toEqual(["Data!F3"]);
  });

  it("are read in pieces, however many there are", async () => {
    const excel = openExcel();
    const addresses = Array.from({ length: 25_000 }, (_, row) => `Data!F${row + 1}`);
    for (const row of [0, 9_999, 10_000, 24_999]) write(excel, row, '=SCORE.MODEL("iris")');
    const before = excel.syncs();
    const { standing, gone } = await lookedAt(excel, addresses);
    expect(standing.map(({ address }) => address.area.row)).toEqual([0, 9_999, 10_000, 24_999]);
    expect(gone).toHaveLength(24_996);
    expect(excel.syncs() - before).toBe(4);
  });
});
