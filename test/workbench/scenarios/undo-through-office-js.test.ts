import { UndoHistory } from "../../../src/workbench/model/undo/undo-history";
import { sampleHost } from "../processor/sample-host";

describe("an undo of what a pane did", () => {
  it("takes one sync back as one step, and a person's edit before it as another", async () => {
    const { Excel, workbook, at, sheet } = sampleHost();
    const history = new UndoHistory(workbook);
    sheet.setValue(1, 0, 1);
    await Excel.run(async (context) => {
      const data = context.workbook.worksheets.getItem("Data");
      data.getRange("A3").values = [[2]];
      data.getRange("A4").values = [[3]];
      data.getRange("A4").numberFormat = [["0.00"]];
      await context.sync();
      data.getRange("F1").load("values");
      await context.sync();
    });
    history.undo();
    expect([at("A2:A4"), sheet.getNumberFormat(3, 0)]).toEqual([[[1], [4.9], [6.3]], "General"]);
    history.undo();
    expect([at("A2:A4"), history.undo()]).toEqual([[[5.1], [4.9], [6.3]], false]);
  });

  it("takes a new column away under the pane, and brings a deleted one back with its id", async () => {
    const { Excel, workbook, table } = sampleHost();
    const history = new UndoHistory(workbook);
    const codes: unknown[] = [];
    await Excel.run(async (context) => {
      const iris = context.workbook.tables.getItem("Iris");
      const added = iris.columns.add(undefined, [["P"], [1], [2], [3]]).load("id");
      await context.sync();
      history.undo();
      added.load("name");
      await context.sync().catch((error: unknown) => codes.push((error as OfficeExtension.Error).code));
    });
    expect(codes).toEqual(["ItemNotFound"]);
    const id = table.columns[2]!.id;
    await Excel.run(async (context) => {
      context.workbook.tables.getItem("Iris").columns.getItem("Species").delete();
      await context.sync();
    });
    history.undo();
    expect(table.columns[2]).toEqual({ id, name: "Species" });
  });

  it("moves kept ranges back, and tells handlers of it as of a person's edit", async () => {
    const { Excel, workbook } = sampleHost();
    const history = new UndoHistory(workbook);
    const heard: unknown[] = [];
    const addresses = await Excel.run(async (context) => {
      const data = context.workbook.worksheets.getItem("Data").load("id");
      await context.sync();
      data.onChanged.add(async ({ changeType, address, triggerSource }) => {
        heard.push([changeType, address, triggerSource]);
      });
      const kept = data.getRange("F8:F9");
      context.trackedObjects.add(kept);
      kept.load("address");
      await context.sync();
      const seen = [kept.address];
      data.getRange("F1:F2").insert("Down");
      await context.sync();
      kept.load("address");
      await context.sync();
      seen.push(kept.address);
      history.undo();
      kept.load("address");
      await context.sync();
      return [...seen, kept.address];
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect(addresses).toEqual(["Data!F8:F9", "Data!F10:F11", "Data!F8:F9"]);
    expect(heard).toEqual([
      ["CellInserted", "F1:F2", "ThisLocalAddin"],
      ["CellDeleted", "F1:F2", "Unknown"],
    ]);
  });
});
