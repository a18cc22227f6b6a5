import { areaOf } from "../../../../src/workbench/model/areas/area";
import { sampleHost, type SampleHost } from "../sample-host";

async function add(host: SampleHost, index?: number): Promise<string[]> {
  await host.Excel.run(async (context) => {
    context.workbook.tables.getItem("Iris").columns.add(index);
    await context.sync();
  });
  return [0, 1, 2, 3, 4].map((row) => host.sheet.getNumberFormat(row, index ?? 3));
}

describe("a new table column", () => {
  it("has the number format of its left neighbour in each data row, and in no other", async () => {
    const host = sampleHost();
    host.sheet.setNumberFormat(areaOf(0, 2, 3), "@");
    host.sheet.setNumberFormat(areaOf(3, 2, 2), "yyyy-mm-dd");
    expect(await add(host)).toEqual(["General", "@", "@", "yyyy-mm-dd", "General"]);
  });

  it("at the left end has that of its right neighbour", async () => {
    const host = sampleHost();
    host.sheet.setNumberFormat(areaOf(1, 0, 3), "0%");
    expect(await add(host, 0)).toEqual(["General", "0%", "0%", "0%", "General"]);
  });

  it("has none where Excel does not do so", async () => {
    const host = sampleHost({ habits: { newColumnsInheritFormats: false } });
    host.sheet.setNumberFormat(areaOf(0, 2, 4), "@");
    expect(await add(host)).toEqual(["General", "General", "General", "General", "General"]);
  });
});
