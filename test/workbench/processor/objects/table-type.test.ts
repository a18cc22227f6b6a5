import { areaOf } from "../../../../src/workbench/model/areas/area";
import { sampleHost } from "../sample-host";

describe("Table", () => {
  it("gives its properties, its sheet and its ranges", async () => {
    const { Excel, table, sheet } = sampleHost();
    const seen = await Excel.run(async (context) => {
      const iris = context.workbook.tables
        .getItem("iris")
        .load("id,name,showHeaders,showTotals,worksheet/id,worksheet/name");
      const ranges = [iris.getRange(), iris.getHeaderRowRange(), iris.getDataBodyRange()];
      for (const range of ranges) range.load("address");
      const rows = iris.rows.getCount();
      await context.sync();
      const { id, name, showHeaders, showTotals, worksheet } = iris;
      return {
        id,
        name,
        showHeaders,
        showTotals,
        sheet: worksheet.id,
        rows: rows.value,
        at: ranges.map((r) => r.address),
      };
    });
    expect(seen).toEqual({
      id: table.id,
      name: "Iris",
      showHeaders: true,
      showTotals: false,
      sheet: sheet.id,
      rows: 3,
      at: ["Data!A1:C4", "Data!A1:C1", "Data!A2:C4"],
    });
  });

  it("is found by its id after it was renamed and moved", async () => {
    const { Excel, table, workbook, sheet } = sampleHost();
    const address = await Excel.run(async (context) => {
      context.workbook.tables.getItem("Iris").name = "Flowers";
      context.workbook.worksheets.getItem("Data").getRange("1:2").insert("Down");
      const range = context.workbook.tables.getItem(table.id).getRange().load("address");
      await context.sync();
      return range.address;
    });
    expect([address, workbook.tableByName("flowers")]).toEqual(["Data!A3:C6", table]);
    expect(sheet.getValue(2, 0)).toBe("Length");
  });

  it("refuses a name that another table has, and one with a blank", async () => {
    const { failureOf, workbook, sheet } = sampleHost();
    workbook.addTable(sheet.id, { name: "Other", area: areaOf(10, 0, 2, 1) }, "user");
    const codeFor = async (name: string): Promise<string> => {
      const failure = await failureOf(async (context) => {
        context.workbook.tables.getItem("Iris").name = name;
      });
      return failure.code;
    };
    expect([await codeFor("OTHER"), await codeFor("two words")]).toEqual(["ItemAlreadyExists", "InvalidArgument"]);
  });

  it("is deleted with its cells, and every hold on it is gone", async () => {
    const { Excel, failureOf, at, workbook } = sampleHost();
    const failure = await failureOf(async (context) => {
      const iris = context.workbook.tables.getItem("Iris").load("id");
      await context.sync();
      iris.delete();
      await context.sync();
      iris.load("name");
      await context.sync();
    });
    expect([failure.code, workbook.tables, at("A1:C1")]).toEqual(["ItemNotFound", [], [[null, null, null]]]);
    const isNull = await Excel.run(async (context) => {
      const gone = context.workbook.tables.getItemOrNullObject("Iris");
      await context.sync();
      return gone.isNullObject;
    });
    expect(isNull).toBe(true);
  });

  it("keeps its cells when it becomes a range", async () => {
    const { Excel, at, workbook } = sampleHost();
    await Excel.run(async (context) => {
      context.workbook.tables.getItem("Iris").convertToRange();
      await context.sync();
    });
    expect([workbook.tables, at("A1:B1")]).toEqual([[], [["Length", "Width"]]]);
  });

  it("takes new rows at its end or between others, and lets rows go", async () => {
    const { Excel, at, table, sheet } = sampleHost();
    sheet.setValue(4, 0, "below");
    await Excel.run(async (context) => {
      const { rows } = context.workbook.tables.getItem("Iris");
      rows.add(undefined, [[7, 8, "new"]]);
      rows.add(0, [[1, 2, "first"]]);
      rows.getItemAt(1).delete();
      await context.sync();
    });
    expect(at("A2:C6")).toEqual([
      [1, 2, "first"],
      [4.9, 3, "setosa"],
      [6.3, 2.5, "virginica"],
      [7, 8, "new"],
      ["below", null, null],
    ]);
    expect(table.area).toEqual(areaOf(0, 0, 5, 3));
  });

  it("keeps one blank row when all of its rows are deleted", async () => {
    const { Excel, at, table } = sampleHost();
    await Excel.run(async (context) => {
      const { rows } = context.workbook.tables.getItem("Iris");
      rows.deleteRowsAt(0, 3);
      await context.sync();
    });
    expect([table.dataArea, at("A2:C2")]).toEqual([areaOf(1, 0, 1, 3), [[null, null, null]]]);
  });

  it("has no totals row to give where it shows none", async () => {
    const { failureOf } = sampleHost();
    const failure = await failureOf(async (context) => {
      context.workbook.tables.getItem("Iris").getTotalRowRange().load("values");
    });
    expect(failure.code).toBe("InvalidOperation");
  });

  it("leaves its totals row out of its data", async () => {
    const { Excel, workbook, sheet } = sampleHost();
    sheet.writeValues(10, 0, [["x"], [1], [2], [3]]);
    workbook.addTable(sheet.id, { name: "Summed", area: areaOf(10, 0, 4, 1), showTotals: true }, "user");
    const seen = await Excel.run(async (context) => {
      const summed = context.workbook.tables.getItem("Summed");
      const ranges = [summed.getDataBodyRange(), summed.getTotalRowRange()];
      for (const range of ranges) range.load("values");
      await context.sync();
      return ranges.map((range) => range.values);
    });
    expect(seen).toEqual([[[1], [2]], [[3]]]);
  });
});

describe("TableCollection", () => {
  it("lists tables with their ids, of the workbook and of one sheet", async () => {
    const { Excel, table, workbook } = sampleHost();
    const notes = workbook.sheetByName("Notes")!;
    notes.setValue(0, 0, "x");
    const other = workbook.addTable(notes.id, { name: "Other", area: areaOf(0, 0, 2, 1) }, "user");
    const seen = await Excel.run(async (context) => {
      const all = context.workbook.tables.load("items/name,count");
      const here = context.workbook.worksheets.getItem("Notes").tables.load("items");
      const count = here.getCount();
      await context.sync();
      return [all.items.map(({ name }) => name), all.count, here.items.map(({ id }) => id), count.value];
    });
    expect(seen).toEqual([["Iris", "Other"], 2, [other.id], 1]);
    expect(table.id).not.toBe(other.id);
  });

  it("lets a listed table be used in a later sync", async () => {
    const { Excel } = sampleHost();
    const values = await Excel.run(async (context) => {
      const all = context.workbook.tables.load("items/name");
      await context.sync();
      const range = all.items[0]!.getHeaderRowRange().load("values");
      await context.sync();
      return range.values;
    });
    expect(values).toEqual([["Length", "Width", "Species"]]);
  });

  it("makes a table of cells, and none over another", async () => {
    const { Excel, failureOf, sheet, workbook } = sampleHost();
    sheet.writeValues(0, 5, [["a", "A"], [1, 2]]); // prettier-ignore
    const name = await Excel.run(async (context) => {
      const table = context.workbook.tables.add("Data!F1:G2", true).load("name");
      await context.sync();
      return table.name;
    });
    expect(workbook.tableByName(name)?.columns.map((column) => column.name)).toEqual(["a", "A2"]);
    const failure = await failureOf(async (context) => {
      context.workbook.worksheets.getItem("Data").tables.add("G2:H5", true);
    });
    expect(failure.code).toBe("MergedRangeConflict");
  });
});
