import type {
  Ceilings,
  ForgottenColumn,
  RunToRemember,
  SendingPlace,
} from "../../../src/composition/memory/column-memory";
import type { RunScope } from "../../../src/core/memory/remembered-run";
import type { RememberedRun } from "../../../src/core/memory/remembered-run";
import { ROW_STATES, type RowState } from "../../../src/core/memory/row-state";
import { BLANK_RECIPE, type Recipe } from "../../../src/core/recipe/recipe";
import type { ColumnCheck, ColumnLook, MemoryLook } from "../../../src/scoring/memory/memory-look";
import { RememberedColumnError } from "../../../src/scoring/memory/remembered-column-error";
import type { ResultColumns } from "../../../src/scoring/ports";
import type { RunMemory } from "../../../src/scoring/run-memory";
import { planOfRecipe } from "../../../src/scoring/plan-of-recipe";
import type { MemoryPort, PlannedRefresh } from "../../../src/taskpane/services/memory-port";
import { DEMO, MEASUREMENTS, schemaOf, tableShape } from "./pane-data";

/** What a workbook remembers, as plain data that a test changes. */
export class FakeMemory implements MemoryPort {
  remembered: MemoryLook = { columns: [], unreadable: [] };
  /** By id of the column; where there is none, checks stay under way. */
  readonly checks = new Map<string, ColumnCheck | Error>();
  planError: Error | undefined;
  recipeError: Error | undefined;
  isEverythingAllowed = true;
  /** What stands in the columns is somebody else's. */
  isNotOurs = false;
  readonly allowed: SendingPlace[] = [];
  readonly checked: string[] = [];
  readonly planned: { readonly columnId: string; readonly scope: RunScope }[] = [];
  readonly runs: RunToRemember[] = [];
  readonly forgotten: string[] = [];
  onForgetDevice: () => void = () => undefined;
  /** As if this device had sent so much today. */
  sentToday = { rows: 0, requests: 0 };
  /** Whether this Excel tells of edits. */
  tellsOfEdits = true;
  readonly editListeners = new Set<() => void>();
  private lastForgotten: ColumnLook | undefined;
  nowMs = Date.parse("2026-11-29T12:00:00Z");

  /** Somebody edits a cell; Excel tells who follows that. */
  edit(): void {
    for (const tell of this.editListeners) tell();
  }

  async followEdits(listener: () => void) {
    if (!this.tellsOfEdits) return await Promise.resolve(undefined);
    this.editListeners.add(listener);
    return () => Promise.resolve(void this.editListeners.delete(listener));
  }

  nowUtcMs(): number {
    return this.nowMs;
  }

  async look(): Promise<MemoryLook> {
    return await Promise.resolve(this.remembered);
  }

  async check(columnId: string): Promise<ColumnCheck> {
    this.checked.push(columnId);
    const check = this.checks.get(columnId);
    if (check === undefined) return await new Promise(() => undefined);
    if (check instanceof Error) throw check;
    return await Promise.resolve(check);
  }

  async planRefresh(
    columnId: string,
    scope: RunScope,
    _concurrentRequests: number,
    _signal: AbortSignal,
    mayReplace: boolean,
  ): Promise<PlannedRefresh> {
    if (this.isNotOurs && !mayReplace) throw new RememberedColumnError("not-ours");
    this.planned.push({ columnId, scope });
    if (this.planError !== undefined) throw this.planError;
    const { column } = this.remembered.columns.find((one) => one.column.id === columnId)!;
    const shape = tableShape();
    const { recipe, schema } = column;
    const facts = { shape, schema, concurrentRequests: 4, onProblems: "score-clean" } as const;
    return await Promise.resolve({ recipe, schema, shape, plan: planOfRecipe(recipe, facts) });
  }

  runMemory(run: RunToRemember): RunMemory {
    this.runs.push(run);
    return {
      scope: run.scope,
      begin: () => Promise.resolve(),
      note: () => undefined,
      end: () => Promise.resolve({ kind: "kept" }),
    };
  }

  async noteRowByRow(columnId: string, isRowByRow: boolean): Promise<void> {
    const columns = this.remembered.columns.map((look) =>
      look.column.id === columnId ? { ...look, column: { ...look.column, isRowByRow } } : look,
    );
    this.remembered = { ...this.remembered, columns };
    await Promise.resolve();
  }

  async forgetColumn(columnId: string): Promise<ForgottenColumn> {
    this.forgotten.push(columnId);
    this.lastForgotten = this.remembered.columns.find(({ column }) => column.id === columnId);
    const columns = this.remembered.columns.filter(({ column }) => column.id !== columnId);
    this.remembered = { ...this.remembered, columns };
    return await Promise.resolve({ columnId, parts: ["<memory/>"] });
  }

  async rememberAgain(_forgotten: ForgottenColumn, resultColumns: ResultColumns): Promise<void> {
    const look = this.lastForgotten!;
    const place = { ...look.place!, resultColumns };
    this.remembered = { ...this.remembered, columns: [...this.remembered.columns, { ...look, place }] };
    await Promise.resolve();
  }

  async changeRecipe(columnId: string, recipe: Recipe): Promise<void> {
    if (this.recipeError !== undefined) throw this.recipeError;
    const columns = this.remembered.columns.map((look) =>
      look.column.id === columnId ? { ...look, column: { ...look.column, recipe } } : look,
    );
    this.remembered = { ...this.remembered, columns };
    await Promise.resolve();
  }

  async forgetWorkbook(): Promise<void> {
    this.remembered = { columns: [], unreadable: [] };
    await Promise.resolve();
  }

  forgetDevice(): void {
    this.allowed.length = 0;
    this.onForgetDevice();
  }

  spent() {
    return this.sentToday;
  }

  asksFirst(rows: number, requests: number, ceilings: Ceilings): boolean {
    const { rowsARun = rows, requestsARun = requests, rowsADay = Infinity, requestsADay = Infinity } = ceilings;
    const { sentToday } = this;
    return (
      rows > rowsARun ||
      requests > requestsARun ||
      sentToday.rows + rows > rowsADay ||
      sentToday.requests + requests > requestsADay
    );
  }

  isAllowed({ origin, route, columns }: SendingPlace): boolean {
    const holds = (one: SendingPlace): boolean =>
      one.origin === origin && one.route === route && columns.every((column) => one.columns.includes(column));
    return this.isEverythingAllowed || this.allowed.some(holds);
  }

  allow(place: SendingPlace): void {
    this.allowed.push(place);
  }
}

/** A run that scored the whole table two days ago. */
export function runOf(facts: Partial<RememberedRun> = {}): RememberedRun {
  return {
    id: "00000000000000r1",
    columnId: "00000000000000c1",
    startedAt: "2026-11-27T11:59:00Z",
    endedAt: "2026-11-27T12:00:00Z",
    scope: "all",
    recipeHash: "00000000000000h1",
    origin: DEMO.origin,
    route: "/serving-endpoints/iris/invocations",
    servedModels: ["iris-1"],
    counts: { scored: 147, failed: 3, leftOut: 0, changedMeanwhile: 0, notReached: 0 },
    failures: [],
    requests: 1,
    elapsedMs: 1_200,
    productVersion: "0.1.0",
    ...facts,
  };
}

/** The column Prediction of the table that is selected, as the model iris made it. */
export function columnLook(facts: Partial<ColumnLook["column"]> = {}, look: Partial<ColumnLook> = {}): ColumnLook {
  const source = tableShape().source;
  const inputs = Object.fromEntries(MEASUREMENTS.map((name) => [name, name]));
  return {
    column: {
      id: "00000000000000c1",
      recipe: { ...BLANK_RECIPE, origin: DEMO.origin, route: "/serving-endpoints/iris/invocations", inputs },
      schema: schemaOf(MEASUREMENTS),
      headers: ["Prediction"],
      outputs: [""],
      sourceLabel: "Table Iris",
      sourceKind: "table",
      ...facts,
    },
    runs: [runOf()],
    place: { source, resultColumns: { source, headers: ["Prediction"], columnIds: ["c1"] }, foundBy: "anchor" },
    ...look,
  };
}

/** A check that found so many rows in each state; what is not said is current. */
export function checkOf(found: Partial<Record<RowState, number>>, facts: Partial<ColumnCheck> = {}): ColumnCheck {
  const rowCount = facts.rowCount ?? 150;
  const none = Object.fromEntries(ROW_STATES.map((state) => [state, 0])) as Record<RowState, number>;
  const others = Object.values(found).reduce((sum, count) => sum + count, 0);
  let firstRow = 0;
  const rows = Object.entries(found).map(([state, count]) => {
    const range = { firstRow, rowCount: count };
    firstRow += count;
    return [state, [range]] as const;
  });
  return {
    columnId: "00000000000000c1",
    rowCount,
    counts: { ...none, current: rowCount - others, ...found },
    rows: Object.fromEntries(rows),
    sheetName: "Iris",
    firstCell: "A2",
    unsendable: 0,
    isAllCurrent: others === 0,
    ...facts,
  };
}
