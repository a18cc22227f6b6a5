import fc from "fast-check";
import { areaOf, bottomOf, intersectionOf, rightOf, type Area } from "../../../../src/workbench/model/areas/area";
import { deleteCells, insertCells } from "../../../../src/workbench/model/edits/cell-shifts";
import { sortRows } from "../../../../src/workbench/model/edits/sort-rows";
import { NO_RESULT } from "../../../../src/workbench/model/texts/cell-content";
import { UndoHistory } from "../../../../src/workbench/model/undo/undo-history";
import { WorkbookModel } from "../../../../src/workbench/model/workbook-model";
import { WorkbookRuleError } from "../../../../src/workbench/model/workbook-rule-error";
import { runs } from "../../../support/property-seed";
import { outdatedByWalking } from "./outdated-by-walking";

const ROWS = 9;
const COLUMNS = 6;

const formula = fc.constantFrom(
  "=A2*2",
  "=F2+1",
  "=SUM(A1:A4)",
  "=SUM($A$1:$C$9)",
  "=VLOOKUP(A2,$A:$ZZ,2)",
  "=SUM(2:3)",
  "=SUM(B:B)",
  "=SUM(E:F)",
  "=SUM(Other!A1:B4)",
  "=Data!C3",
  "=SUM(Data:Other!A2)",
  "=SUM(T[a])",
  "=T[[#This Row],[b]]*2",
  "=T[[#All],[a]:[b]]",
  "=Rate*2",
  '=INDIRECT("A2")',
  "=NOW()",
);
const isByPane = fc.boolean();
const onOther = fc.boolean();
const row = fc.nat(ROWS);
const column = fc.nat(COLUMNS);
const area = fc.record({
  row,
  column,
  rowCount: fc.integer({ min: 1, max: 4 }),
  columnCount: fc.integer({ min: 1, max: 3 }),
});
const step = fc.oneof(
  { arbitrary: fc.record({ kind: fc.constant("write" as const), area, onOther, isByPane }), weight: 4 },
  { arbitrary: fc.record({ kind: fc.constant("enter" as const), row, column, onOther, formula }), weight: 6 },
  fc.record({ kind: fc.constantFrom("insert" as const, "delete" as const), area, isDown: fc.boolean() }),
  fc.record({
    kind: fc.constantFrom("sort" as const, "undo" as const, "rename" as const, "result" as const, "define" as const),
    area,
  }),
);

type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

function sampleWorkbook() {
  const model = new WorkbookModel();
  const data = model.addSheet("Data");
  const other = model.addSheet("Other");
  data.writeValues(0, 0, [["a", "b", "c"], [1, 2, 3], [4, 5, 6], [7, 8, 9]]); // prettier-ignore
  model.addTable(data.id, { name: "T", area: areaOf(0, 0, 4, 3) }, "user");
  model.names = [{ name: "rate", formula: "Data!$A$2" }];
  const history = new UndoHistory(model);

  const withResult = (): string[] =>
    model.sheets.flatMap((sheet) =>
      sheet.formulaCells().flatMap(({ row: r, column: c }) => {
        return sheet.getValue(r, c) === NO_RESULT ? [] : [`${sheet.id} ${r} ${c}`];
      }),
    );

  /** Writes values, and compares what that takes from the formulas with what a walk through all of them finds. */
  const write = (to: typeof data, cells: Area, byPane: boolean): void => {
    for (let r = cells.row; r < bottomOf(cells); r++) {
      for (let c = cells.column; c < rightOf(cells); c++) if (to.getFormula(r, c) === undefined) to.setValue(r, c, r);
    }
    const { outdated, wasSpared } = outdatedByWalking(model, to, [cells], byPane);
    const gone = new Set([...outdated].map(({ sheet, row: r, column: c }) => `${sheet.id} ${r} ${c}`));
    const expected = withResult().filter((place) => !gone.has(place));
    model.needsCalculation = false;
    model.outdate(to, [cells], byPane ? "pane" : "user");
    expect(withResult()).toEqual(expected);
    expect(model.needsCalculation).toBe(wasSpared);
  };

  const apply = (each: Step): void => {
    if (each.kind === "write") return write(each.onOther ? other : data, each.area, each.isByPane);
    if (each.kind === "enter") {
      const to = each.onOther ? other : data;
      if (each.row > 0 || each.column > 2) to.setContent(each.row, each.column, { value: 10, formula: each.formula });
    } else if (each.kind === "insert") insertCells(model, data.id, each.area, each.isDown ? "down" : "right", "user");
    else if (each.kind === "delete") deleteCells(model, data.id, each.area, each.isDown ? "up" : "left", "user");
    else if (each.kind === "undo") history.undo();
    else if (each.kind === "rename") model.renameSheet(other.id, other.name === "Other" ? "Others" : "Other");
    else if (each.kind === "define") model.names = [{ name: "rate", formula: `Data!$B$${each.area.row + 1}` }];
    else if (each.kind === "sort") {
      const key = { place: 0, isDescending: true, takesTextAsNumber: false };
      if (intersectionOf(each.area, areaOf(0, 0, 1, 3)) === undefined)
        sortRows(model, data.id, each.area, [key], false, "user");
    } else {
      for (const sheet of model.sheets) {
        for (const { row: r, column: c, formula: text } of sheet.formulaCells()) {
          if (r % 2 === 0) sheet.setContent(r, c, { value: 11, formula: text });
        }
      }
    }
    model.tell({ kind: "step-ended" });
  };
  return (each: Step): void => {
    try {
      apply(each);
    } catch (error) {
      if (!(error instanceof WorkbookRuleError)) throw error;
    }
  };
}

describe("an index of formulas", () => {
  it("finds what a walk through all formulas finds, whatever was entered, moved, sorted, renamed and undone", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const apply = sampleWorkbook();
        for (const each of steps) apply(each);
      }),
      { numRuns: runs(5_000, 150) },
    );
  });
});
