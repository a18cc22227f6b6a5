import type { Assumption } from "./assumption";
import { answerOf, difference, type ScratchSheet } from "./scratch-sheet";

const NAME = "Scoresheet trial";

/** Adds a chart as "Chart in the sheet" does, and says what came of it if it is something else. */
async function charted(scratch: ScratchSheet, kind: "Histogram" | "ColumnClustered", cells: Excel.Range) {
  const { session, sheet } = scratch;
  try {
    const chart = sheet.charts.add(kind, cells, "Columns");
    await session.sync();
    chart.name = NAME;
    chart.title.text = NAME;
    chart.setPosition("C1", "F10");
    chart.load("left");
    const again = sheet.charts.getItemOrNullObject(NAME).load("left");
    await session.sync();
    return again.isNullObject ? "no chart of the name it was given" : difference([chart.left], [again.left]);
  } catch (error) {
    return answerOf(error);
  }
}

/** Whether native charts can be added as they are offered. */
export const CHART_ASSUMPTIONS: readonly Assumption[] = [
  {
    id: "histogram",
    attempt: (scratch) => charted(scratch, "Histogram", scratch.write("A1", [0.1, 0.2, 0.2, 0.3])),
  },
  {
    id: "chart-of-other-sheet",
    async attempt(scratch) {
      const { session } = scratch;
      const other = session.workbook.worksheets.add();
      await session.sync();
      try {
        const cells = other.getRange("A1:B3");
        cells.values = [
          ["Value", "Rows"],
          ["no", 2],
          ["yes", 1],
        ];
        return await charted(scratch, "ColumnClustered", cells);
      } finally {
        other.delete();
        await session.syncToRepair();
      }
    },
  },
];
