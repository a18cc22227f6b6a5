import { SheetTable } from "../../../src/bulk/sheet/sheet-table";
import type { Cell } from "../../../src/core/table/cell";
import { CellBlock } from "../../../src/core/table/cell-block";
import type { SourceShape, Workbook } from "../../../src/scoring/ports";
import type { ScoringPlan } from "../../../src/scoring/scoring-plan";
import { planOf } from "../../scoring/plan-of";
import { never } from "../sql/sample-workspace";

/** Rows as a workbook hands them out, two at a time. */
export function sheetInMemory(
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
): Pick<Workbook, "describe" | "readWindow"> {
  const shape: SourceShape = {
    source: { kind: "table", tableId: "t1" },
    label: "Table Cells",
    columns,
    rowCount: rows.length,
    dateSystem: 1900,
    sheetName: "Data",
    firstCell: "A2",
  };
  return {
    describe: () => Promise.resolve(shape),
    readWindow: (_shape, firstRow) =>
      Promise.resolve({ firstRow, cells: CellBlock.ofRows(rows.slice(firstRow, firstRow + 2), columns.length) }),
  };
}

/** The table as it would be uploaded. @param now what the workbook is at each question */
export function readTable(
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
  plan: Partial<ScoringPlan> = {},
  now = () => sheetInMemory(columns, rows),
): Promise<SheetTable> {
  const workbook: ReturnType<typeof sheetInMemory> = {
    describe: (...asked) => now().describe(...asked),
    readWindow: (...asked) => now().readWindow(...asked),
  };
  const reading = {
    workbook,
    plan: planOf(plan),
    clock: { now: () => 0 },
    signal: never,
  };
  return SheetTable.read(reading);
}
