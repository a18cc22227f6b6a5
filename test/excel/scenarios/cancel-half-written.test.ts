import { ScoringRun } from "../../../src/scoring/scoring-run";
import { areaOf } from "../../../src/workbench/model/areas/area";
import { planOf } from "../../scoring/plan-of";
import { allQuiet, ManualTime } from "../host/manual-time";
import { addTable, columnValues, openExcel } from "../open-excel";

const ROWS = 24;

/** What makes the writing of one window take more than a look and a write. */
interface Difficulty {
  readonly name: string;
  readonly maxPayloadBytes?: number;
  /** Rows that a person edits while they are scored. */
  readonly edited?: readonly number[];
}

const LONG = (id: number): string => `${id}`.padEnd(200, "x");

const DIFFICULTIES: readonly Difficulty[] = [
  { name: "in parts", maxPayloadBytes: 4_000 },
  { name: "while some rows are edited", edited: [2] },
  { name: "in parts, while some rows are edited", maxPayloadBytes: 4_000, edited: [1, 4] },
];

/** A run of one window that is cancelled in silence, and what stands in the sheet once the person has left the cell. */
async function cancelled({ maxPayloadBytes, edited = [] }: Difficulty, editBefore: number) {
  const time = new ManualTime();
  const excel = openExcel({ startTimer: time.startTimer, ...(maxPayloadBytes !== undefined && { maxPayloadBytes }) });
  const table = addTable(excel, [["id"], ...Array.from({ length: ROWS }, (_, row) => [row + 1])]);
  const query = (body: string) => {
    const { dataframe_records: rows } = JSON.parse(body) as { dataframe_records: { id: number }[] };
    for (const row of edited) {
      excel.sheet.setValue(1 + row, 0, 100 + row);
      excel.model.cellsWritten(excel.sheet.id, areaOf(1 + row, 0), "user");
    }
    return Promise.resolve({ body: JSON.stringify({ predictions: rows.map(({ id }) => LONG(id)) }) });
  };
  excel.aroundSync((sync) => {
    if (sync === editBefore) excel.model.cellEditMode = true;
    return undefined;
  });
  const run = new ScoringRun({ workbook: excel.workbook, endpoint: { query }, now: () => 0 });
  const ended = run.start(planOf({ source: { kind: "table", tableId: table.id }, rowsPerBatch: ROWS }));
  await time.pass(2_000);
  run.cancel();
  await ended;
  excel.aroundSync(undefined);
  excel.model.cellEditMode = false;
  await allQuiet();
  const hasColumn = table.columns.length > 1;
  const found = hasColumn ? columnValues(excel, table, "Prediction").filter((value) => value !== null) : [];
  return { excel, status: run.getStatus(), hasColumn, found };
}

describe("a run that is cancelled while a cell is edited and a window is written", () => {
  it.each(DIFFICULTIES)("counts what stands in the sheet, and no more: $name", async (difficulty) => {
    const whole = await cancelled(difficulty, Infinity);
    expect(whole.status.state).toBe("done");
    for (let editBefore = 1; editBefore <= whole.excel.syncs(); editBefore++) {
      const { status, hasColumn, found } = await cancelled(difficulty, editBefore);
      const summary = "summary" in status ? status.summary : undefined;
      expect([editBefore, found.length]).toEqual([editBefore, summary?.scored ?? 0]);
      const isTold = summary?.resultColumns !== undefined || summary?.blankColumns !== undefined;
      expect([editBefore, hasColumn && !isTold]).toEqual([editBefore, false]);
    }
  });
});
