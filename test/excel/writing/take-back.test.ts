import { insertTableRows } from "../../../src/workbench/model/edits/table-edits";
import { HostErrorNumber } from "../../../src/workbench/processor/wire/excel-error";
import { addTable, CALM, columnValues, describeTable, openExcel, predictions } from "../open-excel";

describe("what is taken back", () => {
  it("leaves nothing beside rows that an inserted one moves while Excel empties row by row", async () => {
    const excel = openExcel();
    const table = addTable(excel, [["n"], [0], [1], [2], [3], [4], [5]]);
    const shape = await describeTable(excel, table);
    const columns = await excel.workbook.addResultColumns(shape, "p", [""], "refuse", CALM);
    const window = await excel.workbook.readWindow(shape, 0, CALM);
    // Rows are written in two stretches, of which the second reaches to the last row.
    excel.sheet.setValue(2, 0, 99);
    const failWhole = () => excel.processor.script({ on: "*", errorNumber: HostErrorNumber.requestTooLarge });
    const acts: Readonly<Record<number, () => void>> = {
      2: () => excel.sheet.setValue(4, 0, 77), // between look and write: what is written is to be taken back
      3: failWhole, // the first way to empty cells
      4: failWhole, // the second
      6: () => insertTableRows(excel.model, table, 1, "user", 2), // Row by row takes more than one request.
    };
    let syncs = 0;
    const done: number[] = [];
    excel.aroundSync(() => {
      const act = acts[++syncs];
      if (act !== undefined) done.push(syncs);
      act?.();
      return undefined;
    });
    const receipt = await excel.workbook
      .writeWindow(shape, columns, window, predictions([10, 11, 12, 13, 14, 15]), CALM)
      .catch(() => undefined);
    excel.aroundSync(undefined);
    expect(columnValues(excel, table, "p")).toEqual(Array(7).fill(null));
    expect([done, receipt]).toEqual([[2, 3, 4, 6], undefined]);
  });
});
