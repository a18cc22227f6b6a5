import { createOfficeRuntime } from "../../../src/headless/run/office-runtime";
import { areaOf } from "../../../src/workbench/model/areas/area";
import { WorkbookModel } from "../../../src/workbench/model/workbook-model";
import { RequestProcessor } from "../../../src/workbench/processor/request-processor";

function openSample(name = "Sample.xlsx") {
  const workbook = new WorkbookModel({ name });
  const sheet = workbook.addSheet("Flowers");
  sheet.writeValues(0, 0, [
    ["Length", "Width"],
    [5.1, 3.5],
    [4.9, 3],
  ]);
  workbook.addTable(sheet.id, { name: "Iris", area: areaOf(0, 0, 3, 2) }, "user");
  const processor = new RequestProcessor(workbook);
  return { workbook, sheet, processor, ...createOfficeRuntime(processor) };
}

/** Until everything that was due has been delivered. */
const delivered = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe("createOfficeRuntime", () => {
  it("reads a table through Microsoft's library", async () => {
    const { Excel } = openSample();
    const seen = await Excel.run(async (context) => {
      const range = context.workbook.tables.getItem("Iris").getDataBodyRange().load("values,address,rowCount");
      await context.sync();
      return [range.values, range.address, range.rowCount];
    });
    expect(seen).toEqual([[[5.1, 3.5], [4.9, 3]], "Flowers!A2:B3", 2]); // prettier-ignore
  });

  it("takes arrays and options of the program's own world", async () => {
    const { Excel, sheet } = openSample();
    await Excel.run({ delayForCellEdit: true }, async (context) => {
      const range = context.workbook.worksheets.getItem("Flowers").getRange("A2:B3");
      range.set({ values: [[1, "x"], [2, "y"]] }); // prettier-ignore
      range.load({ values: true, worksheet: { name: true } });
      await context.sync();
      expect(Array.isArray(range.values)).toBe(true);
    });
    expect(sheet.readValues(areaOf(1, 0, 2, 2))).toEqual([[1, "x"], [2, "y"]]); // prettier-ignore
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

  it("lets an error of the batch itself through", async () => {
    const { Excel } = openSample();
    const own = new Error("mine");
    await expect(Excel.run(async () => Promise.reject(own))).rejects.toBe(own);
  });

  it("keeps runtimes apart, each with its own workbook", async () => {
    const names = await Promise.all(
      ["One.xlsx", "Two.xlsx"].map(openSample).map(async ({ Excel }) =>
        Excel.run(async (context) => {
          context.workbook.load("name");
          await context.sync();
          return context.workbook.name;
        }),
      ),
    );
    expect(names).toEqual(["One.xlsx", "Two.xlsx"]);
    expect("Excel" in globalThis).toBe(false);
  });

  it("is Excel on the web with the requirement sets of the library it loads", () => {
    const { Office } = openSample();
    const { requirements, host, platform } = Office.context;
    expect([host, platform]).toEqual(["Excel", "OfficeOnline"]);
    expect(["1.9", "1.15", "1.16"].map((version) => requirements.isSetSupported("ExcelApi", version))).toEqual([
      true,
      true,
      false,
    ]);
  });

  it("raises events until it is disposed of", async () => {
    const { Excel, workbook, sheet, dispose } = openSample();
    let count = 0;
    await Excel.run(async (context) => {
      context.workbook.onSelectionChanged.add(async () => {
        count++;
      });
      await context.sync();
    });
    workbook.select(sheet.id, [areaOf(1, 1)]);
    await delivered();
    dispose();
    workbook.select(sheet.id, [areaOf(0, 0)]);
    await delivered();
    expect(count).toBe(1);
  });

  it("moves 100,000 rows of 10 columns in windows, each sync far below the limit", async () => {
    const workbook = new WorkbookModel();
    const sheet = workbook.addSheet("Large");
    const rowCount = 100_000;
    for (let column = 0; column < 10; column++) {
      const values = Array.from({ length: rowCount }, (_, row) => row + column / 10);
      sheet.adoptColumn(column, [`C${column}`, ...values]);
    }
    workbook.addTable(sheet.id, { name: "Large", area: areaOf(0, 0, rowCount + 1, 10) }, "user");
    const processor = new RequestProcessor(workbook);
    const sums = await createOfficeRuntime(processor).Excel.run(async (context) => {
      const body = context.workbook.tables.getItem("Large").getDataBodyRange();
      let sum = 0;
      for (let first = 0; first < rowCount; first += 5000) {
        const range = body.getRow(first).getResizedRange(4999, 0).load("values");
        await context.sync();
        for (const row of range.values) sum += Number(row[0]);
        range.untrack();
      }
      return sum;
    });
    expect(sums).toBe((rowCount * (rowCount - 1)) / 2);
    expect(processor.statistics.maxResponseBytes).toBeLessThan(600_000);
  });
});
