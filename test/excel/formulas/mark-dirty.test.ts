import functionsJson from "../../../src/functions/functions.json";
import { markDirty } from "../../../src/excel/formulas/mark-dirty";
import { CALM, openExcel } from "../open-excel";

describe("cells to be calculated anew", () => {
  it("are, though nothing they look at has changed, and no others; those without a formula of ours are named", async () => {
    const excel = openExcel();
    excel.model.customFunctions.register("SCORE", functionsJson);
    // As a file may have kept them: nothing has told yet that they are to be calculated.
    const formulas = ['=IF(1=1,2,SCORE.MODEL("a"))', "=1+1", '=SCORE.MODEL("b")'];
    formulas.forEach((formula, column) => excel.sheet.setContent(0, column, { formula, value: 99 }));
    const given = ["Data!A1", "Data!B1", "Gone!A1", "Data!A9"];
    const gone = await excel.queue.session(CALM, (session) => markDirty(session, given, new Map()));
    expect(gone).toEqual(["Data!B1", "Gone!A1", "Data!A9"]);
    expect([0, 1, 2].map((column) => excel.sheet.getValue(0, column))).toEqual([2, 99, 99]);
  });
});
