import { excelAccess } from "../../src/composition/excel-access";
import { areaOf } from "../../src/workbench/model/areas/area";
import { addTable, CALM, openExcel } from "../excel/open-excel";

describe("the workbook that is open in Excel", () => {
  it("is looked at by one part at a time, in the order of the questions", async () => {
    const excel = openExcel();
    const table = addTable(excel, [["a"], [1]]);
    excel.model.select(excel.sheet.id, [areaOf(1, 0, 1, 1)]);
    let open = 0;
    const { workbook, selection } = excelAccess({
      run: async (options, batch) => {
        expect(++open).toBe(1);
        return excel.queue.run(options, batch).finally(() => open--);
      },
    });
    const [selected, described] = await Promise.all([
      selection.current(CALM),
      workbook.describe({ kind: "table", tableId: table.id }, CALM),
    ]);
    expect(selected).toMatchObject({ kind: "source", shape: { columns: ["a"] } });
    expect(described).toMatchObject({ rowCount: 1 });
  });
});
