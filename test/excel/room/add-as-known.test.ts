import { addTableColumn } from "../../../src/workbench/model/edits/table-edits";
import { addTable, CALM, columnValues, describeTable, openExcel } from "../open-excel";

const ROWS = [
  ["id", "note"],
  [1, "x"],
  [2, "y"],
];

async function open() {
  const excel = openExcel();
  const table = addTable(excel, ROWS);
  const shape = await describeTable(excel, table);
  await excel.workbook.readWindow(shape, 0, CALM);
  const makeRoom = () => excel.workbook.makeRoom(shape, "P", [""], "next-free", CALM);
  const names = () => table.columns.map(({ name }) => name);
  return { excel, table, shape, makeRoom, names };
}

describe("room in a table that was read just before", () => {
  it("is made in one sync", async () => {
    const { excel, table, makeRoom, names } = await open();
    const before = excel.syncs();
    expect(await makeRoom()).toMatchObject({ headers: ["P"], columnIds: [String(table.columns[2]!.id)] });
    expect(excel.syncs() - before).toBe(1);
    expect(names()).toEqual(["id", "note", "P"]);
    expect(columnValues(excel, table, "P")).toEqual([null, null]);
  });

  it.each([
    ["a column of the same name", "P", ["id", "note", "P", "P 2"]],
    ["another column", "mine", ["id", "note", "mine", "P"]],
  ])("begins with a look when somebody has added %s since", async (_what, added, expected) => {
    const { excel, table, makeRoom, names } = await open();
    addTableColumn(excel.model, table, "user", { name: added });
    expect(await makeRoom()).toMatchObject({ headers: [expected.at(-1)] });
    expect(names()).toEqual(expected);
  });

  it("leaves the column that somebody has added since, when Excel fails", async () => {
    const { excel, table, makeRoom, names } = await open();
    addTableColumn(excel.model, table, "user", { name: "mine" });
    excel.processor.script({ on: "Range.clear", code: "GeneralException" });
    await expect(makeRoom()).rejects.toMatchObject({ code: "excel-error" });
    expect(names()).toEqual(["id", "note", "mine"]);
  });

  it("says that a column may have stayed when it cannot be taken out for a new look", async () => {
    const { excel, table, makeRoom } = await open();
    addTableColumn(excel.model, table, "user", { name: "mine" });
    excel.processor.script({ on: "TableColumn.delete", code: "AccessDenied" });
    await expect(makeRoom()).rejects.toMatchObject({
      code: "sheet-changed",
      message: expect.stringMatching(/may have stayed/),
    });
  });

  it("looks before it takes over a column", async () => {
    const { excel, table, shape, names } = await open();
    addTableColumn(excel.model, table, "user", { name: "P" });
    await excel.workbook.makeRoom(shape, "P", [""], "replace", CALM);
    expect(names()).toEqual(["id", "note", "P"]);
  });
});
