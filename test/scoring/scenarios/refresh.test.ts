import fc from "fast-check";
import { ROW_STATES, type RowState } from "../../../src/core/memory/row-state";
import { summaryIn } from "../score-rows";
import { EVERY_STATE, refreshRows, standingIn, type RefreshCase, type RequestEnd } from "../refresh/refreshed-rows";
import { runs } from "../../support/property-seed";
import { fingerprintsOf, recordsOf } from "../../core/memory/fingerprints-of";

/** A table of current rows, but for those. */
function currentBut(rowCount: number, others: Readonly<Record<number, RowState>>): RowState[] {
  return Array.from({ length: rowCount }, (_, row) => others[row] ?? "current");
}

const anyCase = fc.record({
  states: fc.array(fc.constantFrom(...ROW_STATES), { maxLength: 80 }),
  wanted: fc.subarray([...ROW_STATES]),
  rowsPerBatch: fc.integer({ min: 1, max: 12 }),
  rowsPerWindow: fc.integer({ min: 1, max: 30 }),
});

describe("a refresh", () => {
  it("sends the changed rows of a long table in one request, wherever they stand, and touches no other", async () => {
    const changed = Array.from({ length: 20 }, (_, i) => i * 4_999);
    const states = currentBut(100_000, Object.fromEntries(changed.map((row) => [row, "changed"])));
    const { status, sheet, requests } = await refreshRows({
      states,
      wanted: ["changed", "new", "overwritten"],
      rowsPerBatch: 256,
      rowsPerWindow: 10_000,
    });
    expect(status.state).toBe("done");
    expect(requests).toEqual([changed]);
    expect(summaryIn(status)).toMatchObject({
      rowCount: 100_000,
      scored: 20,
      failed: 0,
      untouched: 0,
      skipped: 99_980,
    });
    expect(sheet.results.flatMap(([cell], row) => (cell === `old${row}` ? [] : [[row, cell]]))).toEqual(
      changed.map((row) => [row, `p${row}`]),
    );
    expect(sheet.writes.flat().sort((a, b) => a - b)).toEqual(changed);
  });

  it("asks nothing where nothing is to be done, and is done", async () => {
    const { status, requests, sheet } = await refreshRows({
      states: currentBut(30, {}),
      wanted: ["changed"],
      rowsPerBatch: 3,
      rowsPerWindow: 10,
    });
    expect([status.state, requests, sheet.writes]).toEqual(["done", [], []]);
    expect(summaryIn(status)).toMatchObject({ scored: 0, failed: 0, untouched: 0, skipped: 30 });
  });

  it("sends exactly the chosen rows, once each and in as few requests as they fill", async () => {
    await fc.assert(
      fc.asyncProperty(anyCase, async (any) => {
        const { status, sheet, requests } = await refreshRows(any);
        const chosen = any.states.flatMap((state, row) => (any.wanted.includes(state) ? [row] : []));
        const sent = chosen.filter((row) => any.states[row] !== "left-out");
        if (any.states.length === 0) return;
        expect(requests.flat()).toEqual(sent);
        expect(requests).toHaveLength(Math.ceil(sent.length / any.rowsPerBatch));
        sheet.results.forEach(([cell], row) => {
          const { [row]: state = "unknown" } = any.states;
          const own = state === "left-out" ? null : `p${row}`;
          expect(cell).toBe(chosen.includes(row) ? own : standingIn(row, state));
        });
        expect(summaryIn(status)).toMatchObject({
          scored: sent.length,
          failed: chosen.length - sent.length,
          untouched: 0,
        });
      }),
      { numRuns: runs(500, 100) },
    );
  });

  it("touches no other row and puts no prediction elsewhere, whatever goes wrong", async () => {
    const end = fc.constantFrom<RequestEnd>("answer", "answer", "fails", "too-large", "short", "stops", "cancel");
    await fc.assert(
      fc.asyncProperty(anyCase, fc.infiniteStream(end), fc.array(fc.nat(79)), async (any, ends, edited) => {
        const { status, sheet, requests, noted } = await refreshRows({
          ...any,
          edited,
          ends: (_request, rowCount) => {
            const next = ends.next().value as RequestEnd;
            return next === "too-large" && rowCount === 1 ? "answer" : next;
          },
        });
        if (any.states.length === 0) return;
        const isChosen = (row: number): boolean => any.wanted.includes(any.states[row]!);
        expect(requests.flat().every(isChosen)).toBe(true);
        sheet.results.forEach(([cell], row) => {
          const before = standingIn(row, any.states[row]!);
          const may = isChosen(row) ? [before, null, `p${row}`] : [before];
          expect(may).toContain(cell);
          if (edited.includes(row)) expect(cell).toBe(before);
        });
        const { rowCount, scored, failed, untouched, skipped = 0 } = summaryIn(status);
        expect(scored + failed + untouched + skipped).toBe(rowCount);
        expect(sheet.results.filter(([cell]) => String(cell).startsWith("p"))).toHaveLength(scored);
        const standing = sheet.results.flatMap(([cell], row) => (cell === `p${row}` ? [String(row)] : []));
        const again = standing.filter((row) => standingIn(Number(row), any.states[Number(row)]!) !== null).length;
        expect(summaryIn(status).renewed).toEqual(again === 0 ? undefined : { rowCount: again, changed: again });
        const wanted = fingerprintsOf(standing.map((key) => [key, [`p${key}`]]));
        const hasFailed = (record: string): boolean => record.endsWith("000000");
        expect(noted.filter((record) => !hasFailed(record)).sort()).toEqual(recordsOf(wanted).sort());
      }),
      { numRuns: runs(1_000, 200) },
    );
  });

  it("tells how many of the earlier predictions that were made again are other ones now, and counts none that failed or is new", async () => {
    const { status } = await refreshRows({
      states: currentBut(9, { 1: "changed", 3: "changed", 4: "changed", 5: "changed", 7: "new", 8: "changed" }),
      wanted: ["changed", "new"],
      rowsPerBatch: 2,
      rowsPerWindow: 4,
      edited: [8],
      ends: (_request, _rowCount, rows) => (rows.includes(4) ? "refused" : "answer"),
      answer: (row) => (row === 1 ? "other" : `old${row}`),
    });
    expect(summaryIn(status)).toMatchObject({ scored: 4, renewed: { rowCount: 3, changed: 1 } });
  });

  it.each<[string, Partial<RefreshCase>]>([
    ["no row is scored", { wanted: ["new"] }],
    ["no scored row had one", { wanted: ["failed"] }],
  ])("tells nothing of earlier predictions where %s", async (_when, facts) => {
    const states = currentBut(4, { 2: "failed" });
    const { status } = await refreshRows({ states, wanted: [], rowsPerBatch: 2, rowsPerWindow: 4, ...facts });
    expect(summaryIn(status)).not.toHaveProperty("renewed");
  });

  it("empties what stands in a row that is refused now, so that no old prediction stands beside inputs it was not made for", async () => {
    const { status, sheet } = await refreshRows({
      states: currentBut(9, { 1: "changed", 5: "changed", 8: "changed" }),
      wanted: ["changed"],
      rowsPerBatch: 2,
      rowsPerWindow: 4,
      ends: (_request, _rowCount, rows) => (rows.includes(1) || rows.includes(5) ? "refused" : "answer"),
    });
    expect(sheet.results.map(([cell]) => cell)).toEqual([
      "old0",
      null,
      "old2",
      "old3",
      "old4",
      null,
      "old6",
      "old7",
      "p8",
    ]);
    expect(summaryIn(status)).toMatchObject({ scored: 1, failed: 2, skipped: 6, untouched: 0 });
  });

  it.each<RequestEnd>(["away", "fails", "short"])(
    "leaves earlier predictions where nothing was said of their rows, and counts them: %s",
    async (end) => {
      const { status, sheet, noted } = await refreshRows({
        states: currentBut(9, { 1: "changed", 4: "failed" }),
        wanted: EVERY_STATE,
        rowsPerBatch: 3,
        rowsPerWindow: 4,
        ends: (_request, _rowCount, rows) => (rows.some((row) => row < 6) ? end : "answer"),
      });
      expect(status.state).toBe("done");
      expect(sheet.results.flat()).toEqual(["old0", "old1", "old2", "old3", null, "old5", "p6", "p7", "p8"]);
      expect(summaryIn(status)).toMatchObject({ scored: 3, failed: 6, standing: 5, untouched: 0 });
      const left = recordsOf(fingerprintsOf(["0", "1", "2", "3", "5"].map((key) => [key, undefined])));
      const keyOf = (record: string): string => record.slice(0, 14);
      expect(noted.map(keyOf)).toEqual(expect.not.arrayContaining(left.map(keyOf)));
    },
  );

  it("touches no row where the endpoint is away as long as the run waits", async () => {
    const { status, sheet } = await refreshRows({
      states: currentBut(30, {}),
      wanted: EVERY_STATE,
      rowsPerBatch: 3,
      rowsPerWindow: 10,
      ends: () => "away",
    });
    expect(status.state).toBe("failed");
    expect(sheet.results.flat()).toEqual(Array.from({ length: 30 }, (_, row) => `old${row}`));
  });

  it("scores what can be scored among rows that were refused before, and are refused again", async () => {
    const refused = [2, 5, 7, 9];
    const { status, sheet } = await refreshRows({
      states: currentBut(10, { 2: "failed", 3: "new", 5: "failed", 6: "changed", 7: "failed", 9: "failed" }),
      wanted: ["changed", "overwritten", "failed", "new", "unknown"],
      rowsPerBatch: 10,
      rowsPerWindow: 10,
      ends: (_request, _rowCount, rows) => (rows.some((row) => refused.includes(row)) ? "refused" : "answer"),
    });
    expect(status.state).toBe("done");
    expect(summaryIn(status)).toMatchObject({ scored: 2, failed: 4, untouched: 0, skipped: 4 });
    expect([sheet.results[3], sheet.results[6]]).toEqual([["p3"], ["p6"]]);
  });

  it.each([
    ["a good batch", (row: number) => row >= 448 && row < 512],
    ["one bad row among good ones", (row: number) => row >= 320 && row !== 450],
    ["many bad rows among good ones", (row: number) => row >= 320 && row % 7 !== 0],
  ])("scores good rows behind batches that are refused to the last row: %s", async (_what, isGood) => {
    const { status, sheet, requests } = await refreshRows({
      states: Array.from({ length: 640 }, () => "failed"),
      wanted: ["failed", "new"],
      rowsPerBatch: 64,
      rowsPerWindow: 200,
      ends: (_request, _rowCount, rows) => (rows.every(isGood) ? "answer" : "refused"),
    });
    const good = Array.from({ length: 640 }, (_, row) => row).filter(isGood);
    expect(status.state).toBe("done");
    expect(sheet.results.flatMap(([cell], row) => (cell === null ? [] : [[row, cell]]))).toEqual(
      good.map((row) => [row, `p${row}`]),
    );
    expect(requests.length).toBeLessThan(640);
  });

  it("does not search thousands of rows that are refused for one and the same reason", async () => {
    const { status, requests } = await refreshRows({
      states: Array.from({ length: 20_000 }, () => "failed"),
      wanted: ["failed", "new"],
      rowsPerBatch: 256,
      rowsPerWindow: 10_000,
      ends: () => "refused",
    });
    expect(summaryIn(status)).toMatchObject({ scored: 0, failed: 20_000 });
    const batches = Math.ceil(20_000 / 256);
    expect(requests.length).toBeLessThan(batches + 5 * 96 + 120);
  });

  it("ends after three requests where rows that were scored before are refused, whatever is sent", async () => {
    const { status, requests } = await refreshRows({
      states: currentBut(30, {}),
      wanted: EVERY_STATE,
      rowsPerBatch: 10,
      rowsPerWindow: 10,
      ends: () => "refused",
    });
    expect(status.state).toBe("failed");
    expect(requests).toHaveLength(3);
  });

  it.each<[string, readonly RowState[], number]>([
    ["all rows", EVERY_STATE, 15],
    ["some rows", ["changed", "new"], 16],
    ["some rows, none of them from the middle on", ["overwritten", "new"], 10],
  ])(
    "tries a row from the middle of the table before it ends, of those that are asked for: %s",
    async (_what, wanted, row) => {
      const { status, requests, sheet } = await refreshRows({
        states: Array.from({ length: 30 }, (_, i) => (i % 3 === 1 ? (i < 12 ? "overwritten" : "changed") : "current")),
        wanted,
        rowsPerBatch: 4,
        rowsPerWindow: 10,
        ends: () => "refused",
      });
      expect(status).toMatchObject({ state: "failed", error: { code: "every-row-refused" } });
      expect(requests.slice(1).map((rows) => rows.length)).toEqual([1, 1]);
      expect(requests[2]).toEqual([row]);
      expect(sheet.results.flat()).toEqual(Array.from({ length: 30 }, (_, i) => `old${i}`));
    },
  );

  it("leaves what stands in rows that were not reached when it is cancelled", async () => {
    const { status, sheet } = await refreshRows({
      states: Array.from({ length: 9 }, () => "current"),
      wanted: EVERY_STATE,
      rowsPerBatch: 3,
      rowsPerWindow: 9,
      ends: (request) => (request === 1 ? "cancel" : "answer"),
    });
    expect(status.state).toBe("cancelled");
    expect(sheet.results.map(([cell]) => cell)).toEqual([
      "p0",
      "p1",
      "p2",
      "old3",
      "old4",
      "old5",
      "old6",
      "old7",
      "old8",
    ]);
    expect(summaryIn(status)).toMatchObject({ scored: 3, failed: 0, untouched: 6 });
  });
});
