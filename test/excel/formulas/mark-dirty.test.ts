import { markDirty } from "../../../src/excel/formulas/mark-dirty";
import { CALM, openExcel } from "../open-excel";

describe("cells to be calculated anew", () => {
  it("are, though nothing they look at has changed, and no others", async () => {
    const excel = openExcel();
    // As a file may have kept them: nothing has told yet that they are to be calculated.
    for (const column of [0, 1]) excel.sheet.setContent(0, column, { formula: "=1+1", value: 99 });
    await excel.queue.session(CALM, (session) => markDirty(session, ["Data!A1", "Gone!A1"]));
    expect([0, 1].map((column) => excel.sheet.getValue(0, column))).toEqual([2, 99]);
  });
});
