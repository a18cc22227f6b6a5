import { Preflight } from "../../../src/core/request/preflight";
import { TableEncoding } from "../../../src/core/request/table-encoding";
import { TableProfile } from "../../../src/core/request/table-profile";
import type { CellBlock, TableRows } from "../../../src/core/table/cell-block";
import type { Endpoint } from "../../../src/scoring/ports";
import { ScoringRun } from "../../../src/scoring/scoring-run";
import { planOf } from "../plan-of";
import { SheetInMemory } from "../sheet-in-memory";

const COLUMNS = ["id", "a", "b", "c", "d", "e", "f", "g", "h", "text"];
const ROWS = 25_000;
const ROWS_PER_WINDOW = 10_000;
const ROWS_PER_BATCH = 256;
/** What a run may do at one go with each cell: look at it, or write it for a request. */
const CELLS_IN_A_BREATH = 20_000;

/** Work that was done between two breaths. */
interface Stretch {
  cellsLookedAt: number;
  cellsWritten: number;
  requests: number;
}

/** Counts what is done in a run, from breath to breath. */
class Stretches {
  readonly all: Stretch[] = [];

  constructor() {
    this.begin();
    const cellsOf = ({ rowCount, columns }: CellBlock): number => rowCount * columns.length;
    const [observe, inspect, encode] = [
      TableProfile.prototype.observe,
      Preflight.prototype.inspect,
      TableEncoding.prototype.encode,
    ];
    const lookAt = (cells: CellBlock): void => void (this.now.cellsLookedAt += cellsOf(cells));
    jest.spyOn(TableProfile.prototype, "observe").mockImplementation(function (this: TableProfile, cells: CellBlock) {
      lookAt(cells);
      observe.call(this, cells);
    });
    jest.spyOn(Preflight.prototype, "inspect").mockImplementation(function (this: Preflight, rows: TableRows) {
      lookAt(rows.cells);
      inspect.call(this, rows);
    });
    const write = (cells: CellBlock): void => void (this.now.cellsWritten += cellsOf(cells));
    jest.spyOn(TableEncoding.prototype, "encode").mockImplementation(function (this: TableEncoding, rows: TableRows) {
      write(rows.cells);
      return encode.call(this, rows);
    });
  }

  get now(): Stretch {
    return this.all.at(-1)!;
  }

  begin(): void {
    this.all.push({ cellsLookedAt: 0, cellsWritten: 0, requests: 0 });
  }

  most(work: keyof Stretch): number {
    return Math.max(...this.all.map((stretch) => stretch[work]));
  }

  sum(work: keyof Stretch): number {
    return this.all.reduce((sum, stretch) => sum + stretch[work], 0);
  }
}

describe("a run that lets others in", () => {
  afterEach(() => jest.restoreAllMocks());

  /** Each look at the clock finds it time for a breath. */
  async function score(stretches: Stretches, onBreath: (run: ScoringRun) => void = () => undefined) {
    const rows = Array.from({ length: ROWS }, (_, row) =>
      COLUMNS.map((_name, column) => (column === 9 ? `row ${row}` : (row * (column + 1)) / 7)),
    );
    rows[20_000]![3] = "a text among numbers"; // Looked at twice, for the cells at fault.
    const sheet = new SheetInMemory(COLUMNS, rows, ROWS_PER_WINDOW);
    const endpoint: Endpoint = {
      query(body) {
        stretches.now.requests++;
        const { length } = (JSON.parse(body) as { dataframe_records: unknown[] }).dataframe_records;
        return Promise.resolve({ body: JSON.stringify({ predictions: Array.from({ length }, () => 1) }) });
      },
    };
    let timeMs = 0;
    const run = new ScoringRun({
      workbook: sheet,
      endpoint,
      now: () => (timeMs += 1_000),
      async breathe() {
        stretches.begin();
        onBreath(run);
        await Promise.resolve();
      },
    });
    await run.start(planOf({ rowsPerBatch: ROWS_PER_BATCH, concurrentRequests: 4 }));
    return run.getStatus();
  }

  it("looks at and writes no more than 20,000 cells, and makes no more than one request, at one go", async () => {
    const stretches = new Stretches();
    expect(await score(stretches)).toMatchObject({ state: "done", summary: { rowCount: ROWS } });
    const cells = ROWS * COLUMNS.length;
    expect(stretches.sum("cellsLookedAt")).toBeGreaterThanOrEqual(cells);
    expect(stretches.sum("cellsWritten")).toBeGreaterThanOrEqual(cells);
    expect(stretches.sum("requests")).toBeGreaterThanOrEqual(Math.floor(ROWS / ROWS_PER_BATCH));
    expect(stretches.most("cellsLookedAt")).toBeLessThanOrEqual(CELLS_IN_A_BREATH);
    expect(stretches.most("cellsWritten")).toBeLessThanOrEqual(CELLS_IN_A_BREATH);
    expect(stretches.most("requests")).toBe(1);
  });

  it("ends at the next breath when Cancel is pressed in one", async () => {
    const stretches = new Stretches();
    let requestsBefore: number | undefined;
    const status = await score(stretches, (run) => {
      if (stretches.sum("requests") !== 10) return;
      requestsBefore ??= 10;
      run.cancel();
    });
    expect(requestsBefore).toBe(10);
    expect(status.state).toBe("cancelled");
    expect(stretches.sum("requests")).toBe(10);
  });
});
