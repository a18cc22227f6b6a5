import { BatchFailedError } from "../../../src/core/errors";
import type { Endpoint } from "../../../src/scoring/ports";
import type { RunSummary } from "../../../src/scoring/run-status";
import { ScoringRun } from "../../../src/scoring/scoring-run";
import type { ExcelHabits } from "../../../src/workbench/processor/habits/excel-habits";
import { addTableColumn } from "../../../src/workbench/model/edits/table-edits";
import type { TableModel } from "../../../src/workbench/model/tables/table-model";
import { HostErrorNumber } from "../../../src/workbench/processor/wire/excel-error";
import { planOf } from "../../scoring/plan-of";
import { runs } from "../../support/property-seed";
import { randomOf, type Random } from "../../support/random-of";
import { anyWritingHabits } from "../any-writing-habits";
import { addTable, openExcel, type OpenExcel } from "../open-excel";
import { MAX_AMOUNT, PersonAtWork } from "../person-at-work";

/** Other ones each time on a developer's machine, the same ones in a check of a commit; every name of a test says its own. */
const FIRST_SEED = process.env["CI"] === "true" ? 20_261_128 : Date.now() % 1_000_000_000;
const SEEDS = Array.from({ length: runs(500, 50) }, (_, i) => FIRST_SEED + i);

/** Texts that a sheet would like to take for something else, and numbers: what each row is answered with tells the row. */
const ANSWERS: readonly ((id: number, amount: number) => string | number)[] = [
  (id, amount) => id * MAX_AMOUNT + amount,
  ...["", "=", "'", "''", "00", "-", "@", "+", "\t"].map(
    (before) => (id: number, amount: number) => `${before}${id}:${amount}`,
  ),
];
type Answer = (typeof ANSWERS)[number];

function anyHabits(random: Random): Partial<ExcelHabits> {
  const { chance } = random;
  return {
    ...anyWritingHabits(random),
    recalculates: chance(0.7),
    events: chance(0.5) ? "prompt" : chance(0.5) ? "late" : "never",
  };
}

/** Answers each row by its id and amount; a person works meanwhile, and some batches fail. */
function endpointOf(answer: Answer, person: PersonAtWork, { chance }: Random): Endpoint {
  return {
    async query(body) {
      await new Promise((resolve) => setImmediate(resolve));
      if (chance(0.3)) person.act();
      if (chance(0.05)) throw new BatchFailedError("model-error", "The model failed.");
      const { dataframe_records: rows } = JSON.parse(body) as { dataframe_records: { id: number; amount: number }[] };
      return { body: JSON.stringify({ predictions: rows.map(({ id, amount }) => answer(id, amount)) }) };
    },
  };
}

/** Excel fails now and then, in the middle of what it was asked, or refuses to read it or to answer. */
function letExcelFail(excel: OpenExcel, { chance, below, oneOf }: Random): void {
  while (chance(0.5)) {
    excel.processor.script({
      on: oneOf(["Range.values", "Range.numberFormat", "Range.clear", "TableColumnCollection.add"]),
      skip: below(12),
      code: oneOf(["GeneralException", "InvalidArgument", "AccessDenied"]),
    });
  }
  while (chance(0.2)) {
    const errorNumber = oneOf([HostErrorNumber.requestTooLarge, HostErrorNumber.internal]);
    excel.processor.script({ on: "*", skip: below(20), errorNumber });
  }
}

/** A column that is sent, too, and is calculated anew all the time. */
function addNoise({ model, sheet }: OpenExcel, table: TableModel): void {
  addTableColumn(model, table, "user", { name: "noise" });
  const { row, rowCount, column } = table.dataArea;
  for (let i = 0; i < rowCount; i++) sheet.setContent(row + i, column + 2, { value: i / 1_000, formula: "=RAND()" });
}

/** Every prediction in the sheet is one that was made for its row; how many there are. */
function provenPredictions(excel: OpenExcel, table: TableModel, person: PersonAtWork, answer: Answer): number {
  const places = table.columns.flatMap(({ name }, place) => (name.startsWith("Prediction") ? [place] : []));
  let count = 0;
  for (const row of excel.sheet.readValues(table.dataArea)) {
    const id = row[0];
    const right = [...(person.amounts.get(Number(id)) ?? [])].map((amount) => answer(Number(id), amount));
    for (const place of places) {
      const found = row[place] ?? null;
      if (found === null) continue;
      const isUndone = person.broughtBack.get(Number(id))?.has(found) === true;
      if (!isUndone) expect(typeof id === "number" ? right : []).toContain(found);
      count++;
    }
  }
  return count;
}

async function soak(seed: number): Promise<void> {
  const random = randomOf(seed);
  const habits = anyHabits(random);
  const excel = openExcel({ habits, maxPayloadBytes: random.oneOf([8_000, 30_000, 5_000_000]) });
  const rows = Array.from({ length: 1 + random.below(60) }, (_, id) => [id + 1, random.below(MAX_AMOUNT)]);
  const table = addTable(excel, [["id", "amount"], ...rows]);
  if (random.chance(0.1)) addNoise(excel, table);
  const person = new PersonAtWork(excel, table, random);
  const answer = random.oneOf(ANSWERS);
  for (let i = random.below(4); i > 0; i--) person.act();
  person.mayUndo = false;
  letExcelFail(excel, random);
  const eagerness = random.oneOf([0, 0.1, 0.4]);
  excel.aroundSync(() => {
    if (random.chance(eagerness)) person.act();
    return undefined;
  });
  const run = new ScoringRun({ workbook: excel.workbook, endpoint: endpointOf(answer, person, random), now: () => 0 });
  if (random.chance(0.1)) setImmediate(() => run.cancel());
  const source = { kind: "table", tableId: table.id } as const;
  await run.start(planOf({ source, rowsPerBatch: 1 + random.below(20), concurrentRequests: 1 + random.below(4) }));
  excel.aroundSync(undefined);
  const status = run.getStatus();
  const about = { seed, habits, done: person.done, status };
  try {
    const count = provenPredictions(excel, table, person, answer);
    if (status.state === "failed") expect(status.error.message).not.toBe("");
    const summary: RunSummary | undefined = "summary" in status ? status.summary : undefined;
    expect(status.state === "failed" || summary !== undefined).toBe(true);
    if (summary !== undefined) {
      expect(summary.scored + summary.failed + summary.untouched).toBe(summary.rowCount);
      // What is counted stands there, and what stands there is counted, unless the person took something away or put rows between.
      if (!person.tookResults) expect(count).toBeGreaterThanOrEqual(summary.scored);
      if (!person.tookResults && !person.insertedRows) expect(count).toBe(summary.scored);
    } else expect(count).toBe(0);
  } catch (error) {
    throw new Error(JSON.stringify(about, null, 1), { cause: error });
  }
}

describe("runs in any Excel, at which somebody works", () => {
  it.each(SEEDS)("keep every prediction in its row and every row counted, seed %i", soak);
});
