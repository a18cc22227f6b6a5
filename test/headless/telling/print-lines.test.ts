import { printLines } from "../../../src/headless/telling/print-lines";
import { areaOf } from "../../../src/workbench/model/areas/area";
import { WorkbookModel } from "../../../src/workbench/model/workbook-model";

function linesWith(printArea: string): string[] {
  const workbook = new WorkbookModel();
  const sheet = workbook.addSheet("Data");
  sheet.writeValues(0, 0, [["x"], [1], [2]]);
  const table = workbook.addTable(sheet.id, { name: "Points", area: areaOf(0, 0, 3, 1) }, "user");
  sheet.setValue(1, 3, "beside");
  workbook.names = ["Other!$A$1:$D$9", printArea].map((formula) => ({ name: "_xlnm.print_area", formula }));
  return printLines(workbook, table);
}

describe("what is told of a print area", () => {
  it("is that some of its cells move out of it while it stays", () => {
    expect(linesWith("Data!$A$1:$D$9")).toEqual([
      'The print area Data!A1:D9 stays as it is, but some of its cells, those right of table "Points", move aside: look at what is printed.',
    ]);
  });

  it.each(["Data!$D$1:$D$3", "Data!$A$1:$E$9", "Data!$A$5:$D$9", "Data!$A$1:$A$3"])("is nothing of %s", (area) => {
    expect(linesWith(area)).toEqual([]);
  });
});
