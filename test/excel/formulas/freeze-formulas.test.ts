import { freezeFormulas, type FrozenCells } from "../../../src/excel/formulas/freeze-formulas";
import { areaOf } from "../../../src/workbench/model/areas/area";
import { Recalculation } from "../../../src/workbench/model/calculation/recalculation";
import { cellError, WAITING, type CellValue } from "../../../src/workbench/model/texts/cell-content";
import { CALM, openExcel, type OpenExcel, type PaneOptions } from "../open-excel";

const PREDICT = '=SCORE.PREDICT("iris",A1:B1)';
const OF_EXCEL = { now: () => new Date(2026, 0, 1), random: () => 0.5 };

/** Column D holds formulas of ours that show these values. */
function showing(values: readonly CellValue[], options: PaneOptions = {}): OpenExcel {
  const excel = openExcel(options);
  values.forEach((value, row) => excel.sheet.setContent(row, 3, { value, formula: PREDICT }));
  excel.model.calculation = new Recalculation(excel.model, OF_EXCEL);
  return excel;
}

function freeze(excel: OpenExcel, addresses: readonly string[], knowsSpills = true): Promise<FrozenCells> {
  return excel.queue.session(CALM, (session) => freezeFormulas(session, addresses, knowsSpills), "writing");
}

const column = (count: number): string[] => Array.from({ length: count }, (_, row) => `Data!D${row + 1}`);
const valuesIn = ({ sheet }: OpenExcel, rowCount: number): CellValue[] =>
  sheet.readValues(areaOf(0, 3, rowCount)).map(([value]) => value ?? null);
const formulasIn = ({ sheet }: OpenExcel): string[] => sheet.formulaCells().map(({ formula }) => formula);

describe("formulas that become values in Excel", () => {
  it("leave what they showed, texts as texts, with their formats", async () => {
    const values = [1.5, "setosa", true, "=1+1", "007", "'quoted", "2024-01-02", 45_000];
    const excel = showing(values);
    excel.sheet.setNumberFormat(areaOf(7, 3), "yyyy-mm-dd");
    excel.sheet.setNumberFormat(areaOf(0, 3), "@");
    expect(await freeze(excel, column(8))).toEqual({ formulas: 8, left: [] });
    expect(valuesIn(excel, 8)).toEqual(values);
    expect(formulasIn(excel)).toEqual([]);
    expect([excel.sheet.getNumberFormat(7, 3), excel.sheet.getNumberFormat(0, 3)]).toEqual(["yyyy-mm-dd", "@"]);
  });

  it("leave what a result fills, all of it", async () => {
    const excel = showing([1]);
    excel.sheet.writeValues(0, 4, [["=a"]]);
    excel.sheet.writeValues(1, 3, [[2, "b"]]);
    excel.sheet.arrayAreas = [{ ...areaOf(0, 3, 2, 2), isSpill: true }];
    expect(await freeze(excel, ["Data!D1"])).toEqual({ formulas: 1, left: [] });
    expect(excel.sheet.readValues(areaOf(0, 3, 2, 2))).toEqual([
      [1, "=a"],
      [2, "b"],
    ]);
    expect([formulasIn(excel), excel.sheet.arrayAreas]).toEqual([[], []]);
  });

  it("stay where they show no value, and where there is none of ours any more", async () => {
    const excel = showing([cellError("#N/A"), WAITING, 3, 4, 5]);
    excel.sheet.setContent(3, 3, { value: 4, formula: "=2+2" });
    excel.sheet.setValue(4, 3, PREDICT);
    const given = [...column(5), "Gone!A1", "nowhere", "Data!A1:B2"];
    expect(await freeze(excel, given)).toEqual({
      formulas: 1,
      left: [
        { address: "Data!D1", why: "error" },
        { address: "Data!D2", why: "error" },
        { address: "Data!D4", why: "gone" },
        { address: "Data!D5", why: "gone" },
        { address: "Gone!A1", why: "gone" },
        { address: "nowhere", why: "gone" },
        { address: "Data!A1:B2", why: "gone" },
      ],
    });
    expect(formulasIn(excel)).toEqual([PREDICT, PREDICT, "=2+2"]);
    expect(await freeze(excel, [])).toEqual({ formulas: 0, left: [] });
  });

  it("stay on a protected sheet", async () => {
    const excel = showing([1]);
    excel.sheet.isProtected = true;
    expect(await freeze(excel, column(1))).toEqual({ formulas: 0, left: [{ address: "Data!D1", why: "protected" }] });
    expect(formulasIn(excel)).toEqual([PREDICT]);
  });

  it.each([["misplacesHiddenRows"], ["shiftsPastHiddenRows"]] as const)(
    "keep each its own value among hidden rows, in an Excel that %s",
    async (habit) => {
      const excel = showing([1, 2, 3, 4], { habits: { [habit]: true } });
      excel.sheet.hiddenRows.set(1, 3, true);
      expect(await freeze(excel, column(4))).toEqual({ formulas: 4, left: [] });
      expect(valuesIn(excel, 4)).toEqual([1, 2, 3, 4]);
      expect(formulasIn(excel)).toEqual([]);
    },
  );

  it("cost few requests, however many there are", async () => {
    const excel = showing(Array.from({ length: 1_500 }, (_, row) => row));
    const before = excel.syncs();
    expect(await freeze(excel, column(1_500), false)).toEqual({ formulas: 1_500, left: [] });
    expect(excel.syncs() - before).toBe(10);
    expect(valuesIn(excel, 1_500)).toEqual(Array.from({ length: 1_500 }, (_, row) => row));
  });
});
