import { makerOf } from "../../core/memory/maker-of";
import type { ReadMemory } from "../../core/memory/read-parts";
import type { RememberedColumn } from "../../core/memory/remembered-column";
import type { RememberedRun } from "../../core/memory/remembered-run";
import type { MemoryStore } from "../ports";
import type { ColumnLook, MemoryLook } from "./memory-look";
import type { RunNotes } from "./run-notes";

/** Nobody scores a table for longer: a run that began before, and has not ended, was cut, wherever that was. */
const LONGEST_RUN_MS = 24 * 60 * 60 * 1000;

/** What looking at a memory needs. */
export interface LookParts {
  readonly store: Pick<MemoryStore, "locate">;
  readonly notes: RunNotes;
  readonly nowUtc: () => Date;
  /** Whether this device made a run just as the workbook says, and by the recipe of its column. */
  readonly ownRuns: { has(run: RememberedRun, column: RememberedColumn): boolean };
}

/** Joins what is remembered with where it stands; nothing is changed, and nothing sent. @throws WorkbookError */
export async function lookAtMemory(memory: ReadMemory, parts: LookParts, signal: AbortSignal): Promise<MemoryLook> {
  const { columns } = memory;
  const places = columns.length === 0 ? [] : await parts.store.locate(columns, signal);
  const looks = columns.map(async (column, i): Promise<ColumnLook> => {
    const runs = memory.runs.filter(({ columnId }) => columnId === column.id);
    const [newest] = runs;
    const maker = makerOf(runs);
    const place = places[i];
    const isUnended = newest !== undefined && newest.endedAt === undefined;
    return {
      column,
      runs,
      ...(maker !== undefined && parts.ownRuns.has(maker, column) && { isOwn: true }),
      ...(place && { place }),
      ...(isUnended && { unended: { run: newest, isCut: await isCut(newest, parts) } }),
    };
  });
  return { columns: await Promise.all(looks), unreadable: memory.unreadable };
}

async function isCut(run: ColumnLook["runs"][number], { notes, nowUtc }: LookParts): Promise<boolean> {
  if (notes.of(run.id) !== undefined) return notes.isCut(run.id);
  return nowUtc().getTime() - Date.parse(run.startedAt) > LONGEST_RUN_MS;
}
