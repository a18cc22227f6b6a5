import { WorkbookModel } from "../../../src/workbench/model/workbook-model";
import { RequestProcessor } from "../../../src/workbench/processor/request-processor";
import { sampleHost } from "./sample-host";

/** A request as text, for what the library itself would never send. */
function answerTo(request: object): unknown {
  const workbook = new WorkbookModel();
  workbook.addSheet("Data");
  return JSON.parse(new RequestProcessor(workbook).process(JSON.stringify(request)));
}

const ROOT = { "1": { Id: 1, ObjectPathType: 1, Name: "" } };

describe("a batch", () => {
  it("stops at the first action that fails, and keeps what was done before", async () => {
    const { failureOf, at } = sampleHost();
    const failure = await failureOf(async (context) => {
      const data = context.workbook.worksheets.getItem("Data");
      data.getRange("F1").values = [["before"]];
      data.getRange("F2").values = [["too", "wide"]];
      data.getRange("F3").values = [["after"]];
    });
    expect(failure.code).toBe("InvalidArgument");
    expect(at("F1:F3")).toEqual([["before"], [null], [null]]);
  });

  it("shows nothing that was not loaded and synced", async () => {
    const { Excel } = sampleHost();
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem("Data").getRange("A1").load("address");
      expect(() => range.address).toThrow(expect.objectContaining({ code: "PropertyNotLoaded" }) as Error);
      await context.sync();
      expect(range.address).toBe("Data!A1");
      expect(() => range.values).toThrow(expect.objectContaining({ code: "PropertyNotLoaded" }) as Error);
    });
  });

  it("loads every property of an object when none is named", async () => {
    const { Excel } = sampleHost();
    const seen = await Excel.run(async (context) => {
      const table = context.workbook.tables.getItem("Iris").load();
      const range = table.getHeaderRowRange().load();
      await context.sync();
      return [table.name, range.values, range.numberFormat[0]![0]];
    });
    expect(seen).toEqual(["Iris", [["Length", "Width", "Species"]], "General"]);
  });

  it("loads properties along a path, from collections too", async () => {
    const { Excel } = sampleHost();
    const seen = await Excel.run(async (context) => {
      const range = context.workbook.tables
        .getItem("Iris")
        .getRange()
        .load({ worksheet: { name: true }, rowCount: true });
      const sheets = context.workbook.worksheets.load("items/name,items/tables/items/name");
      await context.sync();
      const tableNames = sheets.items.map((sheet) => sheet.tables.items.map(({ name }) => name));
      const some = sheets.load({ name: true, $top: 1, $skip: 1 });
      await context.sync();
      return [range.worksheet.name, range.rowCount, tableNames, some.items.map(({ name }) => name)];
    });
    expect(seen).toEqual(["Data", 4, [["Iris"], []], ["Notes"]]);
  });

  it("retrieves properties as plain data", async () => {
    const { Excel } = sampleHost();
    const seen = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Data") as unknown as {
        retrieve(names: string): { toJSON(): object };
      };
      const result = sheet.retrieve("name,visibility");
      await context.sync();
      return result.toJSON();
    });
    expect(seen).toEqual({ name: "Data", visibility: "Visible" });
  });

  it("sets several properties of an object at once", async () => {
    const { Excel, at, sheet } = sampleHost();
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem("Data").getRange("F1:F2");
      range.set({ numberFormat: [["@"], ["@"]], values: [["007"], ["008"]], format: { wrapText: true } });
      await context.sync();
    });
    expect([at("F1:F2"), sheet.getNumberFormat(1, 5)]).toEqual([[["007"], ["008"]], "@"]);
  });

  it("refuses a property that does not exist", async () => {
    const { failureOf } = sampleHost();
    const failure = await failureOf(async (context) => context.workbook.tables.getItem("Iris").load("nonsense"));
    expect(failure.code).toBe("InvalidArgument");
  });

  it("refuses members that the workbench does not play instead of pretending", async () => {
    const { failureOf } = sampleHost();
    const codes = [
      await failureOf(async (context) => context.workbook.worksheets.getItem("Data").shapes.load("items")),
      await failureOf(async (context) => context.workbook.worksheets.getItem("Data").getRange("A1").group("ByRows")),
      await failureOf(async (context) => context.workbook.getActiveChart().load("name")),
      await failureOf(async (context) => context.workbook.functions.sum(1, 2).load("value")),
      await failureOf(async (context) => {
        context.workbook.worksheets.getItem("Data").getRange("A1").style = "Good";
      }),
    ].map(({ code }) => code);
    expect(codes).toEqual(Array.from({ length: 5 }, () => "ApiNotFound"));
  });

  it("refuses writes to what can only be read", () => {
    const Actions = [{ Id: 1, ActionType: 4, Name: "Name", ObjectPathId: 1, ArgumentInfo: { Arguments: ["x"] } }];
    expect(answerTo({ Actions, ObjectPaths: ROOT })).toMatchObject({
      Error: { Code: "InvalidOperation", ActionIndex: 0, Location: "Workbook.name" },
    });
  });

  it("refuses paths that lead nowhere", () => {
    const paths = { ...ROOT, "2": { Id: 2, ObjectPathType: 6, Name: "never kept" } };
    const action = (ObjectPathId: number) => ({ Id: 1, ActionType: 1, Name: "", ObjectPathId });
    expect(answerTo({ Actions: [action(2)], ObjectPaths: paths })).toMatchObject({
      Error: { Code: "InvalidObjectPath" },
    });
    expect(answerTo({ Actions: [action(3)], ObjectPaths: paths })).toMatchObject({
      Error: { Code: "InvalidObjectPath" },
    });
  });

  it("says so when somebody else changed what must be unchanged", () => {
    const check = (ReadOnly: boolean) => ({
      Id: 1,
      ActionType: 8,
      Name: "",
      ObjectPathId: 1,
      ObjectState: { readOnly: ReadOnly },
    });
    expect(answerTo({ Actions: [check(false)], ObjectPaths: ROOT })).not.toHaveProperty("Error");
    expect(answerTo({ Actions: [check(true)], ObjectPaths: ROOT })).toMatchObject({ Error: { Code: "Conflict" } });
  });

  it("lets a null object lead to null objects, and takes no writes to it", async () => {
    const { Excel, failureOf } = sampleHost();
    const seen = await Excel.run(async (context) => {
      const table = context.workbook.tables.getItemOrNullObject("Nowhere").load("name");
      const range = table.getDataBodyRange().load("values");
      await context.sync();
      return [table.isNullObject, range.isNullObject];
    });
    expect(seen).toEqual([true, true]);
    const failure = await failureOf(async (context) => {
      context.workbook.tables.getItemOrNullObject("Nowhere").name = "x";
    });
    expect(failure.code).toBe("InvalidObjectPath");
  });
});

describe("references to ranges", () => {
  it("last across syncs and move with their cells", async () => {
    const { Excel, workbook, sheet, table } = sampleHost();
    const { insertTableRows } = await import("../../../src/workbench/model/edits/table-edits");
    const seen = await Excel.run(async (context) => {
      const last = context.workbook.worksheets.getItem("Data").getRange("A4:C4").load("values");
      const body = context.workbook.tables.getItem("Iris").getDataBodyRange().load("address");
      await context.sync();
      insertTableRows(workbook, table, 2, "user", 1);
      sheet.setValue(1, 0, "changed");
      last.load("address,values");
      body.load("address");
      await context.sync();
      return [last.address, last.values[0]![2], body.address];
    });
    expect(seen).toEqual(["Data!A6:C6", "virginica", "Data!A2:C6"]);
  });

  it("are gone with their cells", async () => {
    const { failureOf } = sampleHost();
    const failure = await failureOf(async (context) => {
      const data = context.workbook.worksheets.getItem("Data");
      const range = data.getRange("F2:F3").load("values");
      await context.sync();
      data.getRange("F1:F9").delete("Up");
      range.load("values");
    });
    expect(failure.code).toBe("InvalidReference");
  });

  it("are given back when a run ends, and cannot be used afterwards", async () => {
    const { Excel, processor } = sampleHost();
    let kept: Excel.Range | undefined;
    await Excel.run(async (context) => {
      kept = context.workbook.worksheets.getItem("Data").getRange("A1").load("values");
      await context.sync();
      kept.getOffsetRange(1, 1).load("values");
      await context.sync();
    });
    await Excel.run(async (context) => context.sync());
    await expect(
      Excel.run(kept!, async (context) => {
        kept!.load("values");
        await context.sync();
      }),
    ).rejects.toMatchObject({ code: "InvalidObjectPath" });
    expect(processor.referenceCount).toBe(0);
  });

  it("are let go one by one with untrack", async () => {
    const { Excel, processor } = sampleHost();
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem("Data").getRange("A1").load("values");
      await context.sync();
      expect(processor.referenceCount).toBe(1);
      range.untrack();
      await context.sync();
      expect(processor.referenceCount).toBe(0);
    });
  });
});
