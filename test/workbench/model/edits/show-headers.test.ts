import { showHeaders } from "../../../../src/workbench/model/edits/show-headers";
import { WorkbookRuleError } from "../../../../src/workbench/model/workbook-rule-error";
import { sampleHost } from "../../processor/sample-host";

describe("the header row of a table", () => {
  it("is blanked and left outside of the table when it is hidden, and comes back with the names", () => {
    const { workbook, table, at } = sampleHost();
    showHeaders(workbook, table, false, "user");
    expect(at("A1:C1")).toEqual([[null, null, null]]);
    expect([table.showHeaders, table.area.row, table.dataArea.row, table.dataArea.rowCount]).toEqual([false, 1, 1, 3]);
    showHeaders(workbook, table, true, "user");
    expect(at("A1:C1")).toEqual([["Length", "Width", "Species"]]);
    expect([table.showHeaders, table.area.row, table.dataArea.row, table.dataArea.rowCount]).toEqual([true, 0, 1, 3]);
  });

  it("is not shown over cells that hold something, nor above the first row", () => {
    const { workbook, table, sheet } = sampleHost();
    showHeaders(workbook, table, false, "user");
    sheet.setValue(0, 1, "a note");
    expect(() => showHeaders(workbook, table, true, "user")).toThrow(WorkbookRuleError);
    table.update({ area: { ...table.area, row: 0 } });
    expect(() => showHeaders(workbook, table, true, "user")).toThrow(WorkbookRuleError);
  });

  it("is hidden and shown by Office.js as well", async () => {
    const { Excel, at } = sampleHost();
    await Excel.run(async (context) => {
      const table = context.workbook.tables.getItem("Iris");
      table.showHeaders = false;
      table.load("showHeaders");
      await context.sync();
      expect([table.showHeaders, at("A1")]).toEqual([false, [[null]]]);
      table.showHeaders = true;
      await context.sync();
      expect(at("A1")).toEqual([["Length"]]);
    });
  });
});
