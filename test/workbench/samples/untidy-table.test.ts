import { untidyTable } from "../../../src/workbench/samples/untidy-table";

describe("untidyTable", () => {
  const { columns, rows, cellFormats = [] } = untidyTable();

  it("holds numbers but for the names, and seven cells in seven rows that are none", () => {
    const isDate = (row: number, column: number) =>
      cellFormats.some((cell) => cell.row === row && cell.column === column);
    const spoilt = rows.flatMap((cells, row) =>
      cells.flatMap((value, column) =>
        column > 0 && (typeof value !== "number" || isDate(row, column)) ? [[row, columns[column]!.header, value]] : [],
      ),
    );
    expect(spoilt).toEqual([
      [2, "Horsepower", "n/a"],
      [5, "Weight_in_lbs", null],
      [9, "Displacement", { error: "#N/A" }],
      [13, "Weight_in_lbs", "2124"],
      [15, "Acceleration", 46_158],
      [19, "Weight_in_lbs", "3169"],
      [24, "Horsepower", "unknown"],
    ]);
  });
});
