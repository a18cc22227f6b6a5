import { TEXT_FORMAT } from "../writing/cell-text";
import type { Assumption } from "./assumption";
import { answerOf, difference, type ScratchSheet } from "./scratch-sheet";

/** More cells than Excel for Windows takes in one action. Source: Office.js, excel-win32. */
const LARGE_ROWS = 1_600;

const numbers = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1);

/** Writes into a cell of a format and says what stands there if it is something else. */
async function inCell(scratch: ScratchSheet, format: string, written: unknown, expected: unknown) {
  const cell = scratch.range("B2");
  cell.numberFormat = [[format]];
  cell.values = [[written]];
  return difference([expected], await scratch.read(cell));
}

/** Whether cells hold what was written into them. */
export const WRITE_ASSUMPTIONS: readonly Assumption[] = [
  {
    id: "hidden-rows",
    async attempt(scratch) {
      scratch.range("A3:A4").rowHidden = true;
      await scratch.session.sync();
      return difference(numbers(6), await scratch.read(scratch.write("A1", numbers(6))));
    },
  },
  {
    id: "filtered-rows",
    async attempt(scratch) {
      const table = await scratch.table(2, 6);
      table.columns.getItemAt(0).filter.applyValuesFilter(["1", "4"]);
      await scratch.session.sync();
      return difference(numbers(6), await scratch.read(scratch.write("B2", numbers(6))));
    },
  },
  {
    id: "apostrophe-in-text-cell",
    attempt: (scratch) => inCell(scratch, TEXT_FORMAT, "'=1+1", "=1+1"),
  },
  {
    id: "apostrophe-in-general-cell",
    attempt: (scratch) => inCell(scratch, "General", "'007", "007"),
  },
  {
    id: "second-apostrophe",
    attempt: (scratch) => inCell(scratch, "General", "''tis", "'tis"),
  },
  {
    id: "number-in-text-cell",
    attempt: (scratch) => inCell(scratch, TEXT_FORMAT, 5, 5),
  },
  {
    id: "large-write",
    attempt: async (scratch) =>
      difference(numbers(LARGE_ROWS), await scratch.read(scratch.write("A1", numbers(LARGE_ROWS)))),
  },
  {
    id: "null-leaves-format",
    async attempt(scratch) {
      const cells = scratch.range("A1:A3");
      cells.numberFormat = [["0.00"], ["0.00"], ["0.00"]];
      await scratch.session.sync();
      cells.numberFormat = [[null], [TEXT_FORMAT], [null]];
      cells.load("numberFormat");
      await scratch.session.sync();
      return difference(
        ["0.00", TEXT_FORMAT, "0.00"],
        cells.numberFormat.map(([format]) => format as unknown),
      );
    },
  },
  {
    id: "blank-is-blank",
    async attempt(scratch) {
      scratch.write("A1", [1]);
      await scratch.session.sync();
      scratch.write("A1", [""]);
      return difference([true], await scratch.read(scratch.write("B1", ["=ISBLANK(A1)"])));
    },
  },
  {
    id: "merged-cells",
    async attempt(scratch) {
      scratch.range("A2:A3").merge();
      await scratch.session.sync();
      return difference(numbers(4), await scratch.read(scratch.write("A1", numbers(4))));
    },
  },
  {
    id: "clear-part-of-merge",
    async attempt(scratch) {
      scratch.range("A2:B2").merge();
      await scratch.session.sync();
      scratch.range("A1:A3").clear("Contents");
      return scratch.session.sync().then(() => undefined, answerOf);
    },
  },
  {
    id: "values-over-formulas",
    async attempt(scratch) {
      const cells = scratch.write("A1", ['="=1+"&"1"', '="00"&"7"', "=2+3"]);
      scratch.range("A2").rowHidden = true;
      await scratch.session.sync();
      // Each for itself, as formulas of ours are.
      for (const address of ["A1", "A2", "A3"]) scratch.range(address).copyFrom(scratch.range(address), "Values");
      cells.load("formulas");
      const values = await scratch.read(cells);
      const formulas = cells.formulas.map(([formula]) => formula as unknown);
      return difference(["=1+1", "007", 5], values) ?? difference(["=1+1", "007", 5], formulas);
    },
  },
];
