import { areaOf } from "../../../../src/workbench/model/areas/area";
import { sampleHost } from "../sample-host";

describe("TableColumnCollection.add", () => {
  it("puts a column with its header and values at the right end of the table", async () => {
    const { Excel, at, table } = sampleHost();
    const seen = await Excel.run(async (context) => {
      const columns = context.workbook.tables.getItem("Iris").columns;
      const column = columns.add(undefined, [["Prediction"], ["'=x"], [0.5], [""]]).load("id,name,index");
      const count = columns.getCount();
      await context.sync();
      return [column.name, column.index, count.value];
    });
    expect(seen).toEqual(["Prediction", 3, 4]);
    expect(at("D1:D4")).toEqual([["Prediction"], ["=x"], [0.5], [null]]);
    expect(table.area).toEqual(areaOf(0, 0, 4, 4));
  });

  it("puts a column between others and keeps their ids", async () => {
    const { Excel, at, table } = sampleHost();
    const ids = table.columns.map(({ id }) => id);
    await Excel.run(async (context) => {
      context.workbook.tables.getItem("Iris").columns.add(1, undefined, "New");
      await context.sync();
    });
    expect(at("A1:D2")).toEqual([["Length", "New", "Width", "Species"], [5.1, null, 3.5, "setosa"]]); // prettier-ignore
    expect(table.columns.map(({ id }) => id)).toEqual([ids[0], 4, ids[1], ids[2]]);
  });

  it("runs once however many properties of the new column are asked for", async () => {
    const { Excel, table } = sampleHost();
    await Excel.run(async (context) => {
      const column = context.workbook.tables.getItem("Iris").columns.add(undefined, undefined, "P").load("name");
      column.getDataBodyRange().load("address");
      column.getHeaderRowRange().load("values");
      await context.sync();
      column.load("index");
      await context.sync();
    });
    expect(table.columns.map(({ name }) => name)).toEqual(["Length", "Width", "Species", "P"]);
  });

  it("numbers a name that is taken, whatever its case", async () => {
    const { Excel, at } = sampleHost();
    const names = await Excel.run(async (context) => {
      const columns = context.workbook.tables.getItem("Iris").columns;
      const added = [
        columns.add(undefined, undefined, "width"),
        columns.add(undefined, [["WIDTH"], [1], [2], [3]]),
        columns.add(),
      ];
      for (const column of added) column.load("name");
      await context.sync();
      return added.map((column) => column.name);
    });
    expect(names).toEqual(["width2", "WIDTH3", "Column1"]);
    expect(at("D1:F1")).toEqual([names]);
  });

  it("refuses arrays of another length and adds nothing", async () => {
    const { failureOf, table, at } = sampleHost();
    const failure = await failureOf(async (context) => {
      context.workbook.tables.getItem("Iris").columns.add(undefined, [["P"], [1], [2]]);
    });
    expect(failure).toMatchObject({
      code: "InvalidArgument",
      debugInfo: { errorLocation: "TableColumnCollection.add" },
    });
    expect([table.columns.length, at("D1")]).toEqual([3, [[null]]]);
  });

  it("moves what stands right of the table, in its rows only", async () => {
    const { Excel, at, sheet } = sampleHost();
    sheet.writeValues(0, 3, [["note 1"], ["note 2"]]);
    sheet.setValue(9, 3, "below");
    await Excel.run(async (context) => {
      context.workbook.tables.getItem("Iris").columns.add(undefined, undefined, "P");
      await context.sync();
    });
    expect(at("D1:E2")).toEqual([["P", "note 1"], [null, "note 2"]]); // prettier-ignore
    expect(at("D10:E10")).toEqual([["below", null]]);
  });

  it("moves a table that stands beside it, and fails when that table would be torn apart", async () => {
    const { Excel, sheet, workbook, failureOf, table } = sampleHost();
    sheet.writeValues(0, 4, [["a"], [1]]);
    const beside = workbook.addTable(sheet.id, { name: "Beside", area: areaOf(0, 4, 2, 1) }, "user");
    const add = async (context: Excel.RequestContext): Promise<void> => {
      context.workbook.tables.getItem("Iris").columns.add();
      await context.sync();
    };
    await Excel.run(add);
    expect(beside.area).toEqual(areaOf(0, 5, 2, 1));
    sheet.writeValues(2, 7, [["b"], [1], [2], [3]]);
    workbook.addTable(sheet.id, { name: "Lower", area: areaOf(2, 7, 4, 1) }, "user");
    expect((await failureOf(add)).code).toBe("InsertDeleteConflict");
    expect(table.columns).toHaveLength(4);
  });

  it("fails when cells would be pushed off the sheet", async () => {
    const { sheet, failureOf } = sampleHost();
    sheet.setValue(1, 16_383, "edge");
    const failure = await failureOf(async (context) => {
      context.workbook.tables.getItem("Iris").columns.add();
    });
    expect(failure.code).toBe("NonBlankCellOffSheet");
  });
});

describe("TableColumnCollection.getItem", () => {
  it("finds columns by id, by name whatever the case, and by place", async () => {
    const { Excel, table } = sampleHost();
    const names = await Excel.run(async (context) => {
      const { columns } = context.workbook.tables.getItem("Iris");
      const found = [columns.getItem(table.columns[1]!.id), columns.getItem("SPECIES"), columns.getItemAt(0)];
      for (const column of found) column.load("name");
      await context.sync();
      return found.map((column) => column.name);
    });
    expect(names).toEqual(["Width", "Species", "Length"]);
  });

  it("answers a null object or ItemNotFound for a column that is not there", async () => {
    const { Excel, failureOf } = sampleHost();
    const isNull = await Excel.run(async (context) => {
      const column = context.workbook.tables.getItem("Iris").columns.getItemOrNullObject("Nowhere");
      await context.sync();
      return column.isNullObject;
    });
    expect(isNull).toBe(true);
    const failure = await failureOf(async (context) => {
      context.workbook.tables.getItem("Iris").columns.getItem("Nowhere").load("name");
    });
    expect(failure.code).toBe("ItemNotFound");
  });
});

describe("TableColumn", () => {
  it("gives its ranges, its place and its values with the header", async () => {
    const { Excel } = sampleHost();
    const seen = await Excel.run(async (context) => {
      const column = context.workbook.tables.getItem("Iris").columns.getItem("Width").load("values,index");
      const ranges = [column.getRange(), column.getHeaderRowRange(), column.getDataBodyRange()];
      for (const range of ranges) range.load("address");
      await context.sync();
      return [column.index, column.values, ranges.map((range) => range.address)];
    });
    expect(seen).toEqual([1, [["Width"], [3.5], [3], [2.5]], ["Data!B1:B4", "Data!B1", "Data!B2:B4"]]);
  });

  it("is renamed by its name and by its header cell, which both stay text and unique", async () => {
    const { Excel, at, table } = sampleHost();
    await Excel.run(async (context) => {
      const iris = context.workbook.tables.getItem("Iris");
      iris.columns.getItemAt(0).name = "width";
      iris.columns.getItemAt(1).getHeaderRowRange().values = [[2023]];
      iris.columns.getItemAt(2).getHeaderRowRange().values = [[""]];
      await context.sync();
    });
    expect(table.columns.map(({ name }) => name)).toEqual(["width2", "2023", "Column1"]);
    expect(at("A1:C1")).toEqual([["width2", "2023", "Column1"]]);
  });

  it("is deleted with its cells, and what stands right of it moves left", async () => {
    const { Excel, at, table, sheet } = sampleHost();
    sheet.setValue(0, 3, "note");
    await Excel.run(async (context) => {
      context.workbook.tables.getItem("Iris").columns.getItem("Width").delete();
      await context.sync();
    });
    expect(at("A1:D2")).toEqual([["Length", "Species", "note", null], [5.1, "setosa", null, null]]); // prettier-ignore
    expect(table.area).toEqual(areaOf(0, 0, 4, 2));
  });

  it("is gone for those who still hold it after it was deleted", async () => {
    const { failureOf } = sampleHost();
    const failure = await failureOf(async (context) => {
      const column = context.workbook.tables.getItem("Iris").columns.getItem("Width").load("id");
      await context.sync();
      column.delete();
      await context.sync();
      column.getDataBodyRange().load("values");
      await context.sync();
    });
    expect(failure.code).toBe("ItemNotFound");
  });

  it("is kept when it is the last one of its table", async () => {
    const { failureOf, table } = sampleHost();
    const failure = await failureOf(async (context) => {
      const { columns } = context.workbook.tables.getItem("Iris");
      for (const name of ["Length", "Width", "Species"]) columns.getItem(name).delete();
    });
    expect([failure.code, table.columns.map(({ name }) => name)]).toEqual(["InvalidOperation", ["Species"]]);
  });
});
