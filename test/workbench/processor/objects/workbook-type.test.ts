import { areaOf } from "../../../../src/workbench/model/areas/area";
import { sampleHost } from "../sample-host";

describe("Workbook", () => {
  it("gives its name and state, and how it calculates", async () => {
    const { Excel } = sampleHost();
    const seen = await Excel.run(async (context) => {
      context.workbook.load("name,readOnly");
      context.workbook.application.load("calculationMode,calculationState");
      context.application.suspendApiCalculationUntilNextSync();
      await context.sync();
      const { calculationMode, calculationState } = context.workbook.application;
      return [context.workbook.name, context.workbook.readOnly, calculationMode, calculationState];
    });
    expect(seen).toEqual(["Sample.xlsx", false, "Automatic", "Done"]);
  });

  it("says that a calculation is due while the results of its formulas may be out of date", async () => {
    const { Excel, workbook } = sampleHost();
    workbook.hasStaleResults = true;
    const state = await Excel.run(async (context) => {
      const application = context.workbook.application.load("calculationState");
      await context.sync();
      return application.calculationState;
    });
    expect(state).toBe("Pending");
  });

  it.each([
    [1900, 36526],
    [1904, 35064],
  ] as const)("answers DATE in its own date system, %p", async (dateSystem, serial) => {
    const { Excel, workbook } = sampleHost();
    workbook.dateSystem = dateSystem;
    const value = await Excel.run(async (context) => {
      const result = context.workbook.functions.date(2000, 1, 1).load("value");
      await context.sync();
      return result.value;
    });
    expect(value).toBe(serial);
  });

  it("knows the active cell and the active sheet", async () => {
    const { Excel, workbook } = sampleHost();
    const notes = workbook.sheetByName("Notes")!;
    workbook.select(notes.id, [areaOf(4, 2, 3, 3)]);
    const seen = await Excel.run(async (context) => {
      const cell = context.workbook.getActiveCell().load("address");
      const sheet = context.workbook.worksheets.getActiveWorksheet().load("name");
      await context.sync();
      context.workbook.worksheets.getItem("Data").activate();
      const selected = context.workbook.getSelectedRange().load("address");
      await context.sync();
      return [cell.address, sheet.name, selected.address];
    });
    expect(seen).toEqual(["Notes!C5", "Notes", "Data!A1"]);
  });

  it("keeps settings, and lets them be found, changed and deleted", async () => {
    const { Excel, workbook } = sampleHost();
    const seen = await Excel.run(async (context) => {
      const { settings } = context.workbook;
      settings.add("endpoint", { name: "iris" });
      settings.add("other", 1);
      await context.sync();
      settings.getItem("other").delete();
      const found = settings.getItemOrNullObject("endpoint").load("value");
      const none = settings.getItemOrNullObject("other");
      await context.sync();
      return [found.value as unknown, none.isNullObject];
    });
    expect(seen).toEqual([{ name: "iris" }, true]);
    expect([...workbook.settings]).toEqual([["endpoint", { name: "iris" }]]);
  });
});

describe("Worksheet", () => {
  it("is found by name whatever the case, by id, or not at all", async () => {
    const { Excel, sheet, failureOf } = sampleHost();
    const seen = await Excel.run(async (context) => {
      const sheets = context.workbook.worksheets.load("items/name,items/id,items/position,items/visibility");
      const byName = sheets.getItem("data").load("id");
      const byId = sheets.getItem(sheet.id).load("name");
      const none = sheets.getItemOrNullObject("Nowhere");
      const count = sheets.getCount();
      await context.sync();
      return [sheets.items.map(({ name }) => name), byName.id, byId.name, none.isNullObject, count.value];
    });
    expect(seen).toEqual([["Data", "Notes"], sheet.id, "Data", true, 2]);
    const failure = await failureOf(async (context) => context.workbook.worksheets.getItem("Nowhere").load("name"));
    expect(failure).toMatchObject({
      code: "ItemNotFound",
      debugInfo: { errorLocation: "WorksheetCollection.getItem" },
    });
  });

  it("is added and renamed, each name once", async () => {
    const { Excel, workbook, failureOf } = sampleHost();
    await Excel.run(async (context) => {
      context.workbook.worksheets.add("More");
      context.workbook.worksheets.getItem("Notes").name = "Remarks";
      await context.sync();
    });
    expect(workbook.sheets.map(({ name }) => name)).toEqual(["Data", "Remarks", "More"]);
    const code = async (name: string): Promise<string> =>
      (await failureOf(async (context) => void context.workbook.worksheets.add(name))).code;
    expect([await code("MORE"), await code("a/b"), await code("x".repeat(32))]).toEqual([
      "ItemAlreadyExists",
      "InvalidArgument",
      "InvalidArgument",
    ]);
  });

  it("gives ranges by address, by indexes, by several addresses, and the range in use", async () => {
    const { Excel } = sampleHost();
    const seen = await Excel.run(async (context) => {
      const data = context.workbook.worksheets.getItem("Data");
      const ranges = [
        data.getRange("$B$2"),
        data.getRange("'Data'!C1:A2"),
        data.getRangeByIndexes(1, 2, 3, 1),
        data.getCell(9, 0),
        data.getUsedRange(true),
        context.workbook.worksheets.getItem("Notes").getUsedRange(),
      ];
      for (const range of ranges) range.load("address");
      const several = data.getRanges("A1:A2,C3").load("address");
      const whole = data.getRange().load("cellCount,address");
      await context.sync();
      return [...ranges.map((range) => range.address), several.address, whole.cellCount, whole.address];
    });
    expect(seen).toEqual([
      "Data!B2",
      "Data!A1:C2",
      "Data!C2:C4",
      "Data!A10",
      "Data!A1:C4",
      "Notes!A1",
      "Data!A1:A2,Data!C3",
      -1,
      "Data!A:XFD",
    ]);
  });
});
