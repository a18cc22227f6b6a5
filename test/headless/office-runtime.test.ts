import { createOfficeRuntime } from "../../src/headless/office-runtime";
import { areaOf } from "../../src/workbench/model/area";
import { WorkbookModel } from "../../src/workbench/model/workbook-model";
import { RequestProcessor } from "../../src/workbench/processor/request-processor";

function openSample() {
  const workbook = new WorkbookModel({ name: "Sample.xlsx" });
  const sheet = workbook.addSheet("Flowers");
  sheet.writeValues(0, 0, [
    ["Length", "Width"],
    [5.1, 3.5],
    [4.9, 3],
  ]);
  const table = workbook.addTable(sheet.id, { name: "Iris", area: areaOf(0, 0, 3, 2) }, "user");
  const processor = new RequestProcessor(workbook);
  return { workbook, sheet, table, processor, ...createOfficeRuntime(processor) };
}

describe("createOfficeRuntime", () => {
  it("reads a table through Microsoft's library", async () => {
    const { Excel } = openSample();
    const seen = await Excel.run(async (context) => {
      const range = context.workbook.tables.getItem("Iris").getDataBodyRange().load("values,address,rowCount");
      await context.sync();
      return [range.values, range.address, range.rowCount];
    });
    expect(seen).toEqual([
      [
        [5.1, 3.5],
        [4.9, 3],
      ],
      "Flowers!A2:B3",
      2,
    ]);
  });

  it("writes through Microsoft's library", async () => {
    const { Excel, sheet } = openSample();
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Flowers").getRange("A2:B2").values = [[1, "x"]];
      await context.sync();
    });
    expect(sheet.readValues(areaOf(1, 0, 1, 2))).toEqual([[1, "x"]]);
  });

  it("throws errors of its own OfficeExtension", async () => {
    const { Excel, OfficeExtension } = openSample();
    const failure: unknown = await Excel.run(async (context) => {
      context.workbook.tables.getItem("Nowhere").load("name");
      await context.sync();
    }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(OfficeExtension.Error);
    expect(failure).toMatchObject({ code: "ItemNotFound" });
  });
});
