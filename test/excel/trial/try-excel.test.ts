import { CancelledError } from "../../../src/core/errors";
import type { AssumptionId, Finding } from "../../../src/excel/trial/assumption";
import { ASSUMPTIONS } from "../../../src/excel/trial/assumptions";
import { tryExcel } from "../../../src/excel/trial/try-excel";
import { areaOf } from "../../../src/workbench/model/areas/area";
import { WEB_HABITS, type ExcelHabits } from "../../../src/workbench/processor/habits/excel-habits";
import { CALM, openExcel, type OpenExcel } from "../open-excel";

/** A clock that goes on only while it is waited for, and by what each look at it takes. */
function trialClock(msALook = 0): { now(): number; wait(ms: number): Promise<void> } {
  let nowMs = 0;
  return {
    now: () => (nowMs += msALook),
    async wait(ms) {
      nowMs += ms;
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

async function tried(
  excel: OpenExcel,
  { clock = trialClock(), supports = (version: string): boolean => version !== "1.16", signal = CALM } = {},
): Promise<readonly Finding[]> {
  const told: Finding[] = [];
  const findings = await tryExcel({ host: excel.queue, clock, supports }, signal, (finding) => told.push(finding));
  expect(told).toEqual(findings);
  return findings;
}

const idsOf = (findings: readonly Finding[], outcome: Finding["outcome"]): AssumptionId[] =>
  findings.filter((finding) => finding.outcome === outcome).map(({ id }) => id);

/** What every Excel does, whatever its habits. */
const NEVER_SO: readonly AssumptionId[] = ["merged-cells", "volatile-inputs", "data-types"];

/** An Excel in which all is as Scoresheet would like it. */
const KIND: Partial<ExcelHabits> = {
  keepsNumbersInTextCellsAsText: false,
  newColumnsInheritFormats: false,
  maxMovedCells: Infinity,
};

/** A person has to edit a cell, to sign in or to enter a formula of ours to see these: they stand in the list for eyes. */
const ONLY_SEEN: readonly (keyof ExcelHabits)[] = [
  ...(["waitsForCellEdit", "opensWindows", "losesOpeners"] as const),
  ...(["cancelsAfterCalls", "handsBlanksOverAsZero"] as const),
];

describe("trying this Excel", () => {
  it("finds everything as Scoresheet would like it in an Excel without unkind habits", async () => {
    const findings = await tried(openExcel({ habits: KIND }));
    expect(findings.map(({ id }) => id)).toEqual(ASSUMPTIONS.map(({ id }) => id));
    expect(findings.filter(({ outcome }) => outcome !== "held").map(({ id }) => id)).toEqual(NEVER_SO);
  });

  it.each<[string, Partial<ExcelHabits>, readonly AssumptionId[]]>([
    ["misplaces what is written over hidden rows", { misplacesHiddenRows: true }, ["hidden-rows", "filtered-rows"]],
    ["puts arrays into visible rows only", { shiftsPastHiddenRows: true }, ["hidden-rows", "filtered-rows"]],
    ["clears no part of merged cells", { refusesToClearPartOfMerge: true }, ["clear-part-of-merge"]],
    ["shows apostrophes in text cells", { showsApostropheInTextCells: true }, ["apostrophe-in-text-cell"]],
    ["eats a text's own apostrophe", { eatsFurtherApostrophes: true }, ["second-apostrophe"]],
    ["makes texts of numbers", { keepsNumbersInTextCellsAsText: true }, ["number-in-text-cell"]],
    ["gives new columns a format", { newColumnsInheritFormats: true }, ["new-column-format"]],
    ["moves few cells", { maxMovedCells: 33_554_000 }, ["room-for-column"]],
    ["tells of events late", { events: "late" }, ["selection-event"]],
    ["tells of no event", { events: "never" }, ["selection-event"]],
  ])("finds that an Excel %s", async (_, habits, expected) => {
    const findings = await tried(openExcel({ habits: { ...KIND, ...habits } }));
    expect(
      findings
        .filter(({ outcome }) => outcome !== "held")
        .map(({ id }) => id)
        .sort(),
    ).toEqual([...NEVER_SO, ...expected].sort());
  });

  it("finds that an Excel is slow", async () => {
    const findings = await tried(openExcel({ habits: KIND }), { clock: trialClock(300) });
    expect(findings.find(({ id }) => id === "quick-request")).toEqual({
      id: "quick-request",
      outcome: "not-held",
      found: "one request takes 300 ms",
    });
  });

  it("finds that a large write does not arrive whole", async () => {
    const excel = openExcel({ habits: KIND });
    excel.processor.script({ on: "Range.values", access: "write", skip: 6, code: "GeneralException", times: Infinity });
    expect(idsOf(await tried(excel), "not-tried")).toContain("large-write");
  });

  it("finds that an Excel adds no chart of some kind, or loses its name", async () => {
    const excel = openExcel({ habits: KIND });
    excel.processor.script({ on: "ChartCollection.add", code: "NotImplemented" });
    excel.processor.script({ on: "Chart.name", access: "write", skip: 0, code: "InvalidArgument" });
    const findings = await tried(excel);
    expect(findings.filter(({ id }) => id === "histogram" || id === "chart-of-other-sheet")).toEqual([
      { id: "histogram", outcome: "not-held", found: "Excel answered NotImplemented" },
      { id: "chart-of-other-sheet", outcome: "not-held", found: "Excel answered InvalidArgument" },
    ]);
    expect(excel.model.sheets).toHaveLength(1);
  });

  it("leaves sheets, selection, names and parts of the workbook as they were", async () => {
    const excel = openExcel();
    excel.model.select(excel.sheet.id, [areaOf(4, 2, 2, 1)]);
    await tried(excel);
    expect(excel.model.sheets.map(({ name }) => name)).toEqual(["Data"]);
    expect(excel.model.selection).toEqual({ sheetId: excel.sheet.id, areas: [areaOf(4, 2, 2, 1)] });
    expect(excel.processor.referenceCount).toBe(0);
  });

  it("takes the scratch sheet out although an attempt fails, and says with which of Excel's codes", async () => {
    const excel = openExcel({ habits: KIND });
    excel.processor.script({ on: "Range.values", access: "write", code: "GeneralException" });
    const findings = await tried(excel);
    expect(findings[0]).toEqual({ id: "hidden-rows", outcome: "not-tried", reason: "Excel answered GeneralException" });
    expect(idsOf(findings, "not-tried")).toEqual(["hidden-rows", "data-types"]);
    expect(excel.model.sheets).toHaveLength(1);
  });

  it("passes over what this version of Excel does not have", async () => {
    const findings = await tried(openExcel({ habits: KIND }));
    expect(findings).toContainEqual({ id: "data-types", outcome: "not-tried", reason: "needs ExcelApi 1.16" });
  });

  it("stops when it is cancelled, without a sheet left behind", async () => {
    const excel = openExcel();
    const controller = new AbortController();
    excel.aroundSync((sync) => {
      if (sync === 5) controller.abort();
      return undefined;
    });
    await expect(tried(excel, { signal: controller.signal })).rejects.toThrow(CancelledError);
    expect(excel.model.sheets).toHaveLength(1);
  });

  it.each([false, true])(
    "says that nothing can be tried in a workbook open for reading (hidden: %s)",
    async (hidesReadOnly) => {
      const excel = openExcel({ habits: { hidesReadOnly } });
      excel.model.readOnly = true;
      await expect(tried(excel)).rejects.toMatchObject({ code: "sheet-protected" });
    },
  );

  it("tries every habit that a program can find out", () => {
    const found = Object.keys(WEB_HABITS).filter((habit) => !ONLY_SEEN.includes(habit as keyof ExcelHabits));
    expect(found.sort()).toEqual(
      [
        ...["misplacesHiddenRows", "shiftsPastHiddenRows", "refusesToClearPartOfMerge", "showsApostropheInTextCells"],
        ...["eatsFurtherApostrophes", "keepsNumbersInTextCellsAsText", "newColumnsInheritFormats", "maxMovedCells"],
        ...["recalculates", "events", "latencyMs", "bytesPerSecond", "hidesReadOnly"],
      ].sort(),
    );
  });
});
