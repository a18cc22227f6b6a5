import { cellError } from "../../../src/workbench/model/texts/cell-content";
import { readColumn } from "../../../src/workbench/csv/read-column";

const HABITS = { decimalMark: ".", dateOrder: "month-first" } as const;
const valuesOf = (texts: readonly string[]) => readColumn(texts, HABITS).cells.map((cell) => cell?.value);

describe("readColumn", () => {
  it("tells numbers, truths, error values, blanks and texts apart, cell by cell", () => {
    expect(valuesOf(["1.5", "TRUE", "#N/A", " ", "n/a"])).toEqual([1.5, true, cellError("#N/A"), undefined, "n/a"]);
  });

  it("keeps a column with leading zeros, or with more digits than a number has, as texts", () => {
    expect(valuesOf(["01234", "98765"])).toEqual(["01234", "98765"]);
    expect(valuesOf(["4111111111111111", "12"])).toEqual(["4111111111111111", "12"]);
    expect(readColumn(["01234"], HABITS).isKeptAsText).toBe(true);
    expect(valuesOf(["0.5", "0"])).toEqual([0.5, 0]);
  });

  it("reads a decimal mark by the whole column", () => {
    expect(valuesOf(["1,234", "0,5"])).toEqual([1.234, 0.5]);
    expect(valuesOf(["1,234", "0.5"])).toEqual([1234, 0.5]);
  });

  it("says when it had to guess which number is the month", () => {
    expect(readColumn(["3/4/2024"], HABITS)).toMatchObject({ isOrderGuessed: true, cells: [{ value: 45355 }] });
    expect(readColumn(["3/4/2024", "13/4/2024"], HABITS)).toMatchObject({ isOrderGuessed: false });
  });

  it("makes a formula of nothing", () => {
    for (const text of ["=1+2", "+A1", "-x", "@SUM(A1)"]) {
      expect(readColumn([text], HABITS).cells).toEqual([{ value: text, quotePrefix: true }]);
    }
    expect(readColumn(["'=1+2"], HABITS).cells).toEqual([{ value: "=1+2", quotePrefix: true }]);
  });
});
