import { BatchFailedError } from "../../../src/core/errors";
import { parseArea } from "../../../src/excel/reading/cell-address";
import type { Endpoint, SourceRef } from "../../../src/scoring/ports";
import type { RunStatus } from "../../../src/scoring/run-status";
import { ScoringRun } from "../../../src/scoring/scoring-run";
import { formatArea } from "../../../src/workbench/model/areas/a1-address";
import { areaOf } from "../../../src/workbench/model/areas/area";
import type { CellValue } from "../../../src/workbench/model/texts/cell-content";
import { planOf } from "../../scoring/plan-of";
import { runs } from "../../support/property-seed";
import { randomOf, type Random } from "../../support/random-of";
import { openExcel, type OpenExcel } from "../open-excel";
import { inputsOf, PersonWhoMoves, type MovedSource } from "../person-who-moves";

/** Other ones each time on a developer's machine; every name of a test says its own. */
const FIRST_SEED = process.env["CI"] === "true" ? 20_261_130 : Date.now() % 1_000_000_000;
const SEEDS = Array.from({ length: runs(600, 60) }, (_, i) => FIRST_SEED + i);

type Kind = "table" | "headers" | "bare";

interface Case {
  readonly excel: OpenExcel;
  readonly random: Random;
  readonly kind: Kind;
  readonly ref: SourceRef;
  readonly source: MovedSource;
  readonly person: PersonWhoMoves;
  readonly isReplacing: boolean;
  /** The person rests while the table is looked through: then nothing that has a place may be left without it. */
  readonly isCalm: boolean;
  readonly losesBatches: boolean;
  readonly eagerness: number;
}

function prepare(random: Random): Case {
  const { below, chance, oneOf } = random;
  const excel = openExcel({ maxPayloadBytes: oneOf([6_000, 5_000_000]) });
  const kind = oneOf(["table", "headers", "bare"] as const);
  const isReplacing = kind !== "bare" && chance(0.3);
  const most = chance(0.5) ? 1_000_000 : 6; // Of few ids many rows are equal.
  const rowCount = 3 + below(60);
  const isRefused = chance(0.3) ? () => chance(0.1) : () => false;
  const rows: CellValue[][] = Array.from({ length: rowCount }, (_, i) => [
    `row ${i}`,
    most === 6 ? below(most) : i + 1,
    isRefused() ? "unknown" : below(3),
    ...(isReplacing ? [-1] : []),
  ]);
  const headers = kind === "bare" ? [] : [["tag", "id", "amount", ...(isReplacing ? ["Prediction"] : [])]];
  const all = [...headers, ...rows];
  excel.sheet.writeValues(2, 0, all);
  const area = areaOf(2, 0, all.length, all[0]!.length);
  const table = kind === "table" ? excel.model.addTable(excel.sheet.id, { name: "T", area }, "user") : undefined;
  const data = areaOf(2 + headers.length, 0, rowCount, 3);
  const source: MovedSource = { table, data: () => (table ? { ...table.dataArea, columnCount: 3 } : data) };
  const ref: SourceRef = table
    ? { kind: "table", tableId: table.id }
    : { kind: "range", sheetId: excel.sheet.id, address: formatArea(area), hasHeaders: kind === "headers" };
  return {
    ...{ excel, random, kind, ref, source, isReplacing },
    person: new PersonWhoMoves(excel, source, random),
    isCalm: chance(0.7),
    losesBatches: chance(0.2),
    eagerness: oneOf([0.05, 0.2, 0.5]),
  };
}

const answerTo = (inputs: string): string => `p ${inputs}`;

/** One run, and how often each inputs were answered. */
async function score(one: Case): Promise<{ status: RunStatus; answered: ReadonlyMap<string, number> }> {
  const { excel, random, person, kind, isCalm, losesBatches, eagerness, isReplacing } = one;
  const { below, chance, oneOf } = random;
  const answered = new Map<string, number>();
  let left = 1 + below(6);
  let describes = 0;
  const mayAct = (): boolean => left > 0 && describes > 0 && !(isCalm && describes > 1) && chance(eagerness);
  const act = (): void => {
    left--;
    person.act();
  };
  const endpoint: Endpoint = {
    async query(body) {
      for (let turn = below(6); turn > 0; turn--) await new Promise((resolve) => setImmediate(resolve));
      if (mayAct()) act();
      if (losesBatches && chance(0.2)) throw new BatchFailedError("network", "The endpoint could not be reached.");
      const { data } = (JSON.parse(body) as { dataframe_split: { data: number[][] } }).dataframe_split;
      const inputs = data.map(([id, amount]) => `${id}:${amount}`);
      for (const key of inputs) answered.set(key, (answered.get(key) ?? 0) + 1);
      return { body: JSON.stringify({ predictions: inputs.map(answerTo) }) };
    },
  };
  const { workbook } = excel;
  const describe = workbook.describe.bind(workbook);
  workbook.describe = (...args) => {
    describes++;
    return describe(...args);
  };
  let ms = 0;
  const paceMs = oneOf([0, 300, 3_000]);
  const run = new ScoringRun({ workbook, endpoint, now: () => (ms += below(paceMs + 1)) });
  excel.aroundSync(() => {
    if (mayAct()) act();
    return undefined;
  });
  await run.start(
    planOf({
      source: one.ref,
      inputs: { format: "dataframe_split", columns: kind === "bare" ? ["Column 2", "Column 3"] : ["id", "amount"] },
      rowsPerBatch: 1 + below(15),
      concurrentRequests: 1 + below(4),
      collision: isReplacing ? "replace" : "next-free",
    }),
  );
  excel.aroundSync(undefined);
  return { status: run.getStatus(), answered };
}

/** Where a run's result column stands, counted from the source's first column. */
function resultPlace({ source: { table, data } }: Case, status: RunStatus): number | undefined {
  const id = ("summary" in status && status.summary?.resultColumns?.columnIds[0]) || undefined;
  if (id === undefined) return undefined;
  return table ? table.columns.findIndex((column) => String(column.id) === id) : parseArea(id).column - data().column;
}

/** What must stand where, as somebody says who knows each row, wherever it is by now. */
function check(one: Case, status: RunStatus, answered: ReadonlyMap<string, number>): void {
  const { excel, source, person, isCalm } = one;
  const place = resultPlace(one, status);
  const summary = "summary" in status ? status.summary : undefined;
  if (summary) expect(summary.scored + summary.failed + summary.untouched).toBe(summary.rowCount);
  if (place === undefined || summary === undefined) return;
  const rows = excel.sheet.readValues({ ...source.data(), columnCount: place + 1 });
  const standing = new Map<string, number>();
  const having = new Map<string, number>();
  let count = 0;
  for (const row of rows) {
    const found = row[place] ?? null;
    having.set(inputsOf(row), (having.get(inputsOf(row)) ?? 0) + 1);
    if (found === null || found === -1) continue;
    count++;
    expect([...(person.inputs.get(row[0]!) ?? [])].map(answerTo)).toContain(found);
    if (found === answerTo(inputsOf(row))) standing.set(inputsOf(row), (standing.get(inputsOf(row)) ?? 0) + 1);
  }
  for (const [inputs, times] of standing) expect(times).toBeLessThanOrEqual(answered.get(inputs) ?? 0);
  expect(summary.scored).toBeGreaterThanOrEqual(count);
  if (status.state !== "done" || !isCalm) return;
  let missing = 0;
  for (const [inputs, times] of having) {
    const placeable = Math.min(times, (answered.get(inputs) ?? 0) - (person.takenAway.get(inputs) ?? 0));
    missing += Math.max(0, placeable - (standing.get(inputs) ?? 0));
  }
  // Rows that are sorted in the very moment of a write lose what stood there before: then the summary says so of each. And a cell that was
  // outside of a range while its column was emptied holds an old result, which nobody may take for blank.
  const lost = summary.failures.filter(({ message }) => message.startsWith("Rows were added, moved or emptied"));
  const old = rows.filter((row) => row[place] === -1).length;
  expect(missing).toBeLessThanOrEqual(lost.reduce((sum, { rowCount }) => sum + rowCount, old));
}

describe("rows that are moved while a run goes on", () => {
  it.each(SEEDS)("get the predictions that were made from their very inputs, seed %i", async (seed) => {
    const one = prepare(randomOf(seed));
    const { status, answered } = await score(one);
    try {
      expect(["done", "failed"]).toContain(status.state);
      if (status.state === "failed") expect(status.error.code).toBe("sheet-changed");
      check(one, status, answered);
    } catch (error) {
      const { kind, isReplacing, isCalm, person, source, excel } = one;
      const rows = excel.sheet.readValues({ ...source.data(), columnCount: 6 });
      const about = { seed, kind, isReplacing, isCalm, done: person.done, rows, answered: [...answered], status };
      throw new Error(JSON.stringify(about, null, 1), { cause: error });
    }
  });
});
