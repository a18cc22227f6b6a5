import { copySheet } from "../../../../src/workbench/model/edits/copy-sheet";
import { addName } from "../../../../src/workbench/model/edits/edit-names";
import { formulaOf } from "../../../../src/workbench/model/names/defined-name";
import { openWorkbook } from "../../../../src/workbench/xlsx/open-workbook";
import { newWorkbook } from "../../../../src/workbench/xlsx/new-workbook";
import { saveWorkbook } from "../../../../src/workbench/xlsx/save-workbook";
import { areaOf } from "../../../../src/workbench/model/areas/area";
import { sampleHost } from "../../processor/sample-host";

describe("a copy of a sheet", () => {
  it("has cells and tables of its own, and names that hold on it alone", async () => {
    const { Excel, workbook, at } = sampleHost();
    addName(workbook, { name: "Anchor", formula: "=Iris[Width]" }, "Data");
    addName(workbook, { name: "Cells", formula: "=Data!$A$2" }, "Data");
    addName(workbook, { name: "Rate", formula: "=0.5" }, "Data");
    const name = await Excel.run(async (context) => {
      const copy = context.workbook.worksheets.getItem("Data").copy("End").load("name");
      copy.getRange("A2").values = [[7]];
      await context.sync();
      return copy.name;
    });
    expect([name, at("A2"), workbook.tables.map((table) => table.name)]).toEqual([
      "Data (2)",
      [[5.1]],
      ["Iris", "Iris2"],
    ]);
    const copy = workbook.sheetByName("Data (2)")!;
    expect(copy.readValues(areaOf(1, 0, 1, 3))).toEqual([[7, 3.5, "setosa"]]);
    expect(workbook.names.map((each) => [each.name, each.sheetId, formulaOf(each, workbook.tables)])).toEqual([
      ["Anchor", undefined, "Iris[Width]"],
      ["Cells", undefined, "Data!$A$2"],
      ["Rate", undefined, "0.5"],
      ["Anchor", copy.id, "Iris2[Width]"],
      ["Cells", copy.id, "'Data (2)'!$A$2"],
    ]);
    expect(copySheet(workbook, copy.id).name).toBe("Data (2) (2)");
  });

  it("stands in the saved file", async () => {
    const made = newWorkbook();
    const sheet = made.model.addSheet("Data");
    sheet.writeValues(0, 0, [["a"], [1]]);
    made.model.addTable(sheet.id, { name: "T", area: areaOf(0, 0, 2, 1) }, "user");
    addName(made.model, { name: "Anchor", formula: "=T[a]" }, "Data");
    const copy = copySheet(made.model, sheet.id);
    copy.setValue(1, 0, 2);
    const { model } = await openWorkbook(await saveWorkbook(made));
    expect(model.sheets.map(({ name }) => name)).toEqual(["Data", "Data (2)"]);
    expect(model.sheets[1]!.readValues(areaOf(0, 0, 2, 1))).toEqual([["a"], [2]]);
    expect(model.tables.map(({ name, sheetId }) => [name, sheetId])).toEqual([
      ["T", model.sheets[0]!.id],
      ["T2", model.sheets[1]!.id],
    ]);
    expect(model.names.map(({ formula, sheetId }) => [formula, sheetId])).toEqual([
      ["T[a]", undefined],
      ["T2[a]", model.sheets[1]!.id],
    ]);
  });
});
