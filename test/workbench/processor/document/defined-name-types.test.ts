import { UndoHistory } from "../../../../src/workbench/model/undo/undo-history";
import { sampleHost } from "../sample-host";

describe("names", () => {
  it("stand for the cells they were given, and follow them", async () => {
    const { Excel } = sampleHost();
    const seen = await Excel.run(async (context) => {
      const data = context.workbook.worksheets.getItem("Data");
      const { names } = context.workbook;
      const named = names.add("Anchor", data.getRange("B6"), "of a test").load();
      const formula = names.add("Block", "=Data!$B$6:$C$8");
      await context.sync();
      const before = [named.name, named.formula, named.value, named.type, named.scope, named.comment, named.visible];
      data.getRange("5:6").insert("Down");
      data.getRange("A:A").insert("Right");
      const ranges = [named.getRange().load("address"), formula.getRange().load("address")];
      await context.sync();
      return [before, ranges.map(({ address }) => address)];
    });
    expect(seen).toEqual([
      ["Anchor", "=Data!$B$6", "Data!$B$6", "Range", "Workbook", "of a test", true],
      ["Data!C8", "Data!C8:D10"],
    ]);
  });

  it("follow a table's column and its names, and never another column of that name", async () => {
    const { Excel, workbook, table } = sampleHost();
    const codes: unknown[] = [];
    await Excel.run(async (context) => {
      const named = context.workbook.names.addFormulaLocal("Anchor", "=Iris[Width]");
      named.visible = false;
      const iris = context.workbook.tables.getItem("Iris");
      await context.sync();
      context.workbook.worksheets.getItem("Data").getRange("B1").values = [["Breadth [cm]"]];
      iris.name = "Flowers";
      iris.columns.add(0, undefined, "Width");
      named.load("formula,visible");
      const range = named.getRange().load("address");
      await context.sync();
      codes.push(named.formula, named.visible, range.address);
      iris.columns.getItem("Breadth [cm]").delete();
      iris.columns.add(undefined, undefined, "Breadth [cm]");
      named.load("formula,type");
      const none = named.getRangeOrNullObject();
      await context.sync();
      codes.push(named.formula, named.type, none.isNullObject);
    });
    expect(codes).toEqual(["=Flowers[Breadth '[cm']]", false, "Data!C2:C4", "=Flowers[#REF!]", "Error", true]);
    expect([workbook.names.length, table.name]).toEqual([1, "Flowers"]);
  });

  it("stand for the cells of now where a part of a table is added otherwise", async () => {
    const { Excel } = sampleHost();
    const formulas = await Excel.run(async ({ workbook }) => {
      const { names } = workbook;
      const added = [
        names.add("One", "=Iris[Width]"),
        names.add("Two", "=Iris[[#Headers],[Width]]"),
        names.add("None", "=Iris[None]"),
      ];
      for (const name of added) name.load("formula");
      await names.context.sync();
      return added.map(({ formula }) => formula as unknown);
    });
    expect(formulas).toEqual(["=Data!$B$2:$B$4", "=Data!$B$1", "=Iris[None]"]);
  });

  it("are kept apart by the sheets on which they hold", async () => {
    const { Excel, failureOf } = sampleHost();
    await Excel.run(async (context) => {
      const { workbook } = context;
      const [data, notes] = ["Data", "Notes"].map((name) => workbook.worksheets.getItem(name));
      workbook.names.add("Rate", "=0.5");
      const ofNotes = notes!.names.add("Rate", "=A1");
      const none = data!.names.getItemOrNullObject("Rate");
      const counts = [workbook.names.getCount(), notes!.names.getCount(), data!.names.getCount()];
      const all = workbook.names.load("items/name,items/value,items/type");
      ofNotes.load("formula,scope");
      const sheet = ofNotes.worksheet.load("name");
      await context.sync();
      expect([none.isNullObject, ...counts.map(({ value }) => value)]).toEqual([true, 1, 1, 0]);
      expect(all.items.map(({ name, value, type }) => [name, value, type])).toEqual([["Rate", 0.5, "Double"]]);
      expect([ofNotes.formula, ofNotes.scope, sheet.name]).toEqual(["=Notes!A1", "Worksheet", "Notes"]);
      notes!.delete();
      workbook.names.getItem("rate").delete();
      await context.sync();
      const left = workbook.names.getCount();
      await context.sync();
      expect(left.value).toBe(0);
    });
    const gone = await failureOf(({ workbook }) => workbook.names.getItem("Rate").load("name"));
    expect(gone.code).toBe("ItemNotFound");
  });

  it.each([
    ["one that exists, whatever its case", "ANCHOR", "ItemAlreadyExists"],
    ["a table's name", "Iris", "ItemAlreadyExists"],
    ["a cell", "AB12", "InvalidArgument"],
    ["a cell in the other notation", "r1c1", "InvalidArgument"],
    ["a row of it", "R", "InvalidArgument"],
    ["one with a blank", "two words", "InvalidArgument"],
    ["one that begins with a digit", "1st", "InvalidArgument"],
    ["one with a sign", "a-b", "InvalidArgument"],
    ["one that is too long", "a".repeat(256), "InvalidArgument"],
    ["none", "", "InvalidArgument"],
  ])("refuse as a name: %s", async (_what, name, code) => {
    const { Excel, failureOf } = sampleHost();
    await Excel.run(async ({ workbook }) => workbook.names.add("Anchor", "=1"));
    expect((await failureOf(({ workbook }) => workbook.names.add(name, "=2"))).code).toBe(code);
  });

  it("are refused for what is no formula, and in a workbook that is open for reading", async () => {
    const host = sampleHost();
    await host.Excel.run(async ({ workbook }) => workbook.names.add("Anchor", "=1"));
    for (const formula of ["=SUM(", "=", ""]) {
      expect((await host.failureOf(({ workbook }) => workbook.names.add("Other", formula))).code).toBe(
        "InvalidArgument",
      );
    }
    host.workbook.readOnly = true;
    const acts: ((names: Excel.NamedItemCollection) => unknown)[] = [
      (names) => names.add("Other", "=1"),
      (names) => (names.getItem("Anchor").visible = false),
      (names) => names.getItem("Anchor").delete(),
    ];
    for (const act of acts)
      expect((await host.failureOf(({ workbook }) => act(workbook.names))).code).toBe("AccessDenied");
  });

  it("are taken back by an undo, and so is what was done to them", async () => {
    const { Excel, workbook } = sampleHost();
    const history = new UndoHistory(workbook);
    await Excel.run(async (context) => {
      const named = context.workbook.names.add("Anchor", "=Data!$A$2");
      await context.sync();
      named.formula = "=Data!$B$2";
      named.comment = "new";
      await context.sync();
    });
    history.undo();
    expect(workbook.names).toEqual([expect.objectContaining({ name: "Anchor", formula: "Data!$A$2" })]);
    history.undo();
    expect([workbook.names, history.canUndo]).toEqual([[], false]);
  });

  it("follow another name of their sheet, and are lost with it", async () => {
    const { Excel, workbook } = sampleHost();
    const formulas: unknown[] = [];
    await Excel.run(async (context) => {
      const notes = context.workbook.worksheets.getItem("Notes");
      const named = context.workbook.names.add("Anchor", notes.getRange("A1:A2"));
      notes.name = "My notes";
      named.load("formula");
      await context.sync();
      formulas.push(named.formula);
      notes.delete();
      named.load("formula,type");
      await context.sync();
      formulas.push(named.formula, named.type);
    });
    expect(formulas).toEqual(["='My notes'!$A$1:$A$2", "=#REF!", "Error"]);
    expect(workbook.sheets).toHaveLength(1);
  });

  it("give formulas that use them another result when they stand for something else", async () => {
    const { Excel, at } = sampleHost();
    await Excel.run(async (context) => {
      const named = context.workbook.names.add("Rate", "=2");
      context.workbook.worksheets.getItem("Data").getRange("F1").formulas = [["=Rate*10"]];
      await context.sync();
      named.formula = "=3";
      await context.sync();
    });
    expect(at("F1")).toEqual([[30]]);
  });
});
