import fc from "fast-check";
import { ScoringRun } from "../../../src/scoring/scoring-run";
import type { RunStatus } from "../../../src/scoring/run-status";
import { areaOf } from "../../../src/workbench/model/areas/area";
import type { ExcelHabits } from "../../../src/workbench/processor/habits/excel-habits";
import { planOf } from "../../scoring/plan-of";
import { runs } from "../../support/property-seed";
import { CoAuthor, THEIRS } from "../../workbench/co-author";
import { addTable, openExcel, type OpenExcel } from "../open-excel";

const ROWS = [["id", "amount"], ...Array.from({ length: 12 }, (_, i) => [i + 1, ((i * 7) % 12) * 10])];

/** The model: one right prediction for each row, which depends on both its cells. */
const score = (id: unknown, amount: unknown) => Number(id) * 1_000 + Number(amount);

function open(kind: "table" | "range", habits: Partial<ExcelHabits> = {}) {
  const excel = openExcel({ habits });
  if (kind === "table") addTable(excel, ROWS);
  else excel.sheet.writeValues(0, 0, ROWS);
  const source =
    kind === "table"
      ? ({ kind: "table", tableId: excel.model.tables[0]!.id } as const)
      : ({ kind: "range", sheetId: excel.sheet.id, address: "A1:B13", hasHeaders: true } as const);
  return { excel, source, person: new CoAuthor(excel.model) };
}

/** Scores the whole of it with one batch of four rows after the other; `act` is called before each sync. */
async function run({ excel, source }: ReturnType<typeof open>, act: (sync: number) => void): Promise<RunStatus> {
  const endpoint = {
    query: async (body: string) => {
      const { dataframe_records: rows } = JSON.parse(body) as { dataframe_records: { id: number; amount: number }[] };
      return { body: JSON.stringify({ predictions: rows.map(({ id, amount }) => score(id, amount)) }) };
    },
  };
  excel.aroundSync((sync) => {
    act(sync);
    return undefined;
  });
  const inputs = { format: "dataframe_records", columns: ["id", "amount"] } as const;
  const scoring = new ScoringRun({ workbook: excel.workbook, endpoint, now: () => 0 });
  await scoring.start(planOf({ source, inputs, rowsPerBatch: 4 }));
  excel.aroundSync(undefined);
  return scoring.getStatus();
}

/** Every number beside the data is the prediction of its row, and nothing else is there but headers and what is the other person's. */
function countProven({ sheet }: OpenExcel, status?: RunStatus): number {
  const used = sheet.usedRange()!;
  const left = headersLeft(status);
  let count = 0;
  for (const [id, amount, ...beside] of sheet.readValues(areaOf(1, 0, used.rowCount, 8))) {
    if (id === "id") continue; // Rows came above the headers.
    for (const value of beside) {
      if (value === null || value === THEIRS) continue;
      const place = left.indexOf(value);
      if (place >= 0) {
        left.splice(place, 1);
        continue;
      }
      expect(value).toBe(score(id, amount));
      count++;
    }
  }
  return count;
}

/** Headers that the run has told of as left: rows that came above the data moved them to where it does not take them out. */
function headersLeft(status: RunStatus | undefined): unknown[] {
  const summary = status && "summary" in status ? status.summary : undefined;
  return [...(summary?.blankColumns?.headers ?? [])];
}

function theirCells({ sheet }: OpenExcel): number {
  return sheet
    .readValues(areaOf(0, 0, 40, 10))
    .flat()
    .filter((value) => value === THEIRS || value === "Mine").length;
}

/** Most rows that one act inserts. */
const INSERTED_ROWS = 2;

/** What the run says of itself must hold, and in words for a person. */
function expectTold(status: RunStatus, proven: number): void {
  expect(status.state).toMatch(/^(done|failed)$/);
  if (status.state === "failed") {
    expect(status.error.code).toMatch(/^(sheet-changed|column-exists|cells-occupied|unknown-column|blank-header)$/);
  }
  if (!("summary" in status) || status.summary === undefined) return;
  const { scored, failed, untouched, rowCount } = status.summary;
  expect(scored + failed + untouched).toBe(rowCount);
  // Rows that were inserted are told as rows without a prediction, in place of those that they moved out of the source.
  if (status.state === "done") expect(proven).toBeLessThanOrEqual(scored + INSERTED_ROWS);
}

const KINDS = ["table", "range"] as const;

const ACTS: Readonly<Record<string, (person: CoAuthor, excel: OpenExcel) => void>> = {
  "edits a row without a prediction": (person, { sheet }) => {
    const open = sheet.readValues(areaOf(1, 0, 12, 3)).findIndex(([id, , result]) => id !== null && result === null);
    if (open >= 0) person.enter(open + 1, 1, 999);
  },
  sorts: (person) => person.sort(),
  "inserts rows": (person) => person.insertRows(4, INSERTED_ROWS),
  "deletes rows": (person) => person.deleteRows(3, 2),
  "inserts rows above the table": (person) => person.insertRows(0, 1),
  "deletes our column": (person) => person.deleteColumn("Prediction"),
  "adds a column of the same name": (person) => person.addColumn("Prediction"),
  "inserts a column where the results stand": (person) => person.insertColumn("Mine"),
  "renames our column": (person) => person.rename("Prediction", "Mine"),
  "renames an input": (person) => person.rename("amount", "price"),
  "takes our name for an input": (person) => person.rename("amount", "Prediction"),
};

/** Right before a header is written, and right before it is taken out again: by then it stands elsewhere. */
const ROWS_ABOVE_TWICE: [number, string][] = [
  [3, "inserts rows above the table"],
  [6, "inserts rows above the table"],
];

/** Syncs of a whole run in which nobody else does anything. */
async function syncsOfRun(kind: (typeof KINDS)[number]): Promise<number> {
  const opened = open(kind);
  expect((await run(opened, () => undefined)).state).toBe("done");
  expect(countProven(opened.excel)).toBe(12);
  return opened.excel.syncs();
}

describe.each(KINDS)("a run over a %s that another person works on, too", (kind) => {
  it.each(Object.keys(ACTS))("leaves nothing beside another row whenever that person %s", async (name) => {
    const syncs = await syncsOfRun(kind);
    for (let at = 1; at <= syncs; at++) {
      const opened = open(kind);
      const { excel, person } = opened;
      let theirs = 0;
      const status = await run(opened, (sync) => {
        if (sync !== at) return;
        person.attempt(() => ACTS[name]!(person, excel));
        theirs = theirCells(excel);
      });
      expectTold(status, countProven(excel));
      expect([at, theirCells(excel)]).toEqual([at, theirs]);
    }
  });

  it("leaves nothing beside another row, whatever that person does when", async () => {
    const acts = fc.array(fc.tuple(fc.integer({ min: 1, max: 16 }), fc.constantFrom(...Object.keys(ACTS))), {
      maxLength: 4,
    });
    await fc.assert(
      fc.asyncProperty(acts, fc.constantFrom({}, { misplacesHiddenRows: true }), async (planned, habits) => {
        const opened = open(kind, habits);
        const { excel, person } = opened;
        const status = await run(opened, (sync) => {
          for (const [at, name] of planned) if (at === sync) person.attempt(() => ACTS[name]!(person, excel));
        });
        expectTold(status, countProven(excel, status));
      }),
      { numRuns: runs(200, 15), examples: [[ROWS_ABOVE_TWICE, {}]] },
    );
  });
});
