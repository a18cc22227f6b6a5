import { areaOf } from "../../../../src/workbench/model/areas/area";
import { hostWorkbook } from "../../../../src/workbench/page/host/hosted-workbook";
import { columnChoice, filterOfChoice, foundValues } from "../../../../src/workbench/page/filters/column-choice";
import { filterAt } from "../../../../src/workbench/page/filters/filter-at";
import { filterBy, sortBy } from "../../../../src/workbench/page/filters/filter-deeds";
import { newWorkbook } from "../../../../src/workbench/xlsx/new-workbook";

const CITY = 1;
const PRICE = 2;

function sheetOf() {
  const opened = newWorkbook();
  const { model } = opened;
  const sheet = model.addSheet("Data");
  sheet.writeValues(0, 0, [
    ["city", "price"],
    ["Rome", 20],
    ["oslo", 3],
    [null, 20],
    ["Oslo", 100],
    ["Bonn", "none"],
  ]);
  const table = model.addTable(sheet.id, { name: "T", area: areaOf(0, 0, 6, 2) }, "user");
  const { session } = hostWorkbook(opened, 2026);
  const choice = (columnId: number) => columnChoice(model, sheet, table, columnId);
  const keep = (columnId: number, ...values: string[]) =>
    session.apply(filterBy({ tableId: table.id, columnId }, { kind: "values", values }));
  const shown = () => [1, 2, 3, 4, 5].filter((row) => !sheet.hiddenRows.get(row));
  return { model, sheet, table, session, choice, keep, shown };
}

describe("what a filter button offers", () => {
  it("lists the values of a column once, in their order, blanks last, all of them ticked", () => {
    const { choice } = sheetOf();
    expect(choice(CITY)).toEqual({
      columnName: "city",
      kind: "text",
      values: ["Bonn", "oslo", "Rome", ""],
      ticked: new Set(["Bonn", "oslo", "Rome", ""]),
      isFiltered: false,
    });
    expect(choice(PRICE)).toMatchObject({ kind: "number", values: ["3", "20", "100", "none"] });
  });

  it("lists what the filters of other columns leave, and all that its own hides", () => {
    const { choice, keep, shown } = sheetOf();
    keep(CITY, "Oslo");
    expect(shown()).toEqual([2, 4]);
    expect(choice(PRICE).values).toEqual(["3", "100"]);
    expect(choice(CITY)).toMatchObject({ values: ["Bonn", "oslo", "Rome", ""], isFiltered: true });
    expect(choice(CITY).ticked).toEqual(new Set(["oslo"]));
  });

  it("counts as ticked what is shown where a file filters by something that is not played", () => {
    const { model, sheet, table, choice } = sheetOf();
    table.update({ filters: new Map([[CITY, { kind: "unread" }]]) });
    sheet.hiddenRows.set(1, 4, true);
    expect(choice(CITY).ticked).toEqual(new Set(["Bonn", "oslo"]));
    expect(columnChoice(model, sheet, table, PRICE).values).toEqual(["100", "none"]);
  });

  it("knows dates by their format", () => {
    const { sheet, choice } = sheetOf();
    sheet.setNumberFormat(areaOf(1, 1, 5), "yyyy-mm-dd");
    expect(choice(PRICE)).toMatchObject({ kind: "date", values: ["1900-01-03", "1900-01-20", "1900-04-09", "none"] });
  });

  it("finds values whatever the case, and filters by what is ticked of those", () => {
    const { choice } = sheetOf();
    const found = foundValues(choice(CITY), " O");
    expect(found).toEqual(["Bonn", "oslo", "Rome"]);
    expect(filterOfChoice(choice(CITY), found, new Set(["Rome", ""]))).toEqual({ kind: "values", values: ["Rome"] });
    expect(filterOfChoice(choice(CITY), choice(CITY).values, choice(CITY).ticked)).toBeUndefined();
  });

  it("filters, sorts what is shown, and clears, each as one step that can be undone", () => {
    const { sheet, table, session, keep, shown } = sheetOf();
    const column = { tableId: table.id, columnId: CITY };
    keep(CITY, "Rome", "Bonn");
    session.apply(sortBy(column, false));
    expect([1, 5].map((row) => sheet.getValue(row, 0))).toEqual(["Bonn", "Rome"]);
    session.undo();
    expect([1, 5].map((row) => sheet.getValue(row, 0))).toEqual(["Rome", "Bonn"]);
    session.apply(filterBy(column, undefined));
    expect(shown()).toEqual([1, 2, 3, 4, 5]);
    session.undo();
    expect(shown()).toEqual([1, 5]);
    session.undo();
    expect([shown(), table.filters.size]).toEqual([[1, 2, 3, 4, 5], 0]);
  });

  it("is found from any cell of a table with headers", () => {
    const { model, sheet, table } = sheetOf();
    const place = {} as DOMRect;
    expect(filterAt(model, sheet, areaOf(3, 1), place)).toMatchObject({ of: { tableId: table.id, columnId: PRICE } });
    expect(filterAt(model, sheet, areaOf(3, 2), place)).toBeUndefined();
  });
});
