import { parseAddress } from "../../../../src/workbench/model/areas/a1-address";
import { mergeCells, unmergeCells } from "../../../../src/workbench/model/merges/merge-cells";
import type { CellValue } from "../../../../src/workbench/model/texts/cell-content";
import { WorkbookModel } from "../../../../src/workbench/model/workbook-model";
import { formatArea } from "../../../../src/workbench/model/areas/a1-address";

const area = (address: string) => parseAddress(address)!.area;

function sheetWith(values: readonly (readonly CellValue[])[]) {
  const workbook = new WorkbookModel();
  const sheet = workbook.addSheet("Data");
  sheet.writeValues(0, 0, values);
  return {
    workbook,
    sheet,
    merge: (address: string, isAcross = false) => mergeCells(workbook, sheet.id, area(address), isAcross, "user"),
    unmerge: (address: string) => unmergeCells(workbook, sheet.id, area(address), "user"),
    merged: () => sheet.mergedAreas.map(formatArea),
    at: (address: string) => sheet.readValues(area(address)),
  };
}

describe("merging cells", () => {
  it("keeps what stands first, and loses the rest", () => {
    const { merge, merged, at } = sheetWith([[1, 2], [3, 4]]); // prettier-ignore
    merge("A1:B2");
    expect([merged(), at("A1:B2")]).toEqual([["A1:B2"], [[1, null], [null, null]]]); // prettier-ignore
  });

  it("brings the first thing there is to the first cell, with its formula and format", () => {
    const { merge, sheet, at } = sheetWith([[null, null], [null, 4]]); // prettier-ignore
    sheet.setContent(1, 1, { value: 4, formula: "=2+2", numberFormat: "0.00" });
    merge("A1:B2");
    expect(sheet.getContent(0, 0)).toEqual({
      value: 4,
      formula: "=2+2",
      quotePrefix: false,
      numberFormat: "0.00",
      fill: "",
    });
    expect(at("B2")).toEqual([[null]]);
  });

  it("merges each row by itself when it is told to", () => {
    const { merge, merged, at } = sheetWith([[1, 2], [3, 4]]); // prettier-ignore
    merge("A1:B2", true);
    expect([merged(), at("A1:B2")]).toEqual([["A1:B1", "A2:B2"], [[1, null], [3, null]]]); // prettier-ignore
  });

  it("takes merged cells that it touches in whole", () => {
    const { merge, merged } = sheetWith([[1]]);
    merge("B2:C3");
    merge("A1:B2");
    expect(merged()).toEqual(["A1:C3"]);
  });

  it("merges no single cell", () => {
    const { merge, merged } = sheetWith([[1]]);
    merge("A1");
    merge("B1:B3", true);
    expect(merged()).toEqual([]);
  });

  it("is refused in a table, and beside one that it would reach into", () => {
    const { merge, merged, workbook, sheet } = sheetWith([["a", "b"], [1, 2]]); // prettier-ignore
    workbook.addTable(sheet.id, { name: "T", area: area("A1:B2") }, "user");
    expect(() => merge("A2:B2")).toThrow(expect.objectContaining({ rule: "merge-in-the-way" }));
    expect(() => merge("B2:C2")).toThrow(expect.objectContaining({ rule: "merge-in-the-way" }));
    merge("C1:C2");
    expect(merged()).toEqual(["C1:C2"]);
  });

  it("is refused over an array formula", () => {
    const { merge, sheet } = sheetWith([[1]]);
    sheet.arrayAreas = [area("B1:B3")];
    expect(() => merge("A1:B1")).toThrow(expect.objectContaining({ rule: "cells-in-the-way" }));
  });

  it("is taken back with all merges that are touched; covered cells stay blank", () => {
    const { merge, unmerge, merged, at } = sheetWith([[1, 2], [3, 4]]); // prettier-ignore
    merge("A1:B1");
    merge("A2:B2");
    unmerge("B1");
    expect([merged(), at("A1:B1")]).toEqual([["A2:B2"], [[1, null]]]);
  });
});
