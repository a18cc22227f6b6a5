import { areaOf } from "../../../src/workbench/model/areas/area";
import { RequestProcessor } from "../../../src/workbench/processor/request-processor";
import { sampleHost } from "./sample-host";

describe("RequestProcessor", () => {
  it("refuses a request above the limit and runs nothing of it", async () => {
    const { failureOf, at } = sampleHost();
    const failure = await failureOf(async (context) => {
      const data = context.workbook.worksheets.getItem("Data");
      data.getRange("F1").values = [["before"]];
      // 3 bytes each in UTF-8.
      data.getRange("F2:F61").values = Array.from({ length: 60 }, () => ["€".repeat(30_000)]);
    });
    expect(failure.code).toBe("RequestPayloadSizeLimitExceeded");
    expect(at("F1")).toEqual([[null]]);
  });

  it("takes a request just under the limit", async () => {
    const { Excel, at, processor } = sampleHost();
    await Excel.run(async (context) => {
      const data = context.workbook.worksheets.getItem("Data");
      data.getRange("F1:F55").values = Array.from({ length: 55 }, () => ["€".repeat(30_000)]);
      await context.sync();
    });
    expect(at("F55")[0]![0]).toHaveLength(30_000);
    expect(processor.statistics.maxRequestBytes).toBeGreaterThan(4_950_000);
  });

  it("refuses a response above the limit, though its actions were run", async () => {
    const { failureOf, sheet, at } = sampleHost();
    sheet.adoptColumn(
      7,
      Array.from({ length: 200 }, () => "€".repeat(10_000)),
    );
    const failure = await failureOf(async (context) => {
      const data = context.workbook.worksheets.getItem("Data");
      data.getRange("F1").values = [["done"]];
      data.getRange("H1:H200").load("values");
    });
    expect([failure.code, at("F1")]).toEqual(["ResponsePayloadSizeLimitExceeded", [["done"]]]);
  });

  it("draws the line for requests at the very byte", () => {
    const { workbook } = sampleHost();
    const Actions = [{ Id: 1, ActionType: 2, Name: "", ObjectPathId: 1, QueryInfo: { Select: ["name"] } }];
    const body = JSON.stringify({ Actions, ObjectPaths: { "1": { Id: 1, ObjectPathType: 1, Name: "" } } });
    const response = new RequestProcessor(workbook).process(body);
    const withLimit = (maxPayloadBytes: number) => new RequestProcessor(workbook, { maxPayloadBytes });
    expect(withLimit(body.length).process(body)).toBe(response);
    expect(() => withLimit(body.length - 1).process(body)).toThrow(expect.objectContaining({ errorNumber: 5103 }));
  });

  it("refuses everything while a person types into a cell", async () => {
    const { failureOf, workbook } = sampleHost();
    workbook.cellEditMode = true;
    const failure = await failureOf(async (context) => context.workbook.load("name"));
    expect(failure.code).toBe("InvalidOperationInCellEditMode");
  });

  it("lets those wait who ask for it until nobody types any more", async () => {
    const { Excel, workbook } = sampleHost();
    workbook.cellEditMode = true;
    let name: string | undefined;
    const run = Excel.run({ delayForCellEdit: true }, async (context) => {
      context.workbook.load("name");
      await context.sync();
      name = context.workbook.name;
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect(name).toBeUndefined();
    workbook.cellEditMode = false;
    await run;
    expect(name).toBe("Sample.xlsx");
  });

  it.each<[string, (context: Excel.RequestContext) => void]>([
    ["values", (context) => void (context.workbook.worksheets.getItem("Data").getRange("A2").values = [[1]])],
    ["formats", (context) => void (context.workbook.worksheets.getItem("Data").getRange("A2").numberFormat = [["@"]])],
    ["clearing", (context) => context.workbook.worksheets.getItem("Data").getRange("A2").clear()],
    ["deleting cells", (context) => context.workbook.worksheets.getItem("Data").getRange("F2").delete("Up")],
    ["inserting cells", (context) => void context.workbook.worksheets.getItem("Data").getRange("F2").insert("Down")],
    ["a table column", (context) => void context.workbook.tables.getItem("Iris").columns.add()],
    ["deleting a column", (context) => context.workbook.tables.getItem("Iris").columns.getItemAt(0).delete()],
    ["deleting a table", (context) => context.workbook.tables.getItem("Iris").delete()],
    ["renaming a table", (context) => void (context.workbook.tables.getItem("Iris").name = "New")],
  ])("denies access to protected sheets and read-only workbooks: %s", async (_, write) => {
    const { failureOf, sheet, workbook, at, table } = sampleHost();
    const code = async (): Promise<string> => (await failureOf(async (context) => write(context))).code;
    sheet.isProtected = true;
    expect(await code()).toBe("AccessDenied");
    sheet.isProtected = false;
    workbook.readOnly = true;
    expect(await code()).toBe("AccessDenied");
    expect([at("A1:C2"), table.columns.length]).toEqual([
      [
        ["Length", "Width", "Species"],
        [5.1, 3.5, "setosa"],
      ],
      3,
    ]);
  });

  it("says beforehand whether a sheet or the workbook can be changed", async () => {
    const { Excel, sheet, workbook } = sampleHost();
    sheet.isProtected = true;
    workbook.readOnly = true;
    const seen = await Excel.run(async (context) => {
      const { protection } = context.workbook.worksheets.getItem("Data").load("protection/protected");
      context.workbook.load("readOnly");
      await context.sync();
      return [protection.protected, context.workbook.readOnly];
    });
    expect(seen).toEqual([true, true]);
  });

  it("hides with a habit that a workbook is open for reading, until something is written", async () => {
    const { Excel, workbook, failureOf } = sampleHost({ habits: { hidesReadOnly: true } });
    workbook.readOnly = true;
    const isReadOnly = await Excel.run(async (context) => {
      context.workbook.load("readOnly");
      await context.sync();
      return context.workbook.readOnly;
    });
    const write = (context: Excel.RequestContext) => void context.workbook.tables.getItem("Iris").columns.add();
    expect([isReadOnly, (await failureOf(write)).code]).toEqual([false, "AccessDenied"]);
  });

  it("counts syncs and the largest request and response", async () => {
    const { Excel, processor } = sampleHost();
    await Excel.run(async (context) => {
      context.workbook.tables.getItem("Iris").getRange().load("values");
      await context.sync();
    });
    const { syncs, maxRequestBytes, maxResponseBytes, requestBytes, responseBytes } = processor.statistics;
    // The second request gives the range back.
    expect(syncs).toBe(2);
    expect(maxRequestBytes).toBeGreaterThan(300);
    expect(maxResponseBytes).toBeGreaterThan(100);
    expect(requestBytes).toBeGreaterThan(maxRequestBytes);
    expect(requestBytes).toBeLessThan(2 * maxRequestBytes);
    expect(responseBytes).toBeGreaterThan(maxResponseBytes);
    expect(responseBytes).toBeLessThan(2 * maxResponseBytes);
  });

  it("fails as scripted: this member, this often, after so many", async () => {
    const { Excel, failureOf, processor, at } = sampleHost();
    processor.script({ on: "Range.values", access: "write", skip: 1, times: 2, code: "GeneralException" });
    const write = async (context: Excel.RequestContext): Promise<void> => {
      const cell = context.workbook.worksheets.getItem("Data").getRange("F1").load("values");
      await context.sync();
      cell.values = [[Number(cell.values[0]![0]) + 1]];
      await context.sync();
    };
    await Excel.run(write);
    expect(await failureOf(write)).toMatchObject({
      code: "GeneralException",
      debugInfo: { errorLocation: "Range.values" },
    });
    expect(processor.pendingFaultCount).toBe(1);
    await failureOf(write);
    await Excel.run(write);
    expect([at("F1"), processor.pendingFaultCount]).toEqual([[[2]], 0]);
  });

  it.each([
    [5102, "ActivityLimitReached"],
    [5104, "ResponsePayloadSizeLimitExceeded"],
    [5012, "InvalidOrTimedOutSession"],
    [5001, "GeneralException"],
  ])("refuses a whole request with host error %p as scripted", async (errorNumber, code) => {
    const { failureOf, processor } = sampleHost();
    processor.script({ on: "*", errorNumber });
    expect((await failureOf(async (context) => context.workbook.load("name"))).code).toBe(code);
  });

  it("lets a person act at a scripted moment", async () => {
    const { Excel, processor, workbook, table } = sampleHost();
    processor.script({ on: "Range.values", access: "read", effect: () => workbook.dropTable(table, "user") });
    await Excel.run(async (context) => {
      context.workbook.tables.getItem("Iris").getRange().load("values");
      await context.sync();
    });
    expect(workbook.tables).toEqual([]);
  });

  it("tells of no change and no selection where this Excel tells of none", async () => {
    const { Excel, workbook, sheet, processor } = sampleHost();
    const told: string[] = [];
    processor.onEvent(() => told.push("change"));
    processor.onSelectionChanged(() => told.push("selection"));
    await Excel.run(async (context) => {
      const data = context.workbook.worksheets.getItem("Data").load("id");
      await context.sync();
      data.onChanged.add(() => Promise.resolve());
      await context.sync();
    });
    const act = (): void => {
      workbook.cellsWritten(sheet.id, areaOf(0, 5), "user");
      workbook.select(sheet.id, [areaOf(1, 1)]);
      workbook.select(sheet.id, [areaOf(2, 1)]);
    };
    act();
    expect(told).toEqual(["change", "selection", "selection"]);
    processor.takeHabits({ events: "never" });
    act();
    expect(told).toHaveLength(3);
  });
});
