import { CancelledError } from "../../../src/core/errors";
import type { AssumptionId, Finding } from "../../../src/excel/trial/assumption";
import { ASSUMPTIONS } from "../../../src/excel/trial/assumptions";
import { tryExcel } from "../../../src/excel/trial/try-excel";
import type { ExcelHabits } from "../../../src/workbench/processor/habits/excel-habits";
import { addTable, CALM, openExcel, type OpenExcel } from "../open-excel";

/** An Excel with as few of the habits that are tried as one can have that calculates its formulas. */
const KIND: Partial<ExcelHabits> = {
  keepsNumbersInTextCellsAsText: false,
  newColumnsInheritFormats: false,
  maxMovedCells: Infinity,
};

/** Under each habit, what is found not to be so. The others need a person, or a window: they are in the list for eyes only. */
const FOUND: readonly (readonly [Partial<ExcelHabits>, readonly AssumptionId[]])[] = [
  [{ misplacesHiddenRows: true }, ["hidden-rows", "filtered-rows"]],
  [{ shiftsPastHiddenRows: true }, ["hidden-rows", "filtered-rows"]],
  [{ showsApostropheInTextCells: true }, ["apostrophe-in-text-cell"]],
  [{ eatsFurtherApostrophes: true }, ["second-apostrophe"]],
  [{ keepsNumbersInTextCellsAsText: true }, ["number-in-text-cell"]],
  [{ newColumnsInheritFormats: true }, ["new-column-format"]],
  [{ refusesToClearPartOfMerge: true }, ["clear-part-of-merge"]],
  [{ maxMovedCells: 33_554_000 }, ["room-for-column"]],
  [{ events: "late" }, ["selection-event"]],
  [{ events: "never" }, ["selection-event"]],
  [{ latencyMs: 300 }, ["quick-request"]],
  [{ bytesPerSecond: 400_000 }, ["quick-bytes"]],
];

interface OpenTrial {
  readonly excel: OpenExcel;
  tried(signal?: AbortSignal, onFinding?: (finding: Finding) => void): Promise<readonly Finding[]>;
}

/** An Excel with somebody's table in it, by whose clock only waiting takes time, and a slow Excel. */
function openTrial(habits: Partial<ExcelHabits> = {}): OpenTrial {
  let nowMs = 0;
  const wait = (ms: number): Promise<void> => {
    nowMs += ms;
    return Promise.resolve();
  };
  const excel = openExcel({ habits: { ...KIND, ...habits }, letPass: wait });
  addTable(excel, [["id"], [1], [2]]);
  const parts = {
    host: excel.queue,
    clock: { now: () => nowMs, wait },
    supports: (version: string) => version < "1.16",
  };
  return { excel, tried: (signal = CALM, onFinding) => tryExcel(parts, signal, onFinding) };
}

/** Not so in any Excel that calculates. */
const ALWAYS: readonly AssumptionId[] = ["merged-cells", "volatile-inputs"];

function notHeld(findings: readonly Finding[]): AssumptionId[] {
  return findings.flatMap(({ id, outcome }) => (outcome === "not-held" ? [id] : []));
}

describe("trying an Excel", () => {
  it.each(FOUND)("finds what is not so where it %j", async (habits, ids) => {
    const findings = await openTrial(habits).tried();
    expect(notHeld(findings).sort()).toEqual([...ids, ...ALWAYS].sort());
  });

  it("finds RAND as it was where nothing is calculated", async () => {
    expect(notHeld(await openTrial({ recalculates: false }).tried())).not.toContain("volatile-inputs");
  });

  it("tells of each as it is known, in order, and of what this Excel has no function for", async () => {
    const told: Finding[] = [];
    const findings = await openTrial().tried(CALM, (finding) => told.push(finding));
    expect(findings).toEqual(told);
    expect(findings.map(({ id }) => id)).toEqual(ASSUMPTIONS.map(({ id }) => id));
    expect(findings).toContainEqual({ id: "data-types", outcome: "not-tried", reason: "needs ExcelApi 1.16" });
    expect(notHeld(findings)).toEqual(ALWAYS);
  });

  it("leaves the workbook as it was", async () => {
    const { excel, tried } = openTrial();
    const before = [excel.model.selection, excel.model.sheets.length, excel.model.tables.length];
    await tried();
    expect([excel.model.selection, excel.model.sheets.length, excel.model.tables.length]).toEqual(before);
    expect(excel.sheet.readValues({ row: 0, column: 0, rowCount: 3, columnCount: 1 })).toEqual([["id"], [1], [2]]);
  });

  it("says which code Excel answers with where something cannot be tried, and goes on", async () => {
    const { excel, tried } = openTrial();
    excel.processor.script({ on: "Range.merge", access: "call", times: Infinity, code: "GeneralException" });
    const findings = await tried();
    expect(findings).toContainEqual({
      id: "merged-cells",
      outcome: "not-tried",
      reason: "Excel answered GeneralException",
    });
    expect(findings).toHaveLength(ASSUMPTIONS.length);
    expect(excel.model.sheets).toHaveLength(1);
  });

  // What an attempt had asked for and not sent yet is refused by then: the table is gone.
  it.each([1, 2, 3, 4, 5])(
    "takes its sheet out again when it is cancelled, at sync %i of a table that goes",
    async (at) => {
      const { excel, tried } = openTrial();
      const stop = new AbortController();
      const run = tried(stop.signal, ({ id }) => {
        if (id === "kept-range")
          excel.aroundSync((sync) => {
            if (sync === at) stop.abort();
            return undefined;
          });
      });
      await expect(run).rejects.toThrow(CancelledError);
      await excel.queue.enqueue(() => Promise.resolve());
      expect(excel.model.sheets).toHaveLength(1);
    },
  );
});
