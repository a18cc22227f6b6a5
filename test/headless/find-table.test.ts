import { findTable } from "../../src/headless/find-table";
import { areaOf } from "../../src/workbench/model/areas/area";
import { newWorkbook } from "../../src/workbench/xlsx/new-workbook";
import type { OpenedWorkbook } from "../../src/workbench/xlsx/open-workbook";

function opened(...names: readonly string[]): OpenedWorkbook {
  const workbook = newWorkbook();
  const sheet = workbook.model.addSheet("Sheet1");
  names.forEach((name, place) => {
    workbook.model.addTable(sheet.id, { name, area: areaOf(place * 3, 0, 2, 1) }, "user");
  });
  return workbook;
}

const found = (wanted: string, ...names: string[]): string => findTable(wanted, opened(...names)).name;

describe("finding the table that is named", () => {
  it.each([
    ["sales", "Sales"],
    ["GRÖSSE", "Größe"],
    ["Gro\u0308ße", "Größe"],
    ["Größe", "Gro\u0308ße"],
    ["ΟΔΟΣ", "οδός".normalize("NFD").replace("\u0301", "")],
    ["İller", "i̇ller"],
    ["таблица", "Таблица"],
    ["표", "표".normalize("NFD")],
  ])("takes %s for the table %s", (wanted, name) => {
    expect(found(wanted, "Other", name)).toBe(name);
  });

  it("takes the very name where another one reads the same", () => {
    expect(found("é", "e\u0301", "é")).toBe("é");
    expect(found("e\u0301", "e\u0301", "é")).toBe("e\u0301");
    // A long s is a small letter of S, and both names read so.
    expect(() => found("\u017ftrasse", "straße", "strasse")).toThrow('There is no table named "\u017ftrasse"');
  });

  it("says which one may be meant", () => {
    expect(() => found("Irsi", "Cars", "Iris")).toThrow(
      'There is no table named "Irsi" in the workbook. Did you mean "Iris"? It has: Cars, Iris.',
    );
  });

  it("says which tables there are", () => {
    expect(() => found("X", "A", "B")).toThrow('There is no table named "X" in the workbook. It has: A, B.');
    expect(() => found("X")).toThrow(
      'There is no table named "X" in the workbook. The workbook has no table. In Excel, select the cells with their headers, press Ctrl+T and save.',
    );
  });
});
