import { addTable, CALM, describeRange, describeTable, openExcel } from "../open-excel";

const ROWS = [["a"], [1]];

describe("checking that results can be written", () => {
  it("passes on a sheet that takes changes", async () => {
    const excel = openExcel();
    const shape = await describeTable(excel, addTable(excel, ROWS));
    await expect(excel.workbook.checkWritable(shape, "next-free", CALM)).resolves.toBeUndefined();
  });

  it.each(["table", "range"])("refuses a %s on a protected sheet, before anything is sent", async (kind) => {
    const excel = openExcel();
    excel.sheet.writeValues(0, 0, ROWS);
    const shape = await (kind === "table"
      ? describeTable(excel, addTable(excel, ROWS))
      : describeRange(excel, "A1:A2", true));
    excel.sheet.isProtected = true;
    await expect(excel.workbook.checkWritable(shape, "next-free", CALM)).rejects.toMatchObject({
      code: "sheet-protected",
    });
  });

  it("refuses a workbook that is open for reading only", async () => {
    const excel = openExcel();
    const shape = await describeTable(excel, addTable(excel, ROWS));
    excel.model.readOnly = true;
    await expect(excel.workbook.checkWritable(shape, "next-free", CALM)).rejects.toMatchObject({
      code: "sheet-protected",
    });
  });
});
