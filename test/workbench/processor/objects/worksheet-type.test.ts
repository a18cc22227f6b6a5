import { sampleHost } from "../sample-host";

describe("a sheet of Excel's object model", () => {
  it("is deleted with its tables, as long as another one is left", async () => {
    const { Excel, workbook, failureOf } = sampleHost();
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Data").delete();
      await context.sync();
    });
    expect(workbook.sheets.map(({ name }) => name)).toEqual(["Notes"]);
    expect(workbook.tables).toEqual([]);
    const failure = await failureOf((context) => context.workbook.worksheets.getItem("Notes").delete());
    expect(failure.code).toBe("InvalidOperation");
  });

  it("is not deleted from a workbook that is open for reading", async () => {
    const { workbook, failureOf } = sampleHost();
    workbook.readOnly = true;
    const failure = await failureOf((context) => context.workbook.worksheets.getItem("Data").delete());
    expect(failure.code).toBe("AccessDenied");
  });
});
