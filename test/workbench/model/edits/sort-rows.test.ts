import { areaOf } from "../../../../src/workbench/model/areas/area";
import { sortRows, type SortColumn } from "../../../../src/workbench/model/edits/sort-rows";
import type { CellValue } from "../../../../src/workbench/model/texts/cell-content";
import { WorkbookModel } from "../../../../src/workbench/model/workbook-model";

const by = (place: number, isDescending = false): SortColumn => ({ place, isDescending, takesTextAsNumber: false });

function sheetWith(values: readonly (readonly CellValue[])[]) {
  const workbook = new WorkbookModel();
  const sheet = workbook.addSheet("Data");
  sheet.writeValues(0, 0, values);
  const area = areaOf(0, 0, values.length, values[0]!.length);
  return {
    workbook,
    sheet,
    area,
    sort: (...columns: SortColumn[]) => sortRows(workbook, sheet.id, area, columns, false, "user"),
    values: () => sheet.readValues(area),
  };
}

describe("sorting rows", () => {
  it("goes by one column, then by the next, and keeps equal rows in their order", () => {
    const { sort, values } = sheetWith([["b", 1, "1st"], ["a", 2, "2nd"], ["b", 0, "3rd"], ["a", 2, "4th"]]); // prettier-ignore
    sort(by(0), by(1, true));
    expect(values()).toEqual([["a", 2, "2nd"], ["a", 2, "4th"], ["b", 1, "1st"], ["b", 0, "3rd"]]); // prettier-ignore
  });

  it("takes formats, apostrophes and formulas along; a reference keeps its distance", () => {
    const { sort, sheet } = sheetWith([[3, null], [2, null], [1, null]]); // prettier-ignore
    sheet.setContent(0, 1, { value: 1, formula: "=A3+$A$1+A1", numberFormat: "0.00" });
    sheet.setContent(1, 1, { value: "007", quotePrefix: true, numberFormat: "@" });
    sheet.setContent(2, 1, { value: 3, formula: "=A1" });
    sort(by(0));
    expect(sheet.getFormula(2, 1)).toBe("=A5+$A$1+A3");
    expect(sheet.getNumberFormat(2, 1)).toBe("0.00");
    expect(sheet.getFormula(0, 1)).toBe("=#REF!");
    expect(sheet.getContent(1, 1)).toMatchObject({ value: "007", quotePrefix: true, numberFormat: "@" });
  });

  it("leaves hidden rows where they are", () => {
    const { sort, sheet, values } = sheetWith([[4], [3], [2], [1]]);
    sheet.hiddenRows.set(1, 2, true);
    sort(by(0));
    expect(values()).toEqual([[1], [3], [2], [4]]);
  });

  it("tells of itself as an edit and as a sort", () => {
    const { sort, workbook, area, sheet } = sheetWith([[2], [1]]);
    const heard: unknown[] = [];
    workbook.subscribe((change) => heard.push(change));
    sort(by(0));
    expect(heard).toEqual([
      { kind: "cells", sheetId: sheet.id, area, changeType: "RangeEdited", source: "user" },
      { kind: "rows-sorted", sheetId: sheet.id, area, source: "user" },
    ]);
  });

  it("is refused over merged cells and array formulas", () => {
    const { sort, sheet, values } = sheetWith([[2, 1], [1, 2]]); // prettier-ignore
    sheet.mergedAreas = [areaOf(0, 1, 2, 1)];
    expect(() => sort(by(0))).toThrow(expect.objectContaining({ rule: "cannot-sort" }));
    sheet.mergedAreas = [];
    sheet.arrayAreas = [areaOf(1, 1, 3, 1)];
    expect(() => sort(by(0))).toThrow(expect.objectContaining({ rule: "cannot-sort" }));
    expect(values()).toEqual([[2, 1], [1, 2]]); // prettier-ignore
  });
});
