import { freezeFormulas, type FrozenCells } from "../../../src/excel/formulas/freeze-formulas";
import { areaOf, SHEET_COLUMNS } from "../../../src/workbench/model/areas/area";
import { deleteCells, insertCells } from "../../../src/workbench/model/edits/cell-shifts";
import { cellError, WAITING, type CellValue } from "../../../src/workbench/model/texts/cell-content";
import { UndoHistory } from "../../../src/workbench/model/undo/undo-history";
import { CALM, openExcel, type OpenExcel, type PaneOptions } from "../open-excel";

const PREDICT = '=SCORE.PREDICT("iris",A1:B1)';
/** The requests: which sheets there are, what their cells hold, and the copy. */
const AT_COPY = 3;

/** Column D holds formulas of ours that show these values. */
function showing(values: readonly CellValue[], options: PaneOptions = {}): OpenExcel {
  const excel = openExcel(options);
  values.forEach((value, row) => excel.sheet.setContent(row, 3, { value, formula: PREDICT }));
  return excel;
}

function freeze(excel: OpenExcel, addresses: readonly string[], knowsSpills = true): Promise<FrozenCells> {
  return excel.queue.session(CALM, (session) => freezeFormulas(session, addresses, { knowsSpills }), "writing");
}

function beforeRequest(excel: OpenExcel, at: number, act: () => void): void {
  excel.aroundSync((sync) => {
    if (sync === at) act();
    return undefined;
  });
}

const column = (count: number): string[] => Array.from({ length: count }, (_, row) => `Data!D${row + 1}`);
const valuesIn = ({ sheet }: OpenExcel, rowCount: number): CellValue[] =>
  sheet.readValues(areaOf(0, 3, rowCount)).map(([value]) => value ?? null);
const formulasIn = ({ sheet }: OpenExcel): string[] => sheet.formulaCells().map(({ formula }) => formula);
const allBecame = (addresses: readonly string[]): FrozenCells => ({ became: addresses, changed: [], left: [] });
const stays = (why: FrozenCells["left"][number]["why"], address = "Data!D1"): FrozenCells => ({
  became: [],
  changed: [],
  left: [{ address, why }],
});

describe("formulas that become values in Excel", () => {
  it("leave what they showed, texts as texts, with their formats", async () => {
    const values = [1.5, "setosa", true, "=1+1", "007", "'quoted", "2024-01-02", 45_000, "-1", ""];
    const excel = showing(values);
    excel.sheet.setNumberFormat(areaOf(7, 3), "yyyy-mm-dd");
    excel.sheet.setNumberFormat(areaOf(0, 3), "@");
    expect(await freeze(excel, column(10))).toEqual(allBecame(column(10)));
    expect(valuesIn(excel, 10)).toEqual(values);
    expect(formulasIn(excel)).toEqual([]);
    expect([excel.sheet.getNumberFormat(7, 3), excel.sheet.getNumberFormat(0, 3)]).toEqual(["yyyy-mm-dd", "@"]);
  });

  it("leave what a result fills, all of it", async () => {
    const excel = showing([1]);
    excel.sheet.writeValues(0, 4, [["=a"]]);
    excel.sheet.writeValues(1, 3, [[2, "b"]]);
    excel.sheet.arrayAreas = [{ ...areaOf(0, 3, 2, 2), isSpill: true }];
    expect(await freeze(excel, ["Data!D1"])).toEqual(allBecame(["Data!D1:E2"]));
    expect(excel.sheet.readValues(areaOf(0, 3, 2, 2))).toEqual([
      [1, "=a"],
      [2, "b"],
    ]);
    expect([formulasIn(excel), excel.sheet.arrayAreas]).toEqual([[], []]);
  });

  it("stay where they show no value, call more than a prediction, or are not ours any more", async () => {
    const excel = showing([cellError("#N/A"), WAITING, 3, 4, 5, "iris 3"]);
    excel.sheet.setContent(3, 3, { value: 4, formula: "=2+2" });
    excel.sheet.setValue(4, 3, PREDICT);
    excel.sheet.setContent(5, 3, { value: "iris 3", formula: '=SCORE.PREDICT("iris",A1:B1)&SCORE.MODEL("iris")' });
    const given = [...column(6), "Gone!A1", "nowhere", "Data!A1:B2", "[Other.xlsx]Data!D3"];
    expect(await freeze(excel, given)).toEqual({
      became: ["Data!D3"],
      changed: [],
      left: [
        { address: "Data!D1", why: "no-value" },
        { address: "Data!D2", why: "no-value" },
        { address: "Data!D4", why: "other-function" },
        { address: "Data!D5", why: "gone" },
        { address: "Data!D6", why: "other-function" },
        { address: "Gone!A1", why: "gone" },
        { address: "nowhere", why: "gone" },
        { address: "Data!A1:B2", why: "gone" },
        { address: "[Other.xlsx]Data!D3", why: "gone" },
      ],
    });
    expect(formulasIn(excel)).toHaveLength(4);
    expect(await freeze(excel, [])).toEqual(allBecame([]));
  });

  it.each<[FrozenCells["left"][number]["why"], string, (excel: OpenExcel) => void]>([
    ["protected", "the sheet is protected", ({ sheet }) => void (sheet.isProtected = true)],
    ["out-of-date", "Excel calculates only when asked", ({ model }) => void (model.calculation!.mode = "Manual")],
    ["out-of-date", "results may be old", ({ model }) => void (model.hasStaleResults = true)],
  ])("stay, %s, where %s", async (why, _name, make) => {
    const excel = showing([1]);
    make(excel);
    expect(await freeze(excel, column(1))).toEqual(stays(why));
    expect(formulasIn(excel)).toEqual([PREDICT]);
  });

  it("stay where rows of a result are hidden, and where they are part of an array", async () => {
    const excel = showing([1, 2]);
    excel.sheet.arrayAreas = [{ ...areaOf(0, 3, 2, 1), isSpill: true }];
    excel.sheet.setValue(1, 3, 2);
    excel.sheet.hiddenRows.set(1, 2, true);
    expect(await freeze(excel, column(1))).toEqual(stays("hidden"));
    const array = showing([1, 2, 3]);
    array.sheet.setValue(2, 3, 3);
    array.sheet.arrayAreas = [areaOf(1, 3, 2, 1)];
    expect(await freeze(array, column(2))).toEqual({
      became: ["Data!D1"],
      changed: [],
      left: [{ address: "Data!D2", why: "refused" }],
    });
  });

  it("take part of what hidden rows hold, each its own value", async () => {
    const excel = showing([1, 2, 3, 4], { habits: { misplacesHiddenRows: true, shiftsPastHiddenRows: true } });
    excel.sheet.hiddenRows.set(1, 3, true);
    expect(await freeze(excel, column(4))).toEqual(allBecame(column(4)));
    expect(valuesIn(excel, 4)).toEqual([1, 2, 3, 4]);
  });

  it.each([2, AT_COPY])("never overwrite what a person enters before request %d", async (at) => {
    const excel = showing([1, 2, 3]);
    beforeRequest(excel, at, () => excel.sheet.setValue(1, 3, "mine"));
    expect(await freeze(excel, column(3))).toEqual({
      became: ["Data!D1", "Data!D3"],
      changed: [],
      left: [{ address: "Data!D2", why: "gone" }],
    });
    expect(valuesIn(excel, 3)).toEqual([1, "mine", 3]);
  });

  it("keep each its row's value where rows come and go before the copy, and tell where they stand now", async () => {
    const excel = showing([1, 2, 3], { habits: { recalculates: false } });
    beforeRequest(excel, AT_COPY, () => {
      insertCells(excel.model, excel.sheet.id, areaOf(1, 0, 1, SHEET_COLUMNS), "down", "user");
      deleteCells(excel.model, excel.sheet.id, areaOf(3, 0, 1, SHEET_COLUMNS), "up", "user");
    });
    expect(await freeze(excel, column(3))).toEqual({
      became: ["Data!D1", "Data!D3"],
      changed: [],
      left: [{ address: "Data!D3", why: "gone" }],
    });
    expect([valuesIn(excel, 4), formulasIn(excel)]).toEqual([[1, null, 2, null], []]);
  });

  it.each([
    ["waits again", { value: WAITING, formula: PREDICT }],
    ["has given way to another", { value: 7, formula: "=A1*7" }],
  ] as const)("name the cell where a formula %s at that very moment", async (_name, content) => {
    const excel = showing([1, 2]);
    beforeRequest(excel, AT_COPY, () => excel.sheet.setContent(0, 3, content));
    expect(await freeze(excel, column(2))).toEqual({ became: ["Data!D2"], changed: ["Data!D1"], left: [] });
    expect(valuesIn(excel, 2)).toEqual([content.value, 2]);
  });

  it("become values on all sheets at once, as some look at others, but for those that are protected by then", async () => {
    const excel = showing([1]);
    const others = ["It's", "100%", "Last"].map((name, place) => {
      const sheet = excel.model.addSheet(name);
      sheet.setContent(0, 0, { value: place, formula: PREDICT });
      return sheet;
    });
    excel.aroundSync((sync) => {
      if (sync === AT_COPY) others[1]!.isProtected = true;
      return undefined;
    });
    const given = ["Data!D1", "'It''s'!A1", "'100%'!A1", "Last!A1"];
    expect(await freeze(excel, given)).toEqual({
      became: ["Data!D1", "'It''s'!A1", "Last!A1"],
      changed: [],
      left: [{ address: "'100%'!A1", why: "protected" }],
    });
    expect(others.map((sheet) => sheet.getFormula(0, 0))).toEqual([undefined, PREDICT, undefined]);
  });

  it("wait for no other sheet, whose formulas would wait again once those they look at are values", async () => {
    const excel = showing([1]);
    const other = excel.model.addSheet("Other");
    other.setContent(0, 0, { value: 2, formula: PREDICT });
    excel.aroundSync(() => () => {
      if (excel.sheet.getFormula(0, 3) === undefined && other.getFormula(0, 0) !== undefined)
        other.setContent(0, 0, { value: WAITING, formula: PREDICT });
    });
    expect(await freeze(excel, ["Data!D1", "Other!A1"])).toEqual(allBecame(["Data!D1", "Other!A1"]));
    expect(other.getValue(0, 0)).toBe(2);
  });

  it("stay where those that were copied before, in a request that was refused, have them wait again", async () => {
    const excel = showing([1, 2, 3, 4]);
    excel.sheet.setValue(3, 3, 4);
    excel.sheet.arrayAreas = [areaOf(2, 3, 2, 1)];
    excel.aroundSync(() => () => {
      if (excel.sheet.getFormula(0, 3) === undefined && excel.sheet.getFormula(1, 3) !== undefined)
        excel.sheet.setContent(1, 3, { value: WAITING, formula: PREDICT });
    });
    const { became, changed } = await freeze(excel, ["Data!D1", "Data!D3", "Data!D2"]);
    expect([became, changed, excel.sheet.getFormula(1, 3)]).toEqual([["Data!D1"], [], PREDICT]);
  });

  it("name all of them where Excel was to calculate only when asked at that very moment", async () => {
    const excel = showing([1, 2]);
    beforeRequest(excel, AT_COPY, () => void (excel.model.calculation!.mode = "Manual"));
    expect(await freeze(excel, column(2))).toEqual({ became: [], changed: column(2), left: [] });
  });

  it("stay where the sheet is protected, or the result spreads no more, at that very moment", async () => {
    const excel = showing([1, 2]);
    beforeRequest(excel, AT_COPY, () => void (excel.sheet.isProtected = true));
    expect(await freeze(excel, column(2))).toMatchObject({
      became: [],
      left: [{ why: "protected" }, { why: "protected" }],
    });
    const spilt = showing([1]);
    spilt.sheet.arrayAreas = [{ ...areaOf(0, 3, 2, 1), isSpill: true }];
    beforeRequest(spilt, AT_COPY, () => (spilt.sheet.arrayAreas = []));
    expect(await freeze(spilt, column(1))).toEqual(stays("refused"));
    expect([...formulasIn(excel), ...formulasIn(spilt)]).toEqual([PREDICT, PREDICT, PREDICT]);
  });

  it("keep what a result fills by then, and name one that has only begun to spread", async () => {
    const excel = showing([1, 5]);
    excel.sheet.setValue(1, 3, 5);
    excel.sheet.setValue(2, 3, 6);
    excel.sheet.arrayAreas = [{ ...areaOf(0, 3, 2, 1), isSpill: true }];
    beforeRequest(excel, AT_COPY, () => (excel.sheet.arrayAreas = [{ ...areaOf(0, 3, 3, 1), isSpill: true }]));
    expect(await freeze(excel, column(1))).toEqual(allBecame(["Data!D1:D3"]));
    expect(valuesIn(excel, 3)).toEqual([1, 5, 6]);
    const begun = showing([1]);
    beforeRequest(begun, AT_COPY, () => (begun.sheet.arrayAreas = [{ ...areaOf(0, 3, 2, 1), isSpill: true }]));
    expect(await freeze(begun, column(1))).toEqual({ became: [], changed: ["Data!D1"], left: [] });
  });

  it("are one step to undo", async () => {
    const excel = showing([1, 2, 3]);
    const history = new UndoHistory(excel.model);
    await freeze(excel, column(3));
    expect([history.stepCount, formulasIn(excel)]).toEqual([1, []]);
    history.undo();
    expect([formulasIn(excel), valuesIn(excel, 3)]).toEqual([
      [PREDICT, PREDICT, PREDICT],
      [1, 2, 3],
    ]);
  });

  it("cost few and small requests, however many there are", async () => {
    const excel = showing(Array.from({ length: 1_500 }, (_, row) => row));
    const before = excel.syncs();
    const { became } = await freeze(excel, column(1_500));
    expect([became.length, excel.syncs() - before]).toEqual([1_500, 6]);
    expect(valuesIn(excel, 1_500)).toEqual(Array.from({ length: 1_500 }, (_, row) => row));
    const { maxRequestBytes, maxResponseBytes } = excel.processor.statistics;
    expect(Math.max(maxRequestBytes, maxResponseBytes)).toBeLessThan(2_500_000);
  });
});
