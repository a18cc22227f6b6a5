import fc from "fast-check";
import { MissingPrediction, type Prediction } from "../../../src/core/predictions/prediction";
import type { RowOutcome } from "../../../src/core/predictions/join-outcomes";
import { areaOf } from "../../../src/workbench/model/areas/area";
import { mergeCells } from "../../../src/workbench/model/merges/merge-cells";
import { WEB_HABITS, type ExcelHabits } from "../../../src/workbench/processor/habits/excel-habits";
import type { CellValue } from "../../../src/workbench/model/texts/cell-content";
import { runs } from "../../support/property-seed";
import { CALM, describeRange, openExcel, type OpenExcel } from "../open-excel";

const habits: fc.Arbitrary<Partial<ExcelHabits>> = fc.record({
  misplacesHiddenRows: fc.boolean(),
  shiftsPastHiddenRows: fc.boolean(),
  showsApostropheInTextCells: fc.boolean(),
  eatsFurtherApostrophes: fc.boolean(),
  keepsNumbersInTextCellsAsText: fc.boolean(),
  refusesToClearPartOfMerge: fc.boolean(),
});

const texts = fc.oneof(
  fc.constantFrom("=1+1", "=A2", "+A1", "-x", "@SUM(A1)", "'q", "''q", "'", "007", "1E5", "TRUE", "#N/A", " x", "a\nb"),
  fc
    .tuple(fc.constantFrom("", "=", "'", "+", "-", "@", "\t", "0"), fc.string({ maxLength: 6 }))
    .map((parts) => parts.join("")),
);

const values: fc.Arbitrary<Prediction> = fc.oneof(
  { weight: 4, arbitrary: texts },
  { weight: 3, arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e300, max: 1e300 }) },
  fc.integer(),
  fc.boolean(),
  fc.constant(new MissingPrediction("NaN")),
);

const FAILED: RowOutcome = { failure: { code: "rows-refused", message: "refused" } };

/** One row: hidden or not, what the analyst made of its result cells, and what was answered. */
const rows = fc.array(
  fc.record({
    isHidden: fc.boolean(),
    format: fc.constantFrom(undefined, undefined, "@", "0.00", "yyyy-mm-dd"),
    outcome: fc.oneof(
      { weight: 9, arbitrary: fc.tuple(values, values).map((pair): RowOutcome => ({ predictions: pair })) },
      { weight: 1, arbitrary: fc.constant(FAILED) },
    ),
  }),
  { minLength: 1, maxLength: 90 },
);

interface Case {
  readonly habits: Partial<ExcelHabits>;
  readonly rows: readonly {
    readonly isHidden: boolean;
    readonly format: string | undefined;
    readonly outcome: RowOutcome;
  }[];
  /** Touches of `values` to let pass before one fails; none does if undefined. */
  readonly failsAfter: number | undefined;
  readonly merged: { readonly row: number; readonly height: number; readonly width: number } | undefined;
}

const cases: fc.Arbitrary<Case> = fc.record({
  habits,
  rows,
  failsAfter: fc.option(fc.nat(6), { nil: undefined, freq: 3 }),
  merged: fc.option(
    fc.record({ row: fc.nat(89), height: fc.integer({ min: 1, max: 3 }), width: fc.integer({ min: 1, max: 2 }) }),
    { nil: undefined, freq: 2 },
  ),
});

/** What may stand in a cell for an answer; Excel keeps no invisible minus before zero. */
function held(prediction: Prediction | undefined): CellValue {
  if (prediction === undefined || prediction instanceof MissingPrediction || prediction === "") return null;
  return Object.is(prediction, -0) ? 0 : prediction;
}

/** The result columns stand in B and C, below their headers. */
function inSheet(excel: OpenExcel, rowCount: number): CellValue[][] {
  return excel.sheet.readValues(areaOf(1, 1, rowCount, 2));
}

async function scored({ habits: chosen, rows: given, failsAfter, merged }: Case) {
  const excel = openExcel({ habits: { ...WEB_HABITS, ...chosen } });
  excel.sheet.writeValues(0, 0, [["id"], ...given.map((_, i) => [i])]);
  given.forEach(({ isHidden }, i) => excel.sheet.hiddenRows.set(i + 1, i + 2, isHidden));
  const shape = await describeRange(excel, `A1:A${given.length + 1}`, true);
  const window = await excel.workbook.readWindow(shape, 0, CALM);
  const columns = await excel.workbook.addResultColumns(shape, "P", ["a", "b"], "refuse", CALM);
  given.forEach(({ format }, i) => format && excel.sheet.setNumberFormat(areaOf(i + 1, 1 + (i % 2)), format));
  if (merged !== undefined && merged.row < given.length) {
    const height = Math.min(merged.height, given.length - merged.row);
    mergeCells(excel.model, excel.sheet.id, areaOf(merged.row + 1, 1, height, merged.width), false, "user");
  }
  if (failsAfter !== undefined) {
    excel.processor.script({ on: "Range.values", access: "write", skip: failsAfter, code: "GeneralException" });
  }
  const outcomes = given.map(({ outcome }) => outcome);
  const ending = await excel.workbook.writeWindow(shape, columns, window, outcomes, CALM).then(
    () => "written",
    (error: unknown) => (error as { code: string }).code,
  );
  return { excel, outcomes, ending, columns };
}

describe("in any Excel, over any hidden rows, formats and merged cells", () => {
  it("what was answered stands in its cell, or nothing does and the run is told", async () => {
    await fc.assert(
      fc.asyncProperty(cases, async (tried) => {
        const { excel, outcomes, ending } = await scored(tried);
        const answers = outcomes.map((outcome) =>
          "predictions" in outcome ? outcome.predictions.map(held) : [null, null],
        );
        const found = inSheet(excel, outcomes.length);
        if (ending === "written") expect(found).toEqual(answers);
        else {
          expect(ending).toBe("not-as-written");
          expect(found.flat().every((value) => value === null)).toBe(true);
        }
        if (tried.merged === undefined) expect(ending).toBe("written");
        expect(excel.sheet.formulaCells()).toEqual([]);
      }),
      { numRuns: runs(400, 25) },
    );
  });

  it("nothing is left where results were removed", async () => {
    await fc.assert(
      fc.asyncProperty(cases, async (tried) => {
        // A fault that nothing has met so far would strike the removal, which tells of it.
        const { excel, outcomes, columns } = await scored({ ...tried, merged: undefined, failsAfter: undefined });
        await excel.workbook.removeResultColumns(columns, CALM);
        expect(excel.sheet.usedWithin(areaOf(0, 1, outcomes.length + 1, 2))).toBeUndefined();
      }),
      { numRuns: runs(60, 5) },
    );
  });
});
