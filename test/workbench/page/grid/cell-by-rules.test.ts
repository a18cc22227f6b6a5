import { areaOf } from "../../../../src/workbench/model/areas/area";
import type { LookRule } from "../../../../src/workbench/model/look/look-rule";
import { WorkbookModel } from "../../../../src/workbench/model/workbook-model";
import { cellByRules } from "../../../../src/workbench/page/grid/cell-by-rules";

function sheetWith(rule: Pick<LookRule, "kind" | "settings">) {
  const sheet = new WorkbookModel().addSheet("Data");
  sheet.writeValues(0, 0, [[2], [3], [6], ["yes"], [null], [0.5]]);
  sheet.lookRules = [{ ...rule, id: "1", area: areaOf(0, 0, 5, 1) }];
  return sheet;
}

describe("a cell by the conditional formats of its sheet", () => {
  it("has a bar as long as its share between the least and the largest number", () => {
    const sheet = sheetWith({ kind: "DataBar", settings: { FillColor: "#9DC3E6" } });
    expect([0, 1, 2].map((row) => cellByRules(sheet, row, 0).bar?.share)).toEqual([0, 0.25, 1]);
    expect([3, 4, 5].map((row) => cellByRules(sheet, row, 0))).toEqual([{}, {}, {}]);
  });

  it("has another bar once the least or the largest number is another, in any column of the rule", () => {
    const sheet = sheetWith({ kind: "DataBar", settings: { FillColor: "#9DC3E6" } });
    expect(cellByRules(sheet, 1, 0).bar?.share).toBe(0.25);
    sheet.setValue(0, 0, 0);
    expect(cellByRules(sheet, 1, 0).bar?.share).toBe(0.5);
    sheet.setValue(0, 1, 12);
    sheet.lookRules = sheet.lookRules.map((rule) => ({ ...rule, area: areaOf(0, 0, 5, 2) }));
    expect(cellByRules(sheet, 2, 0).bar?.share).toBe(0.5);
  });

  it("has a bar between fixed ends, and none longer than the cell", () => {
    const [low, high] = [0, 4].map((formula) => ({ type: "Number", formula: String(formula) }));
    const sheet = sheetWith({ kind: "DataBar", settings: { LowerBoundRule: low, UpperBoundRule: high } });
    expect([0, 1, 2].map((row) => cellByRules(sheet, row, 0).bar?.share)).toEqual([0.5, 0.75, 1]);
  });

  it("has a colour between those of the ends", () => {
    const criteria = {
      minimum: { type: "LowestValue", color: "#FFFFFF" },
      maximum: { type: "HighestValue", color: "#00FF00" },
    };
    const sheet = sheetWith({ kind: "ColorScale", settings: { Criteria: criteria } });
    expect([0, 1, 2].map((row) => cellByRules(sheet, row, 0).fill)).toEqual(["#FFFFFF", "#BFFFBF", "#00FF00"]);
  });

  it("has the fill of the class that it holds", () => {
    const rule = { Rule: { formula1: '="yes"', operator: "EqualTo" }, FillColor: "#C6EFCE" };
    const sheet = sheetWith({ kind: "CellValue", settings: rule });
    expect([cellByRules(sheet, 3, 0), cellByRules(sheet, 0, 0)]).toEqual([{ fill: "#C6EFCE" }, {}]);
  });
});
