import { areaOf } from "../../../../src/workbench/model/areas/area";
import { sampleHost, type SampleHost } from "../sample-host";

const addColumn = (context: Excel.RequestContext) => context.workbook.tables.getItem("Iris").columns.add();

async function columnsAfterAdding(host: SampleHost): Promise<number> {
  await host.Excel.run(async (context) => {
    addColumn(context);
    await context.sync();
  });
  return host.table.columns.length;
}

describe("cells that move for a new table column", () => {
  it("are counted from the table's right edge to the last column in which anything stands, a format included", async () => {
    const host = sampleHost({ habits: { maxMovedCells: 4 * 10 } });
    host.sheet.setNumberFormat(areaOf(500, 13), "0.00");
    expect((await host.failureOf(addColumn)).code).toBe("OperationCellsExceedLimit");
    expect(host.table.columns).toHaveLength(3);
    host.sheet.setNumberFormat(areaOf(500, 13), "General");
    host.sheet.setNumberFormat(areaOf(500, 12), "0.00");
    expect(await columnsAfterAdding(host)).toBe(4);
  });

  it("are none where nothing stands on the right, however long the table is", async () => {
    expect(await columnsAfterAdding(sampleHost({ habits: { maxMovedCells: 0 } }))).toBe(4);
  });

  it("are as many on the web as Microsoft says", async () => {
    const host = sampleHost();
    host.sheet.setValue(0, 16_382, "far");
    expect(await columnsAfterAdding(host)).toBe(4);
  });
});
