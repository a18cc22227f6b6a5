import { areaOf } from "../../../src/workbench/model/areas/area";
import type { CellValue } from "../../../src/workbench/model/texts/cell-content";
import { addTable, CALM, columnValues, describeTable, openExcel, predictions } from "../open-excel";

const ROWS: CellValue[][] = [
  ["id", "drawn", "note"],
  [1, null, "a"],
  [2, null, "b"],
  [3, null, "c"],
];

/** A window of a table was scored that has a formula in some cells; what Excel then makes of the predictions 10, 20, 30. */
async function scored(formulas: Readonly<Record<string, string>>, provingPositions: readonly number[]) {
  let drawn = 0;
  const world = { now: () => new Date(2026, 0, 1, 0, 0, ++drawn), random: () => ++drawn / 1_000 };
  const excel = openExcel({ world });
  const table = addTable(excel, ROWS);
  const enter = (address: string, formula: string): void => {
    const [column, row] = [address.charCodeAt(0) - 65, Number(address.slice(1)) - 1];
    excel.sheet.setContent(row, column, { value: null, formula });
    excel.model.cellsWritten(excel.sheet.id, areaOf(row, column), "user");
  };
  for (const [address, formula] of Object.entries(formulas)) enter(address, formula);
  const shape = { ...(await describeTable(excel, table)), provingPositions };
  const window = await excel.workbook.readWindow(shape, 0, CALM);
  const resultColumns = await excel.workbook.addResultColumns(shape, "Prediction", [""], "refuse", CALM);
  const write = () => excel.workbook.writeWindow(shape, resultColumns, window, predictions([10, 20, 30]), CALM);
  return { excel, write, results: () => columnValues(excel, table, "Prediction") };
}

describe("rows whose inputs Excel calculates anew", () => {
  it.each([
    ["RAND in each row", { B2: "=RAND()", B3: "=RAND()", B4: "=RAND()" }],
    ["NOW in each row", { B2: "=NOW()", B3: "=NOW()", B4: "=NOW()" }],
    ["formulas that look at a volatile one", { F1: "=RAND()", B2: "=F1", B3: "=$F$1*2", B4: "=IF(F1<2,F1,0)" }],
    ["RANDBETWEEN within other functions", { B2: "=1+RAND()", B3: "=ROUND(RAND(),3)", B4: "=SUM(RAND(),1)" }],
  ])("stay blank and are told from edited ones: %s", async (_, formulas) => {
    const { write, results } = await scored(formulas, [0, 1]);
    expect(await write()).toMatchObject({ changedRows: [0, 1, 2], areCalculatedAnew: true });
    expect(results()).toEqual([null, null, null]);
  });

  it("are only those that hold such a formula", async () => {
    const { write, results } = await scored({ B3: "=RAND()" }, [0, 1]);
    expect(await write()).toMatchObject({ changedRows: [1], areCalculatedAnew: true });
    expect(results()).toEqual([10, null, 30]);
  });

  it("are none where the formula is in a column that is not sent", async () => {
    const { write, results } = await scored({ B2: "=RAND()", B3: "=NOW()", B4: "=RAND()" }, [0, 2]);
    expect(await write()).toMatchObject({ changedRows: [] });
    expect(results()).toEqual([10, 20, 30]);
  });

  it("are not meant where a person edited the row", async () => {
    const { excel, write, results } = await scored({ B2: "=1+1" }, [0, 1]);
    excel.sheet.setValue(1, 0, 99);
    excel.model.cellsWritten(excel.sheet.id, areaOf(1, 0), "user");
    expect(await write()).toMatchObject({ changedRows: [0] });
    expect(results()).toEqual([null, 20, 30]);
  });
});
