import { areaOf } from "../../../../src/workbench/model/areas/area";
import { sampleHost } from "../sample-host";

type Host = ReturnType<typeof sampleHost>;

/** Rows of the sheet "Data" that are hidden, counted from 1. */
function hidden({ sheet }: Host): number[] {
  return Array.from({ length: 12 }, (_, row) => row + 1).filter((row) => sheet.hiddenRows.get(row - 1));
}

const run = ({ Excel }: Host, batch: (iris: Excel.Table, sheet: Excel.Worksheet) => void) =>
  Excel.run(async (context) => {
    batch(context.workbook.tables.getItem("Iris"), context.workbook.worksheets.getItem("Data"));
    await context.sync();
  });

describe("filters of a table", () => {
  it("hide rows by values and by comparison, together, and say so", async () => {
    const host = sampleHost();
    await run(host, (iris) => iris.columns.getItem("Species").filter.applyValuesFilter(["setosa"]));
    expect(hidden(host)).toEqual([4]);
    await run(host, (iris) => iris.columns.getItem("Length").filter.applyCustomFilter(">5"));
    expect(hidden(host)).toEqual([3, 4]);
    const seen = await host.Excel.run(async (context) => {
      const { autoFilter, columns } = context.workbook.tables.getItem("Iris");
      autoFilter.load("criteria,enabled,isDataFiltered");
      const range = autoFilter.getRange().load("address");
      const { filter } = columns.getItem("Width");
      filter.load("criteria");
      await context.sync();
      return { ...autoFilter.toJSON(), address: range.address, width: filter.criteria };
    });
    expect(seen).toMatchObject({
      enabled: true,
      isDataFiltered: true,
      criteria: [{ filterOn: "Custom", criterion1: ">5" }, null, { filterOn: "Values", values: ["setosa"] }],
      address: "Data!A1:C4",
      width: null,
    });
  });

  it("look at the cells once, and again when they are applied again", async () => {
    const host = sampleHost();
    await run(host, (iris, sheet) => {
      iris.autoFilter.apply(sheet.getRange("A1:C4"), 2, { filterOn: "Values", values: ["setosa"] });
      sheet.getRange("C2").values = [["virginica"]];
    });
    expect(hidden(host)).toEqual([4]);
    await run(host, (iris) => iris.autoFilter.reapply());
    expect(hidden(host)).toEqual([2, 4]);
    await run(host, (iris) => iris.reapplyFilters());
    expect(hidden(host)).toEqual([2, 4]);
  });

  it.each<[string, (iris: Excel.Table) => void]>([
    ["clearFilters", (iris) => iris.clearFilters()],
    ["autoFilter.clearCriteria", (iris) => iris.autoFilter.clearCriteria()],
    ["autoFilter.clearColumnCriteria", (iris) => iris.autoFilter.clearColumnCriteria(2)],
    ["autoFilter.remove", (iris) => iris.autoFilter.remove()],
    ["filter.clear", (iris) => iris.columns.getItem("Species").filter.clear()],
    ["deleting the column", (iris) => iris.columns.getItem("Species").delete()],
    ["hiding the header row", (iris) => void (iris.showHeaders = false)],
    ["making a range of the table", (iris) => iris.convertToRange()],
    ["deleting the table", (iris) => iris.delete()],
  ])("show all rows again after %s, those that were hidden by hand too", async (_, clear) => {
    const host = sampleHost();
    await run(host, (iris, sheet) => {
      sheet.getRange("A2").rowHidden = true;
      iris.columns.getItem("Species").filter.applyValuesFilter(["virginica"]);
      sheet.getRange("A4").rowHidden = true;
    });
    expect(hidden(host)).toEqual([2, 3, 4]);
    await run(host, (iris) => clear(iris));
    expect(hidden(host)).toEqual([]);
  });

  it("leave a new column and rows outside of the table alone", async () => {
    const host = sampleHost();
    await run(host, (iris, sheet) => {
      sheet.getRange("A6").rowHidden = true;
      iris.columns.getItem("Species").filter.applyValuesFilter(["setosa"]);
      iris.columns.add(0, [["P"], ["a"], ["b"], ["c"]]);
      iris.autoFilter.reapply();
    });
    expect([hidden(host), host.at("A1:A4")]).toEqual([[4, 6], [["P"], ["a"], ["b"], ["c"]]]); // prettier-ignore
  });

  it.each<[string, (iris: Excel.Table, sheet: Excel.Worksheet) => void]>([
    ["a row between others", (iris) => void iris.rows.add(1, [[1, 2, "x"]])],
    ["the deletion of a row", (iris) => iris.rows.getItemAt(0).delete()],
    ["the deletion of its cells", (_, sheet) => sheet.getRange("A2:C2").delete("Up")],
    ["cells that come above it", (_, sheet) => void sheet.getRange("A1:C1").insert("Down")],
  ])("refuse %s, but not whole rows of the sheet", async (_, edit) => {
    const host = sampleHost();
    await run(host, (iris) => iris.columns.getItem("Species").filter.applyValuesFilter(["setosa"]));
    const failure = await host.failureOf((context) =>
      edit(context.workbook.tables.getItem("Iris"), context.workbook.worksheets.getItem("Data")),
    );
    expect(failure.code).toBe("FilteredRangeConflict");
    await run(host, (iris, sheet) => {
      sheet.getRange("3:3").insert("Down");
      iris.rows.add(undefined, [[1, 2, "last"]]);
    });
    expect([hidden(host), host.table.area]).toEqual([[5], areaOf(0, 0, 6, 3)]);
  });

  it("are refused on a protected sheet, and where nobody plays them", async () => {
    const host = sampleHost();
    const { failureOf, sheet } = host;
    const byColour = await failureOf((context) =>
      context.workbook.tables.getItem("Iris").columns.getItem("Species").filter.applyCellColorFilter("#FF0000"),
    );
    sheet.isProtected = true;
    const onProtected = await failureOf((context) => context.workbook.tables.getItem("Iris").clearFilters());
    expect([byColour.code, onProtected.code]).toEqual(["ApiNotFound", "AccessDenied"]);
  });
});

describe("the filter of a sheet", () => {
  const withList = (): Host => {
    const host = sampleHost();
    host.sheet.writeValues(5, 5, [["k", "n"], ["a", 1], ["b", 2], ["a", 3]]); // prettier-ignore
    return host;
  };
  const apply = (host: Host) =>
    run(host, (_, sheet) =>
      sheet.autoFilter.apply(sheet.getRange("F6:G9"), 0, { filterOn: "Custom", criterion1: "=a" }),
    );

  it("is there once it was applied, and gone once it was removed", async () => {
    const host = withList();
    const state = () =>
      host.Excel.run(async (context) => {
        const { autoFilter } = context.workbook.worksheets.getItem("Data");
        autoFilter.load("enabled,isDataFiltered,criteria");
        const range = autoFilter.getRangeOrNullObject().load("address");
        await context.sync();
        const { enabled, isDataFiltered } = autoFilter;
        return [enabled, isDataFiltered, range.isNullObject ? null : range.address];
      });
    expect(await state()).toEqual([false, false, null]);
    await apply(host);
    expect([await state(), hidden(host)]).toEqual([[true, true, "Data!F6:G9"], [8]]);
    await run(host, (_, sheet) => sheet.autoFilter.clearCriteria());
    expect([await state(), hidden(host)]).toEqual([[true, false, "Data!F6:G9"], []]);
    await run(host, (_, sheet) => sheet.autoFilter.remove());
    expect(await state()).toEqual([false, false, null]);
  });

  it("moves with its cells, and refuses to be torn", async () => {
    const host = withList();
    await apply(host);
    await run(host, (_, sheet) => sheet.getRange("A:A").insert("Right"));
    expect(host.sheet.autoFilter?.area).toEqual(areaOf(5, 6, 4, 2));
    const failure = await host.failureOf((context) =>
      context.workbook.worksheets.getItem("Data").getRange("G8").delete("Up"),
    );
    expect(failure.code).toBe("FilteredRangeConflict");
  });

  it("shows the rows of the former one when another range takes it over", async () => {
    const host = withList();
    await apply(host);
    await run(host, (_, sheet) =>
      sheet.autoFilter.apply(sheet.getRange("F6:G8"), 1, { filterOn: "Custom", criterion1: ">1" }),
    );
    expect(hidden(host)).toEqual([7]);
  });
});

describe("what is shown of a range", () => {
  it("is read without the hidden rows, row by row too", async () => {
    const host = sampleHost();
    const seen = await host.Excel.run(async (context) => {
      const iris = context.workbook.tables.getItem("Iris");
      iris.columns.getItem("Length").filter.applyCustomFilter(">5");
      const body = iris.getDataBodyRange().load("rowHidden");
      const view = body.getVisibleView().load("values,rowCount,columnCount,cellAddresses,text");
      view.rows.load("items/values,items/index");
      const cells = body.getSpecialCells("Visible").load("address");
      const none = body.getSpecialCellsOrNullObject("Formulas");
      await context.sync();
      const last = view.rows.getItemAt(1).getRange().load("address");
      await context.sync();
      return {
        values: view.values,
        size: [view.rowCount, view.columnCount],
        first: view.cellAddresses[1],
        rows: view.rows.items.map((row) => [row.index, row.values]),
        rowHidden: body.rowHidden,
        address: cells.address,
        isNone: none.isNullObject,
        last: last.address,
      };
    });
    const rows = [[5.1, 3.5, "setosa"], [6.3, 2.5, "virginica"]]; // prettier-ignore
    expect(seen).toEqual({
      values: rows,
      size: [2, 3],
      first: ["Data!A4", "Data!B4", "Data!C4"],
      rows: rows.map((row, index) => [index, [row]]),
      rowHidden: null,
      address: "Data!A2:C2,Data!A4:C4",
      isNone: true,
      last: "Data!A4:C4",
    });
  });

  it("is nothing where all rows are hidden", async () => {
    const host = sampleHost();
    await run(host, (iris) => iris.columns.getItem("Length").filter.applyCustomFilter(">99"));
    const failure = await host.failureOf((context) =>
      context.workbook.tables.getItem("Iris").getDataBodyRange().getSpecialCells("Visible").load("address"),
    );
    expect(failure.code).toBe("ItemNotFound");
  });

  it("tells blanks, constants and formulas apart", async () => {
    const host = sampleHost();
    const found = await host.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Data");
      sheet.getRange("E1:E4").formulas = [["=1+1"], [""], ["x"], ["y"]];
      const areas = (["Formulas", "Blanks", "Constants"] as const).map((kind) =>
        sheet.getRange("E1:E4").getSpecialCells(kind).load("address"),
      );
      await context.sync();
      return areas.map(({ address }) => address);
    });
    expect(found).toEqual(["Data!E1", "Data!E2", "Data!E3:E4"]);
  });
});
