import fc from "fast-check";
import type { KnownRows } from "../../../src/core/memory/known-rows";
import { ALL_BLANK, FAILED } from "../../../src/core/memory/row-hash";
import type { RowKeys } from "../../../src/core/memory/row-keys";
import type { RowState } from "../../../src/core/memory/row-state";
import type { RunMemory } from "../../../src/scoring/run-memory";
import type { ResultColumns, SourceRef } from "../../../src/scoring/ports";
import type { RunStatus } from "../../../src/scoring/run-status";
import type { ScoringPlan } from "../../../src/scoring/scoring-plan";
import { ScoringRun } from "../../../src/scoring/scoring-run";
import { areaOf } from "../../../src/workbench/model/areas/area";
import { recordsOf } from "../../core/memory/fingerprints-of";
import { planOf } from "../../scoring/plan-of";
import { summaryIn } from "../../scoring/score-rows";
import { runs } from "../../support/property-seed";
import { addTable, CALM, columnValues, openExcel, type OpenExcel } from "../open-excel";

type Sent = readonly { readonly id: number; readonly amount: number }[];

/** What runs have noted, asked by a refresh: the plainest of memories. */
class Notes implements KnownRows {
  /** By what was sent of a row: what was answered. */
  private readonly results = new Map<string, number>();

  readonly memory: RunMemory = {
    scope: "changed",
    begin: () => Promise.resolve(),
    note: (rows) => {
      for (const record of recordsOf(rows)) {
        const results = parseInt(record.slice(14), 16);
        if (results !== FAILED) this.results.set(record.slice(0, 14), results);
      }
    },
    end: () => Promise.resolve({ kind: "kept" }),
  };

  stateOf(keys: RowKeys, place: number, results: number): RowState {
    const isBlank = results === ALL_BLANK;
    if (!keys.isSendable(place)) return isBlank ? "left-out" : "changed";
    const key = [keys.highs[place]!.toString(16).padStart(8, "0"), keys.lows[place]!.toString(16).padStart(6, "0")];
    const known = this.results.get(key.join(""));
    if (known === undefined) return isBlank ? "new" : "changed";
    return known === results ? "current" : "overwritten";
  }
}

const WANTED: ReadonlySet<RowState> = new Set(["changed", "new", "overwritten", "left-out"]);

function answerTo({ id, amount }: Sent[number]): number {
  return id * 1_000 + amount;
}

class Place {
  readonly notes = new Notes();
  requests: Sent[] = [];
  /** Ids for which the model fails. */
  failing = new Set<number>();
  beforeAnswer: () => void = () => undefined;

  constructor(
    readonly excel: OpenExcel,
    readonly source: SourceRef,
  ) {}

  async score(plan: Partial<ScoringPlan> = {}): Promise<RunStatus> {
    this.requests = [];
    const endpoint = {
      query: (body: string) => {
        const rows = (JSON.parse(body) as { dataframe_records: Sent }).dataframe_records;
        this.requests.push(rows);
        this.beforeAnswer();
        const predictions = rows.map((row) => (this.failing.has(row.id) ? null : answerTo(row)));
        return Promise.resolve({ body: JSON.stringify({ predictions }) });
      },
    };
    const run = new ScoringRun({ workbook: this.excel.workbook, endpoint, now: () => 0, memory: this.notes.memory });
    const inputs = { format: "dataframe_records", columns: ["id", "amount"] } as const;
    await run.start(planOf({ source: this.source, inputs, rowsPerBatch: 4, ...plan }));
    return run.getStatus();
  }

  refresh(into: ResultColumns): Promise<RunStatus> {
    return this.score({ refresh: { into, outputs: [""], states: WANTED, known: this.notes } });
  }
}

const ROWS = Array.from({ length: 12 }, (_, i) => [i + 1, (i + 1) * 10]);

async function scoredTable() {
  const excel = openExcel();
  const table = addTable(excel, [["id", "amount"], ...ROWS]);
  const place = new Place(excel, { kind: "table", tableId: table.id });
  const { resultColumns: into } = summaryIn(await place.score());
  return { excel, table, place, into: into! };
}

describe("a refresh in Excel", () => {
  it("finds all rows of a run current, and asks nothing", async () => {
    const { place, into } = await scoredTable();
    const status = await place.refresh(into);
    expect(summaryIn(status)).toMatchObject({ scored: 0, failed: 0, skipped: 12, remembered: { kind: "kept" } });
    expect([status.state, place.requests]).toEqual(["done", []]);
  });

  it("writes what changed in place, wherever the rows stand, and makes no further column", async () => {
    const { excel, table, place, into } = await scoredTable();
    excel.sheet.writeValues(3, 1, [[7]]);
    excel.sheet.writeValues(9, 2, [["by hand"]]);
    const status = await place.refresh(into);
    expect(place.requests).toEqual([
      [
        { id: 3, amount: 7 },
        { id: 9, amount: 90 },
      ],
    ]);
    expect(summaryIn(status)).toMatchObject({ scored: 2, failed: 0, untouched: 0, skipped: 10 });
    expect(table.columns.map(({ name }) => name)).toEqual(["id", "amount", "Prediction"]);
    expect(columnValues(excel, table, "Prediction")).toEqual(
      ROWS.map(([id, amount]) => answerTo({ id: id!, amount: id === 3 ? 7 : amount! })),
    );
    await place.refresh(into);
    expect(place.requests).toEqual([]);
  });

  it.each(["gone", "renamed"])("sends nothing into a column that is %s, or goes on by its id", async (what) => {
    const { excel, table, place, into } = await scoredTable();
    excel.sheet.writeValues(3, 1, [[7]]);
    if (what === "gone") await excel.workbook.removeResultColumns(into, CALM);
    else {
      excel.sheet.writeValues(0, 2, [["Churn"]]);
      excel.model.cellsWritten(excel.sheet.id, areaOf(0, 2), "user");
    }
    const status = await place.refresh(into);
    if (what === "gone") {
      expect([status.state, place.requests]).toEqual(["failed", []]);
      expect(status).toMatchObject({ error: { code: "sheet-changed" } });
    } else {
      expect([status.state, place.requests.length]).toEqual(["done", 1]);
      expect(columnValues(excel, table, "Churn")[2]).toBe(3_007);
    }
  });

  it("sends nothing where the workbook takes no changes", async () => {
    const { excel, place, into } = await scoredTable();
    excel.sheet.writeValues(3, 1, [[7]]);
    excel.model.readOnly = true;
    expect(await place.refresh(into)).toMatchObject({ state: "failed", error: { code: "sheet-protected" } });
    expect(place.requests).toEqual([]);
  });

  it("reads the results beside a range, and writes them there", async () => {
    const excel = openExcel();
    excel.sheet.writeValues(0, 0, [["id", "amount"], ...ROWS]);
    const place = new Place(excel, { kind: "range", sheetId: excel.sheet.id, address: "A1:B13", hasHeaders: true });
    const { resultColumns: into } = summaryIn(await place.score());
    excel.sheet.writeValues(5, 1, [[8]]);
    const status = await place.refresh(into!);
    expect(place.requests).toEqual([[{ id: 5, amount: 8 }]]);
    expect(summaryIn(status)).toMatchObject({ scored: 1, skipped: 11, untouched: 0 });
    const written = await excel.workbook.readResults(
      await excel.workbook.describe(place.source, CALM),
      into!,
      0,
      12,
      CALM,
    );
    expect(written.toRows().map(([cell]) => cell)).toEqual(
      ROWS.map(([id, amount]) => answerTo({ id: id!, amount: id === 5 ? 8 : amount! })),
    );
  });

  it("keeps what stands beside a row that somebody edits meanwhile, and says that it changed", async () => {
    const { excel, table, place, into } = await scoredTable();
    excel.sheet.writeValues(3, 1, [[7]]);
    excel.sheet.writeValues(6, 1, [[7]]);
    place.beforeAnswer = () => excel.sheet.writeValues(6, 1, [[9]]);
    const summary = summaryIn(await place.refresh(into));
    expect(summary).toMatchObject({ scored: 1, failed: 1, skipped: 10, failures: [{ code: "sheet-changed" }] });
    expect(columnValues(excel, table, "Prediction").slice(2, 6)).toEqual([3_007, 4_040, 5_050, 6_060]);
    place.beforeAnswer = () => undefined;
    await place.refresh(into);
    expect(place.requests).toEqual([[{ id: 6, amount: 9 }]]);
  });

  it("brings every row to what the model says of it, and sends no row that is current, whatever was edited", async () => {
    const edit = fc.record({ row: fc.nat(11), column: fc.nat(2), value: fc.integer({ min: 0, max: 12 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(edit, { maxLength: 8 }), { maxLength: 4 }), async (rounds) => {
        const { excel, table, place, into } = await scoredTable();
        for (const edits of rounds) {
          for (const { row, column, value } of edits) excel.sheet.writeValues(row + 1, column, [[value]]);
          const rowsNow = (): Sent =>
            columnValues(excel, table, "id").map((id, row) => ({
              id: Number(id),
              amount: Number(columnValues(excel, table, "amount")[row]),
            }));
          const stale = rowsNow().filter((row, i) => columnValues(excel, table, "Prediction")[i] !== answerTo(row));
          const { scored, failed, untouched } = summaryIn(await place.refresh(into));
          expect([failed, untouched]).toEqual([0, 0]);
          expect(columnValues(excel, table, "Prediction")).toEqual(rowsNow().map(answerTo));
          // A row whose inputs are new may hold the right number by chance: it is sent all the same, for nobody knows.
          expect(scored).toBeGreaterThanOrEqual(stale.length);
          expect(scored).toBeLessThanOrEqual(new Set(edits.map(({ row }) => row)).size);
        }
      }),
      { numRuns: runs(60, 12) },
    );
  });
});
