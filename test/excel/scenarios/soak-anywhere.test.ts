import { BatchFailedError } from "../../../src/core/errors";
import { parseArea } from "../../../src/excel/reading/cell-address";
import type { Endpoint } from "../../../src/scoring/ports";
import type { RunStatus } from "../../../src/scoring/run-status";
import { ScoringRun } from "../../../src/scoring/scoring-run";
import type { ExcelHabits } from "../../../src/workbench/processor/habits/excel-habits";
import { planOf } from "../../scoring/plan-of";
import { runs } from "../../support/property-seed";
import { randomOf, type Random } from "../../support/random-of";
import { addAnySource, answerTo, heldAnswer, OLD, type AnySource } from "../any-source";
import { allQuiet, ManualTime } from "../host/manual-time";
import { anyWritingHabits } from "../any-writing-habits";
import { CALM, openExcel, type OpenExcel } from "../open-excel";
import { COLUMNS_LOOKED_AT, PersonAnywhere } from "../person-anywhere";

/** As in the soak of tables: other ones each time on a developer's machine. */
const FIRST_SEED = process.env["CI"] === "true" ? 20_261_129 : Date.now() % 1_000_000_000;
const SEEDS = Array.from({ length: runs(300, 15) }, (_, i) => FIRST_SEED + i);

interface Soaked {
  readonly excel: OpenExcel;
  readonly time: ManualTime;
  readonly random: Random;
  readonly source: AnySource;
  readonly person: PersonAnywhere;
  readonly outputs: number;
  readonly hasOld: boolean;
  readonly isOdd: boolean;
  /** How readily the person acts. */
  readonly eagerness: number;
}

function anyHabits(random: Random): Partial<ExcelHabits> {
  const { chance } = random;
  return {
    ...anyWritingHabits(random),
    waitsForCellEdit: chance(0.3),
  };
}

function prepare(random: Random): Soaked {
  const { below, chance, oneOf } = random;
  const time = new ManualTime();
  const maxPayloadBytes = oneOf([200_000, 1_000_000, 5_000_000]);
  const excel = openExcel({ habits: anyHabits(random), maxPayloadBytes, startTimer: time.startTimer });
  const outputs = 1 + below(3);
  const hasOld = chance(0.4);
  const headers = Array.from({ length: outputs }, (_, i) => (outputs === 1 ? "Prediction" : `Prediction o${i}`));
  const source = addAnySource(excel, random, oneOf([1, 2, 5 + below(70)]), hasOld ? headers : []);
  const person = new PersonAnywhere(excel, source, random);
  return { excel, time, random, source, person, outputs, hasOld, isOdd: chance(0.5), eagerness: oneOf([0, 0.1, 0.4]) };
}

function letExcelFail({ excel, random: { below, chance, oneOf } }: Soaked): void {
  const on = oneOf(["Range.values", "Range.numberFormat", "Range.clear", "TableColumnCollection.add"] as const);
  const code = oneOf(["GeneralException", "InvalidArgument", "AccessDenied"] as const);
  if (chance(0.4)) excel.processor.script({ on, skip: below(12), code });
}

function endpointOf({ random: { chance }, person, outputs, isOdd, eagerness }: Soaked): Endpoint {
  const answer = ([id, amount]: [number, number]): unknown =>
    outputs === 1
      ? answerTo(id, amount, 0, isOdd)
      : Object.fromEntries(Array.from({ length: outputs }, (_, o) => [`o${o}`, answerTo(id, amount, o, isOdd)]));
  return {
    async query(body) {
      await new Promise((resolve) => setImmediate(resolve));
      if (chance(eagerness)) person.act();
      if (chance(0.05)) throw new BatchFailedError("model-error", "The model failed.");
      const rows = (JSON.parse(body) as { dataframe_split: { data: [number, number][] } }).dataframe_split.data;
      return { body: JSON.stringify({ predictions: rows.map(answer) }) };
    },
  };
}

/** One run; it may be cancelled, also while a cell is edited for so long that Excel is silent. */
async function score(soaked: Soaked, cancelBefore: number): Promise<RunStatus> {
  const { excel, time, random, source, person, hasOld, eagerness } = soaked;
  const { below, chance, oneOf } = random;
  const run = new ScoringRun({ workbook: excel.workbook, endpoint: endpointOf(soaked), now: () => 0 });
  const isSilentThen = chance(0.5);
  excel.aroundSync((sync) => {
    if (chance(eagerness)) person.act();
    if (sync !== cancelBefore) return undefined;
    if (isSilentThen) excel.model.cellEditMode = true;
    else run.cancel();
    return undefined;
  });
  const columns = source.kind === "bare" ? undefined : ["id", "amount"];
  const started = run.start(
    planOf({
      source: source.ref,
      inputs: { format: "dataframe_split", ...(columns && { columns }) },
      rowsPerBatch: 1 + below(20),
      concurrentRequests: 1 + below(4),
      collision: hasOld ? oneOf(["replace", "replace", "next-free"]) : "next-free",
    }),
  );
  let isOver = false;
  void started.finally(() => (isOver = true));
  for (let turn = 0; turn < 60 && !isOver; turn++) {
    await allQuiet();
    if (!excel.model.cellEditMode) continue;
    await time.pass(2_500);
    if (chance(0.5)) run.cancel();
    if (chance(0.5)) excel.model.cellEditMode = false;
  }
  excel.model.cellEditMode = false;
  await started;
  excel.aroundSync(undefined);
  await allQuiet();
  return run.getStatus();
}

/** Where a run's result columns stand, counted from the source's first column. */
function resultPlaces({ source: { table, data } }: Soaked, status: RunStatus): readonly number[] {
  const ids = ("summary" in status && status.summary?.resultColumns?.columnIds) || [];
  return ids.map((id) =>
    table ? table.columns.findIndex((column) => String(column.id) === id) : parseArea(id).column - data().column,
  );
}

/** Every prediction in the sheet is one that was made for its row, and as many rows have one as were counted. */
function check(soaked: Soaked, status: RunStatus): void {
  const { excel, source, person, outputs, isOdd } = soaked;
  const places = resultPlaces(soaked, status);
  const summary = "summary" in status ? status.summary : undefined;
  const scored = summary?.scored ?? 0;
  let standing = 0;
  let maybeBlank = 0;
  for (const row of excel.sheet.readValues({ ...source.data(), columnCount: COLUMNS_LOOKED_AT })) {
    const amounts = [...(person.amounts.get(Number(row[0])) ?? [])];
    const answers = (output: number) =>
      amounts.map((each) => heldAnswer(answerTo(Number(row[0]), each, output, isOdd)));
    for (const [place, found] of row.entries()) {
      if (place < 2 || found === null || String(found).startsWith("MINE")) continue;
      const own = places.indexOf(place);
      const right = own >= 0 ? answers(own) : Array.from({ length: outputs }, (_, output) => answers(output)).flat();
      expect([...right, ...(own < 0 || scored === 0 ? [OLD] : [])]).toContain(found);
    }
    if (places.some((place) => row[place] !== null)) standing++;
    else if (places.some((_, output) => answers(output).includes(null))) maybeBlank++;
  }
  if (summary === undefined) return;
  expect(summary.scored + summary.failed + summary.untouched).toBe(summary.rowCount);
  if (person.hasTyped || (scored === 0 && places.length > 0)) return;
  // A row whose answer is blank in every output is scored, and nothing of it is seen.
  expect(scored).toBeGreaterThanOrEqual(standing);
  expect(scored).toBeLessThanOrEqual(places.length > 0 ? standing + maybeBlank : 0);
}

/** Takes the results out again. Where nobody worked in the sheet and nothing failed, nothing is left of them. */
async function remove({ excel, person, source }: Soaked, status: RunStatus): Promise<void> {
  const columns = "summary" in status ? status.summary?.resultColumns : undefined;
  if (columns === undefined || status.state !== "done" || status.summary.scored === 0) return;
  const isUndisturbed = person.done.length === 0 && excel.processor.pendingFaultCount === 0;
  const removing = excel.workbook.removeResultColumns(columns, CALM);
  if (!isUndisturbed) return removing.catch(() => undefined);
  await removing;
  if (source.table) expect(source.table.columns.map(({ id }) => String(id))).not.toContain(columns.columnIds[0]);
  else for (const id of columns.columnIds) expect(excel.sheet.usedWithin(parseArea(id))?.rowCount ?? 0).toBe(0);
}

async function soak(seed: number): Promise<void> {
  const random = randomOf(seed);
  const soaked = prepare(random);
  letExcelFail(soaked);
  for (let round = 1; round <= 2; round++) {
    const status = await score(soaked, random.chance(0.3) ? random.below(30) : Infinity);
    try {
      check(soaked, status);
      if (random.chance(0.5)) await remove(soaked, status);
    } catch (error) {
      const { source, person, excel } = soaked;
      const about = { seed, round, source: source.ref, habits: excel.processor.habits, done: person.done, status };
      throw new Error(JSON.stringify(about, null, 1), { cause: error });
    }
    if (random.chance(0.5)) return;
  }
}

describe("runs over any source, in any Excel, at which somebody works", () => {
  it.each(SEEDS)("keep every prediction in its row and every row counted, seed %i", soak);
});
