import fc from "fast-check";
import { WHOLE_ROW } from "../../../src/core/columns/column-reading";
import type { Cell } from "../../../src/core/table/cell";
import type { Endpoint } from "../../../src/scoring/ports";
import { previewRows } from "../../../src/scoring/preview/preview-rows";
import type { RunSummary } from "../../../src/scoring/run-status";
import { ScoringRun } from "../../../src/scoring/scoring-run";
import type { ScoringPlan } from "../../../src/scoring/scoring-plan";
import { runs } from "../../support/property-seed";
import { planOf } from "../plan-of";
import { SheetInMemory } from "../sheet-in-memory";

type Records = readonly Readonly<Record<string, unknown>>[];

const NA: Cell = { kind: "error", error: "#N/A" };

/** Answers the number of values of each row, and keeps what it was sent. */
class CountingEndpoint implements Endpoint {
  readonly rows: Record<string, unknown>[] = [];

  query(body: string): Promise<{ body: string }> {
    const { dataframe_records: rows } = JSON.parse(body) as { dataframe_records: Records };
    this.rows.push(...rows);
    const predictions = rows.map((row) => Object.values(row).filter((value) => value !== null).length);
    return Promise.resolve({ body: JSON.stringify({ predictions }) });
  }
}

function sheetOf(rows: readonly (readonly Cell[])[], rowsPerWindow = 100): SheetInMemory {
  return new SheetInMemory(["length", "sex"], rows, rowsPerWindow);
}

async function runOf(sheet: SheetInMemory, plan: Partial<ScoringPlan> = {}) {
  const endpoint = new CountingEndpoint();
  const run = new ScoringRun({ workbook: sheet, endpoint, now: () => 0 });
  await run.start(planOf({ onProblems: "review", ...plan }));
  return { status: run.getStatus(), endpoint };
}

function summaryOf({ status }: Awaited<ReturnType<typeof runOf>>): RunSummary {
  if (!("summary" in status) || status.summary === undefined) throw new Error(`The run is ${status.state}.`);
  return status.summary;
}

const SOME_BLANK = [
  [1.5, "m"],
  [null, "f"],
  [2.5, null],
];
const ONE_EMPTY = [...SOME_BLANK, [null, null], [null, "f"]];

describe("a table with blank cells", () => {
  test("is scored without a question, and its result tells which blanks went as missing", async () => {
    const scored = await runOf(sheetOf(SOME_BLANK));
    expect(summaryOf(scored)).toMatchObject({
      scored: 3,
      failed: 0,
      notes: [
        { column: "length", kind: "blank-as-missing", rows: [{ firstRow: 1, rowCount: 1 }], rowCount: 1 },
        { column: "sex", kind: "blank-as-missing", rows: [{ firstRow: 2, rowCount: 1 }], rowCount: 1 },
      ],
    });
  });

  test("tells them in a preview, for all of its rows", async () => {
    const { notes, rowsLeftOut, rows } = await previewRows(
      { workbook: sheetOf(ONE_EMPTY), endpoint: new CountingEndpoint() },
      planOf(),
      { signal: new AbortController().signal },
    );
    expect(notes).toMatchObject([
      { column: "length", rowCount: 2 },
      { column: "sex", rowCount: 1 },
    ]);
    expect(rowsLeftOut).toBe(0); // None before the first; one among them is passed over.
    expect(rows.map(({ row }) => row)).toEqual([0, 1, 2, 4]);
  });

  test("is asked about before a row without any input is scored, and leaves it out once that was seen", async () => {
    const { status, endpoint } = await runOf(sheetOf(ONE_EMPTY));
    expect(endpoint.rows).toEqual([]);
    expect(status).toMatchObject({
      state: "review",
      report: { cleanRows: 4, problems: [{ column: WHOLE_ROW, cause: "blank-row", rowCount: 1 }] },
    });
    const sheet = sheetOf(ONE_EMPTY);
    const clean = await runOf(sheet, { onProblems: "score-clean" });
    expect(summaryOf(clean)).toMatchObject({
      scored: 4,
      failed: 1,
      failures: [{ code: "blank-row", rows: [{ firstRow: 3, rowCount: 1 }], rowCount: 1 }],
    });
    expect(sheet.written.get(3)).toMatchObject({ failure: { code: "blank-row" } });
  });

  test("scores such a row all the same where that was chosen", async () => {
    const readings = { [WHOLE_ROW]: { cures: { "blank-row": { kind: "send-null" } } } } as const;
    const scored = await runOf(sheetOf(ONE_EMPTY), { readings });
    expect(summaryOf(scored)).toMatchObject({ scored: 5, failed: 0 });
    expect(scored.endpoint.rows[3]).toEqual({ length: null, sex: null });
  });

  test("tells all reasons of a row at once, and counts the row once", async () => {
    const schema = {
      columns: [
        { name: "length", type: "double", isRequired: true },
        { name: "sex", type: "boolean", isRequired: true },
      ],
      tensors: [],
    } as const;
    const rows = [
      [1.5, true],
      [NA, "yes"],
      ["long", false],
    ];
    const inputs = { format: "dataframe_records", schema } as const;
    expect(summaryOf(await runOf(sheetOf(rows), { inputs, onProblems: "score-clean" }))).toMatchObject({
      scored: 1,
      failed: 2,
      failures: [
        { code: "error-cell", column: "length", rowCount: 1 },
        { code: "not-boolean", column: "sex", rowCount: 1 },
        { code: "text-not-number", column: "length", rowCount: 1 },
      ],
    });
  });

  test("comes out whole: rows scored and rows left out are all rows, and the notes count the nulls that were sent", async () => {
    const cell = fc.constantFrom<Cell>(null, null, 1.5, "m", " ", NA);
    const table = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(table, fc.integer({ min: 1, max: 7 }), async (rows, rowsPerWindow) => {
        const result = await runOf(sheetOf(rows, rowsPerWindow), { onProblems: "score-clean" });
        const { scored, failed, notes } = summaryOf(result);
        expect(scored + failed).toBe(rows.length);
        expect(result.endpoint.rows).toHaveLength(scored);
        for (const column of ["length", "sex"]) {
          const told = notes.find((note) => note.column === column)?.rowCount ?? 0;
          expect(told).toBe(result.endpoint.rows.filter((row) => row[column] === null).length);
        }
      }),
      { numRuns: runs(1_000, 100) },
    );
  });
});
