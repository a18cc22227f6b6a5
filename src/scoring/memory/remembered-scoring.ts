import { Fingerprints } from "../../core/memory/fingerprints";
import { partsToGo } from "../../core/memory/parts-to-go";
import type { ReadMemory } from "../../core/memory/read-parts";
import { recipeHash } from "../../core/memory/recipe-hash";
import { schemaKept, type RememberedColumn } from "../../core/memory/remembered-column";
import type { RememberedRun, RunScope } from "../../core/memory/remembered-run";
import { writeColumnPart } from "../../core/memory/write-parts";
import type { Schema } from "../../core/inputs/schema";
import { canonicalJson } from "../../core/json/canonical-json";
import type { Recipe } from "../../core/recipe/recipe";
import type { MemoryStore, ResultColumns } from "../ports";
import type { RunMemory, WritingPlace } from "../run-memory";
import type { RunRemembered, RunSummary } from "../run-status";
import { joinOlderLists } from "./older-lists";
import { columnsAt, partedPlace, rememberedLabel, sourceKindOf } from "./remembered-place";
import { factsOf, NO_FACTS } from "./run-facts";
import type { RunNotes } from "./run-notes";
import { settledRecipe } from "./settled-recipe";
import { withNotes } from "./with-notes";
import type { GatheredChanges, WorkbookParts } from "./workbook-parts";

/** A run that is to be remembered. */
export interface RunToRemember {
  readonly recipe: Recipe;
  readonly schema: Schema | undefined;
  readonly scope: RunScope;
  /** Absent for a new column. */
  readonly columnId?: string;
  readonly isRowByRow?: boolean;
}

export interface RememberedScoringParts {
  readonly store: MemoryStore;
  readonly parts: WorkbookParts;
  readonly notes: RunNotes;
  readonly nowUtc: () => Date;
  readonly randomId: () => string;
  readonly productVersion: string;
  readonly startedBy?: () => string | undefined;
  /** Rows of which a run remembers which they are; of more, only their sum. As many as a workbook keeps unless told. */
  readonly mostRows?: number | undefined;
  /** Fingerprints of the column's rows as they were last looked at. */
  readonly liveOf: (columnId: string) => Uint8Array | undefined;
  /** Told of the run as the workbook remembers it: when it has begun, and when it has ended. */
  readonly onKept: (run: RememberedRun) => void;
  /** Told of what is sent, as it is. */
  readonly onSpent: (rows: number, requests: number) => void;
}

/** Nothing of a run's memory is given up because the run is cancelled. */
const TO_THE_END = new AbortController().signal;

/**
 * The memory of one run: a marker in the workbook when it begins to write, hashes on the device after each write, and one change of the
 * workbook at its end.
 */
export class RememberedScoring implements RunMemory {
  readonly scope: RunScope;
  private readonly rows: Fingerprints;
  private readonly id: string;
  private readonly startedAt: string;
  /** Of a new column only once the workbook has taken it: where it did not, what is replaced is looked for again. */
  private columnId: string | undefined;
  private isMarked = false;
  /** As it was told to the workbook at its end. */
  private ended: RememberedRun | undefined;

  constructor(
    private readonly parts: RememberedScoringParts,
    private readonly run: RunToRemember,
  ) {
    this.scope = run.scope;
    this.rows = new Fingerprints(parts.mostRows);
    this.columnId = run.columnId;
    this.id = parts.randomId();
    this.startedAt = parts.nowUtc().toISOString();
  }

  /** @throws whatever the workbook refuses; the run is then remembered at its end, or not at all */
  async begin(place: WritingPlace): Promise<void> {
    const { parts, notes, onKept } = this.parts;
    const { column, begun, cutRuns } = await parts.change(async (memory, changes) => {
      const put = await this.putColumn(memory, place, changes);
      const run = this.runOf(put);
      changes.putRun(memory, run, {});
      return { column: put, begun: run, cutRuns: await this.putCutRuns(withNotes(memory, notes, this.id), changes) };
    }, TO_THE_END);
    onKept(begun);
    this.columnId = column.id;
    this.isMarked = true;
    notes.begin(this.id);
    notes.add(this.id, this.rows.sorted());
    cutRuns.forEach((id) => notes.end(id));
    await this.anchor(place.resultColumns);
  }

  note(rows: Fingerprints): void {
    this.rows.addAll(rows);
    if (this.isMarked && this.rows.isComplete) this.parts.notes.add(this.id, rows.asAdded());
  }

  /** Told as it is sent: what a pane sent that was closed meanwhile counts as well. */
  noteRequest(rowCount: number): void {
    this.parts.onSpent(rowCount, 1);
  }

  async keepSoFar(): Promise<boolean> {
    if (!this.isMarked || !this.rows.isComplete) return false;
    return this.parts.parts.change((memory, changes) => {
      const column = memory.columns.find(({ id }) => id === this.columnId);
      if (column !== undefined) changes.putRun(memory, this.runOf(column), { list: this.rows.sorted() });
      return column !== undefined;
    }, TO_THE_END);
  }

  async end(summary: RunSummary | undefined): Promise<RunRemembered> {
    const { notes } = this.parts;
    try {
      const { resultColumns, outputs } = summary ?? {};
      if (summary === undefined || resultColumns === undefined || outputs === undefined) {
        await this.endWithoutResults(summary);
      } else {
        await this.keep(summary, { resultColumns, outputs, sent: summary.sentInputs ?? [], label: summary.label });
      }
      notes.end(this.id);
      if (this.ended !== undefined) this.parts.onKept(this.ended);
      return { kind: "kept", ...(this.columnId !== undefined && { columnId: this.columnId }) };
    } catch (error) {
      notes.stop(this.id);
      return { kind: "not-remembered", why: error instanceof Error ? error.message : "The workbook did not keep it." };
    }
  }

  private async keep(summary: RunSummary, place: WritingPlace): Promise<void> {
    const { column, cutRuns } = await this.parts.parts.change(async (read, changes) => {
      const memory = withNotes(read, this.parts.notes, this.id);
      const cut = await this.putCutRuns(memory, changes);
      const put = await this.putColumn(memory, place, changes);
      this.putEnd(memory, this.runOf(put, summary), summary, changes);
      return { column: put, cutRuns: cut };
    }, TO_THE_END);
    this.columnId = column.id;
    cutRuns.forEach((id) => this.parts.notes.end(id));
    await this.anchor(place.resultColumns);
  }

  /** The end of a run that wrote nothing: of a column that stands it is told, and of one that was never made nothing. */
  private async endWithoutResults(summary: RunSummary | undefined): Promise<void> {
    const { columnId } = this;
    let isForgotten = false;
    if (!this.isMarked && (columnId === undefined || summary === undefined || summary.batches === 0)) return;
    await this.parts.parts.change((memory, changes) => {
      const column = memory.columns.find(({ id }) => id === columnId);
      if (column !== undefined && summary !== undefined && summary.batches > 0 && this.run.columnId !== undefined) {
        return this.putEnd(memory, this.runOf(column, summary), summary, changes);
      }
      changes.take(memory.partsOfRun.get(this.id) ?? []);
      const isOthers = memory.runs.some((run) => run.columnId === columnId && run.id !== this.id);
      const part = columnId === undefined ? undefined : memory.partOfColumn.get(columnId);
      isForgotten = this.run.columnId === undefined && !isOthers && part !== undefined;
      if (isForgotten) changes.take([part!]);
    }, TO_THE_END);
    if (isForgotten) await this.parts.store.dropAnchors([columnId!], TO_THE_END);
  }

  /** The run with its rows, in place of its marker; older runs and fingerprints that nobody needs go. */
  private putEnd(memory: ReadMemory, run: RememberedRun, summary: RunSummary, changes: GatheredChanges): void {
    this.ended = run;
    const isWhole = this.scope === "all" && summary.untouched === 0 && summary.standing === undefined;
    const live = this.parts.liveOf(run.columnId);
    if (this.rows.isComplete) {
      const list = joinOlderLists(this.rows.sorted(), { memory, run, isWhole, ...(live && { live }) }, changes);
      changes.putRun(memory, run, list.length === 0 ? {} : { list });
    } else {
      if (isWhole) joinOlderLists(new Uint8Array(0), { memory, run, isWhole }, changes);
      changes.putRun(memory, run, isWhole ? { sum: this.rows.sum } : {});
    }
    const needed = new Set([run.id, ...memory.fingerprints.keys(), ...memory.sums.keys()]);
    changes.take(partsToGo(memory, needed));
  }

  /** What was noted on this device of earlier runs that were cut goes into the workbook. @param memory with it @returns their ids */
  private async putCutRuns(memory: ReadMemory, changes: GatheredChanges): Promise<readonly string[]> {
    const cut: string[] = [];
    for (const run of memory.runs) {
      if (run.id === this.id || run.endedAt !== undefined || !(await this.parts.notes.isCut(run.id))) continue;
      cut.push(run.id);
      const [list] = memory.fingerprints.get(run.id) ?? [];
      if (list !== undefined) changes.putRun(memory, run, { list });
    }
    return cut;
  }

  /** The column as this run makes it; columns that it replaces are forgotten, but for their runs where it is the same place. */
  private async putColumn(
    memory: ReadMemory,
    place: WritingPlace,
    changes: GatheredChanges,
  ): Promise<RememberedColumn> {
    const { store, randomId } = this.parts;
    const standing = this.columnId === undefined ? await columnsAt(place.resultColumns, memory, store, TO_THE_END) : [];
    const id = this.columnId ?? standing[0]?.id ?? randomId();
    for (const other of standing.slice(1)) forgetColumn(memory, other.id, changes);
    const before = memory.columns.find((column) => column.id === id);
    const column = this.columnOf(id, before, place);
    if (before === undefined || canonicalJson(before) !== canonicalJson(column)) {
      changes.put(memory.partOfColumn.get(id), writeColumnPart(column));
    }
    return column;
  }

  private columnOf(id: string, before: RememberedColumn | undefined, place: WritingPlace): RememberedColumn {
    const { recipe, schema, isRowByRow = before?.isRowByRow } = this.run;
    const { source, resultColumns, reasonsColumn } = partedPlace(place.resultColumns);
    const reasonsHeader = reasonsColumn?.headers[0] ?? before?.reasonsHeader;
    return {
      id,
      recipe: settledRecipe(recipe, schema, place.sent),
      ...(schema && { schema: schemaKept(schema) }),
      headers: resultColumns.headers,
      outputs: place.outputs,
      sourceLabel: rememberedLabel(source, place.label),
      sourceKind: sourceKindOf(source),
      ...(reasonsHeader !== undefined && { reasonsHeader }),
      ...(isRowByRow !== undefined && { isRowByRow }),
    };
  }

  private runOf({ id: columnId, recipe, schema }: RememberedColumn, summary?: RunSummary): RememberedRun {
    const { productVersion, startedBy, nowUtc } = this.parts;
    const who = startedBy?.();
    return {
      id: this.id,
      columnId,
      startedAt: this.startedAt,
      ...(summary && { endedAt: nowUtc().toISOString() }),
      scope: this.scope,
      recipeHash: recipeHash(recipe, schema),
      origin: recipe.origin ?? "",
      route: recipe.route ?? "",
      ...(summary ? factsOf(summary) : NO_FACTS),
      productVersion,
      ...(who !== undefined && { startedBy: who }),
    };
  }

  /** Where the workbook takes no names, a column is found again by its header. */
  private async anchor(resultColumns: ResultColumns): Promise<void> {
    await this.parts.store.anchor(this.columnId!, partedPlace(resultColumns), TO_THE_END).catch((error: unknown) => {
      if (sourceKindOf(resultColumns.source) === "range without headers") throw error;
    });
  }
}

/** Takes what is remembered of a column out, its runs included. @returns ids of the parts */
export function forgetColumn(memory: ReadMemory, columnId: string, changes: GatheredChanges): readonly string[] {
  const runs = memory.runs.filter((run) => run.columnId === columnId);
  const part = memory.partOfColumn.get(columnId);
  const gone = [...(part === undefined ? [] : [part]), ...runs.flatMap(({ id }) => memory.partsOfRun.get(id) ?? [])];
  changes.take(gone);
  return gone;
}
