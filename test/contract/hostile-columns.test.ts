import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { CellCause, ColumnType } from "../../src/core/columns/column-type";
import { INPUT_FORMATS } from "../../src/core/inputs/input-format";
import { MAX_PAYLOAD_BYTES } from "../../src/core/request/batch-limits";
import type { Cell } from "../../src/core/table/cell";
import type { ScoringPlan } from "../../src/scoring/scoring-plan";
import { ScoringRun } from "../../src/scoring/scoring-run";
import { SheetInMemory } from "../scoring/sheet-in-memory";
import { endpointOf } from "./mlflow-endpoint";

/** One column with one hostile cell: refused on this side for a cause, or read by the model as it should. */
interface Trap {
  readonly trap: string;
  readonly type: ColumnType;
  readonly clean: Cell;
  readonly cell: Cell;
  readonly cause?: CellCause;
  readonly reads?: string;
}

const TRAPS = JSON.parse(readFileSync(join(__dirname, "hostile-columns.json"), "utf8")) as readonly Trap[];
const COLUMNS = TRAPS.map((_, place) => `c${String(place).padStart(2, "0")}`);

/** Row 0 is clean throughout; row i + 1 holds the hostile cell of column i, and clean cells beside it. */
const ROWS = [-1, ...TRAPS.keys()].map((hostile) =>
  TRAPS.map((trap, place) => (place === hostile ? trap.cell : trap.clean)),
);

async function run(plan: Pick<ScoringPlan, "onProblems"> & Partial<ScoringPlan>) {
  const sheet = new SheetInMemory(COLUMNS, ROWS, 10);
  const scoring = new ScoringRun({ workbook: sheet, endpoint: endpointOf("hostile-columns"), now: () => 0 });
  const columns = TRAPS.map(({ type }, place) => ({ name: COLUMNS[place]!, type, isRequired: true }));
  await scoring.start({
    source: { kind: "table", tableId: "1" },
    inputs: { format: "dataframe_records", schema: { columns, tensors: [], parameters: [] } },
    rowsPerBatch: 256,
    maxPayloadBytes: MAX_PAYLOAD_BYTES,
    concurrentRequests: 4,
    columnName: "Prediction",
    collision: "refuse",
    onRefused: "stop",
    ...plan,
  });
  return { sheet, status: scoring.getStatus() };
}

describe("a table of hostile columns", () => {
  test("is reported cell by cell before anything is sent", async () => {
    const { status } = await run({ onProblems: "review" });
    if (status.state !== "review") throw new Error(`The run ended as ${status.state}.`);
    const reported = status.report.problems.map(({ column, cause, rows }) => ({ column, cause, rows }));
    const expected = TRAPS.flatMap(({ cause }, place) =>
      cause === undefined ? [] : [{ column: COLUMNS[place], cause, rows: [{ firstRow: place + 1, rowCount: 1 }] }],
    );
    expect(TRAPS.length).toBeGreaterThanOrEqual(40);
    expect(reported).toEqual(expect.arrayContaining(expected));
    expect(reported).toHaveLength(expected.length);
  });

  test.each(INPUT_FORMATS.slice(0, 2))("is scored without one silent mis-score, sent as %s", async (format) => {
    const columns = TRAPS.map(({ type }, place) => ({ name: COLUMNS[place]!, type, isRequired: true }));
    const inputs = { format, schema: { columns, tensors: [], parameters: [] } };
    const { sheet, status } = await run({ onProblems: "score-clean", inputs });
    expect(status).toMatchObject({ state: "done" });
    const seen = TRAPS.map(({ trap }, place) => {
      const outcome = sheet.written.get(place + 1);
      if (outcome === undefined || "failure" in outcome) return `${trap}: left out, ${outcome?.failure.code}`;
      const answer = JSON.parse(String(outcome.predictions[0])) as Record<string, string>;
      return `${trap}: read as ${answer[COLUMNS[place]!]}`;
    });
    expect(seen).toEqual(
      TRAPS.map(
        ({ trap, cause, reads }) => `${trap}: ${cause === undefined ? `read as ${reads}` : `left out, ${cause}`}`,
      ),
    );
  });
});
