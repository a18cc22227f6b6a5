import type { Schema } from "../../core/inputs/schema";
import type { Fingerprints } from "../../core/memory/fingerprints";
import type { ReadMemory } from "../../core/memory/read-parts";
import { schemaKept, type RememberedColumn } from "../../core/memory/remembered-column";
import type { RunScope } from "../../core/memory/remembered-run";
import { writeColumnPart } from "../../core/memory/write-parts";
import type { Recipe } from "../../core/recipe/recipe";
import { parseEndpointAddress } from "../../endpoint/parse-endpoint-address";
import type { RunClock } from "../../scoring/flow/run-clock";
import { checkColumn } from "../../scoring/memory/check-column";
import { holdsOwnCells } from "../../scoring/memory/own-cells";
import { isUnanswered } from "../../scoring/memory/is-unanswered";
import { knownColumn } from "../../scoring/memory/known-column";
import { lookAtMemory } from "../../scoring/memory/look-at-memory";
import type { ColumnCheck, MemoryLook } from "../../scoring/memory/memory-look";
import { RememberedColumnError } from "../../scoring/memory/remembered-column-error";
import { joinedPlace, partedPlace } from "../../scoring/memory/remembered-place";
import {
  forgetColumn,
  RememberedScoring,
  type RememberedScoringParts,
  type RunToRemember,
} from "../../scoring/memory/remembered-scoring";
import { STATES_OF_SCOPE } from "../../scoring/memory/states-of-scope";
import { withNotes } from "../../scoring/memory/with-notes";
import { WorkbookParts } from "../../scoring/memory/workbook-parts";
import type { ColumnPlace, MemoryStore, ResultColumns, Workbook } from "../../scoring/ports";
import type { RunMemory } from "../../scoring/run-memory";
import type { Refresh } from "../../scoring/scoring-plan";
import type { DeviceMemory } from "../device-memory";
import { consent, isConsented, type SendingPlace } from "./consents";
import { DeviceNotes } from "./device-notes";
import { livePanes, type PaneLocks } from "./live-panes";
import { passingMemory } from "./passing-memory";
import { OwnRuns } from "./own-runs";
import { Spending, type Ceilings, type SpentToday } from "./spent-today";

export type { RunToRemember } from "../../scoring/memory/remembered-scoring";
export type { SendingPlace } from "./consents";
export type { Ceilings, SpentToday } from "./spent-today";

/** What the memory of a workbook's columns is made of. */
export interface ColumnMemoryParts {
  readonly store: MemoryStore;
  readonly workbook: Workbook;
  /** Undefined where nothing is kept between sessions: a run that was cut cannot go on there. */
  readonly device: DeviceMemory | undefined;
  readonly nowUtc: () => Date;
  /** Milliseconds of a clock that is never set. */
  readonly now: () => number;
  /** 16 hexadecimal digits, by chance. */
  readonly randomId: () => string;
  readonly productVersion: string;
  /** Who is signed in at the relay, where it knows that. */
  readonly startedBy?: () => string | undefined;
  /** Of more rows, a run remembers only their sum; as many as a workbook keeps unless told. */
  readonly mostRows?: number;
  /** `navigator.locks` of a pane: by them it is found out at once that another pane is closed. */
  readonly locks?: PaneLocks;
  /** Lets others have the thread while a column is checked. */
  readonly breathe?: RunClock["breathe"];
}

/** What `planOfRecipe` and a plan's `refresh` need to make a remembered column again. */
export interface ColumnRefresh {
  readonly recipe: Recipe;
  /** As it was remembered; undefined for a model that does not say what it takes. */
  readonly schema: Schema | undefined;
  readonly refresh: Refresh;
}

/** What a workbook remembered of a column, as long as the pane is open. */
export interface ForgottenColumn {
  readonly columnId: string;
  /** Texts of its parts. */
  readonly parts: readonly string[];
}

/** The columns that a workbook remembers, and what this device knows of them. Nothing here sends anything to an endpoint. */
export interface ColumnMemory {
  /** What the workbook says it remembers; it is not changed by looking. @throws WorkbookError */
  look(signal: AbortSignal): Promise<MemoryLook>;
  /**
   * Reads a column and what it was made of, and says which rows are still true.
   * @throws RememberedColumnError `gone`; WorkbookError
   */
  check(columnId: string, signal: AbortSignal, onRowsRead?: (rowsRead: number) => void): Promise<ColumnCheck>;
  /**
   * What a run needs to score a column again in place. `changed`: rows whose inputs or prediction changed, and new ones; `failed`: rows
   * without a prediction that could be sent; `rest`: all that are not current; `all`: all.
   * @param mayReplace whether the analyst has agreed that whatever stands there is replaced
   * @throws RememberedColumnError; WorkbookError
   */
  refreshOf(columnId: string, scope: RunScope, signal: AbortSignal, mayReplace?: boolean): Promise<ColumnRefresh>;
  /** For one scoring run. */
  runMemory(run: RunToRemember): RunMemory;
  /**
   * From now on the column is made by another recipe: rows that were scored by the one before are known no more.
   * @param schema of the model that the recipe names
   * @throws RememberedColumnError, also of a recipe by which nothing could be scored again; WorkbookError, as everything that changes the workbook does
   */
  changeRecipe(columnId: string, recipe: Recipe, schema: Schema | undefined): Promise<void>;
  noteRowByRow(columnId: string, isRowByRow: boolean): Promise<void>;
  /** Forgets the column, its runs and its names; its cells stay. @returns what it takes to remember it again */
  forgetColumn(columnId: string): Promise<ForgottenColumn>;
  /** @param resultColumns where the column stands that was forgotten, its reasons too, its cells as they were */
  rememberAgain(forgotten: ForgottenColumn, resultColumns: ResultColumns): Promise<void>;
  /** The same for all columns, and for parts of ours that cannot be read. */
  forgetWorkbook(): Promise<void>;
  /** Whether this device's analyst has let a recipe of any workbook send these columns there. */
  isAllowed(place: SendingPlace): boolean;
  allow(place: SendingPlace): void;
  /** Everything that this device keeps for us: settings, tokens, consents, notes of runs. */
  forgetDevice(): void;
  spent(): SpentToday;
  /** Whether a run of so many rows and requests would pass a ceiling. */
  asksFirst(rows: number, requests: number, ceilings: Ceilings): boolean;
}

/** Nothing that changes the workbook is left half done. */
const TO_THE_END = new AbortController().signal;

/** Make one a workbook: two would write over each other's parts. */
export function createColumnMemory(made: ColumnMemoryParts): ColumnMemory {
  const { store, workbook, nowUtc, now, randomId, breathe } = made;
  const device = made.device ?? passingMemory();
  const notes = new DeviceNotes(device, livePanes(randomId(), made.locks), nowUtc);
  const parts = new WorkbookParts(store);
  const spending = new Spending(device, nowUtc);
  const ownRuns = new OwnRuns(device, randomId);
  const clock: RunClock = { now, ...(breathe && { breathe }) };
  const liveRows = new Map<string, Fingerprints | undefined>();

  const read = async (signal: AbortSignal): Promise<ReadMemory> => withNotes(await parts.read(signal), notes);
  const find = async (columnId: string, signal: AbortSignal): Promise<FoundColumn> => {
    const memory = await read(signal);
    const column = memory.columns.find(({ id }) => id === columnId);
    const [place] = column === undefined ? [] : await store.locate([column], signal);
    if (column === undefined || place === undefined) throw new RememberedColumnError("gone");
    return { memory, column, place };
  };

  return {
    look: async (signal) => lookAtMemory(await read(signal), { store, notes, nowUtc, ownRuns }, signal),
    async check(columnId, signal, onRowsRead) {
      const { memory, column, place } = await find(columnId, signal);
      const reading = { workbook, clock, signal, ...(onRowsRead && { onRowsRead }) };
      const { check, live } = await checkColumn(column, place, knownColumn(memory, column), reading);
      liveRows.set(columnId, live);
      if (check.whyUnknown === "input-gone") parts.dropRowsOf(columnId);
      else parts.keepRowsOf(columnId);
      return check;
    },
    async refreshOf(columnId, scope, signal, mayReplace = false) {
      const found = await find(columnId, signal);
      const refresh = refreshOf(found, scope);
      const isOwn = mayReplace || (await holdsOwnCells(found.column, found.place, found.memory, { workbook, signal }));
      if (!isOwn) throw new RememberedColumnError("not-ours");
      parts.keepRowsOf(columnId); // A run that has inputs to send needs what is known of them, whatever the last check found.
      return refresh;
    },
    runMemory: (run) => {
      const liveOf = (columnId: string) => completeOf(liveRows.get(columnId));
      return new RememberedScoring({ ...scoringPartsOf(made, ownRuns, spending), parts, notes, liveOf }, run);
    },
    ...changesOf(parts, store),
    ...deviceOf(device, spending),
  };
}

function scoringPartsOf(
  { store, nowUtc, randomId, productVersion, mostRows, startedBy }: ColumnMemoryParts,
  ownRuns: OwnRuns,
  spending: Spending,
): Omit<RememberedScoringParts, "parts" | "notes" | "liveOf"> {
  return {
    ...{ store, nowUtc, randomId, productVersion, mostRows, ...(startedBy && { startedBy }) },
    onKept: (run) => ownRuns.add(run),
    onSpent: (rows, requests) => spending.add(rows, requests),
  };
}

type Changing = "changeRecipe" | "noteRowByRow" | "forgetColumn" | "rememberAgain" | "forgetWorkbook";

/** What changes the workbook, apart from a run. */
function changesOf(parts: WorkbookParts, store: MemoryStore): Pick<ColumnMemory, Changing> {
  const changeColumn = (columnId: string, change: (column: RememberedColumn) => RememberedColumn): Promise<void> =>
    parts.change((memory, changes) => {
      const column = memory.columns.find(({ id }) => id === columnId);
      if (column === undefined) throw new RememberedColumnError("gone");
      changes.put(memory.partOfColumn.get(columnId), writeColumnPart(change(column)));
    }, TO_THE_END);
  return {
    async changeRecipe(columnId, recipe, schema) {
      if (!hasEndpoint(recipe)) throw new RememberedColumnError("no-endpoint");
      await changeColumn(columnId, (column) => withRecipe(column, recipe, schema));
    },
    noteRowByRow: (columnId, isRowByRow) => changeColumn(columnId, (column) => ({ ...column, isRowByRow })),
    async forgetColumn(columnId) {
      const texts = await parts.change((memory, changes, stored) => {
        const gone = new Set(forgetColumn(memory, columnId, changes));
        return stored.flatMap(({ id, xml }) => (gone.has(id) ? [xml] : []));
      }, TO_THE_END);
      await store.dropAnchors([columnId], TO_THE_END);
      return { columnId, parts: texts };
    },
    async rememberAgain({ columnId, parts: texts }, resultColumns) {
      await parts.change((memory, changes) => {
        if (memory.columns.some(({ id }) => id === columnId)) return;
        for (const xml of texts) changes.put(undefined, xml);
      }, TO_THE_END);
      await store.anchor(columnId, partedPlace(resultColumns), TO_THE_END);
    },
    async forgetWorkbook() {
      await parts.change((_memory, changes, stored) => changes.take(stored.map(({ id }) => id)), TO_THE_END);
      await store.dropAnchors(undefined, TO_THE_END);
    },
  };
}

type OnDevice = "isAllowed" | "allow" | "forgetDevice" | "spent" | "asksFirst";

function deviceOf(device: DeviceMemory, spending: Spending): Pick<ColumnMemory, OnDevice> {
  return {
    isAllowed: (place) => isConsented(device, place),
    allow: (place) => consent(device, place),
    forgetDevice: () => device.keys().forEach((key) => device.forget(key)),
    spent: () => spending.today(),
    asksFirst: (rows, requests, ceilings) => spending.asksFirst(rows, requests, ceilings),
  };
}

/** What was found out of the model before says nothing of another one. */
function withRecipe(
  { schema: _before, isRowByRow, ...column }: RememberedColumn,
  recipe: Recipe,
  schema: Schema | undefined,
): RememberedColumn {
  const isSameModel = recipe.origin === column.recipe.origin && recipe.route === column.recipe.route;
  return {
    ...column,
    recipe,
    ...(schema && { schema: schemaKept(schema) }),
    ...(isSameModel && isRowByRow !== undefined && { isRowByRow }),
  };
}

interface FoundColumn {
  /** With what this device noted of runs that were cut. */
  readonly memory: ReadMemory;
  readonly column: RememberedColumn;
  readonly place: ColumnPlace;
}

/** @throws RememberedColumnError */
function refreshOf({ memory, column, place }: FoundColumn, scope: RunScope): ColumnRefresh {
  const { recipe, schema, outputs, isRowByRow } = column;
  if (!hasEndpoint(recipe)) throw new RememberedColumnError("no-endpoint");
  if (scope !== "all" && isRowByRow === false) throw new RememberedColumnError("not-row-by-row");
  const { known } = knownColumn(memory, column);
  const into = joinedPlace(place);
  const open = isUnanswered(memory, column.id) && { isUnanswered: true as const };
  return { recipe, schema, refresh: { into, outputs, states: STATES_OF_SCOPE[scope], known, ...open } };
}

function completeOf(live: Fingerprints | undefined): Uint8Array | undefined {
  return live?.isComplete === true ? live.sorted() : undefined;
}

/** Whether a recipe, which may come from anybody, names an endpoint as a person could type it. */
function hasEndpoint({ origin, route }: Recipe): boolean {
  if (origin === undefined || route === undefined) return false;
  try {
    const address = parseEndpointAddress(origin + route);
    return address.origin === origin && address.route === route;
  } catch {
    return false;
  }
}
