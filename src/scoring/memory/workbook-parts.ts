import { WorkbookError } from "../../core/errors";
import { readParts, type ReadMemory } from "../../core/memory/read-parts";
import type { RememberedRun } from "../../core/memory/remembered-run";
import { writeFingerprintParts, writeRunPart, type KeptRows } from "../../core/memory/write-parts";
import type { MemoryStore, PartChanges, StoredPart } from "../ports";

/** Changes that are to be made all at once; what is said last of a part or a run counts. */
export class GatheredChanges {
  private readonly added: string[] = [];
  private readonly replaced = new Map<string, string>();
  private readonly gone = new Set<string>();
  private readonly runs = new Map<string, RunChange>();

  /** @param partId undefined for what is new */
  put(partId: string | undefined, xml: string): void {
    if (partId === undefined) this.added.push(xml);
    else this.replaced.set(partId, xml);
  }

  take(partIds: readonly string[]): void {
    for (const id of partIds) this.gone.add(id);
  }

  /** A run with what is kept of its rows, in place of what stands there of it. */
  putRun({ partsOfRun }: ReadMemory, run: RememberedRun, rows: KeptRows): void {
    this.runs.set(run.id, { run, rows, partIds: partsOfRun.get(run.id) ?? [] });
  }

  /** Unless something else is said of the run. */
  keepNoRows(memory: ReadMemory, run: RememberedRun): void {
    if (!this.runs.has(run.id)) this.putRun(memory, run, {});
  }

  all(): PartChanges {
    const add = [...this.added];
    const replaced = new Map(this.replaced);
    const gone = new Set(this.gone);
    for (const { run, rows, partIds } of this.runs.values()) {
      const [own, ...further] = partIds;
      if (own === undefined) add.push(writeRunPart(run, rows));
      else replaced.set(own, writeRunPart(run, rows));
      if (own !== undefined && gone.has(own)) continue;
      further.forEach((id) => gone.add(id));
      if (rows.list !== undefined) add.push(...writeFingerprintParts(run.id, run.columnId, rows.list));
    }
    const replace = [...replaced].filter(([id]) => !gone.has(id)).map(([id, xml]) => ({ id, xml }));
    return { add, replace, remove: [...gone] };
  }
}

interface RunChange {
  readonly run: RememberedRun;
  readonly rows: KeptRows;
  readonly partIds: readonly string[];
}

type Gather<Result> = (
  memory: ReadMemory,
  changes: GatheredChanges,
  stored: readonly StoredPart[],
) => Result | Promise<Result>;

/** Others who have the workbook open change its parts seldom: nobody comes between so often. */
const MOST_TRIES = 3;

function isPartGone(error: unknown): boolean {
  return error instanceof WorkbookError && error.code === "sheet-changed";
}

/** The parts of a workbook, changed by one after the other: what one has read is still so when it writes. */
export class WorkbookParts {
  private last: Promise<unknown> = Promise.resolve();

  private readonly dead = new Set<string>();

  constructor(private readonly store: MemoryStore) {}

  /** With the next change, whatever it is about, fingerprints of a column go: its inputs are gone, and hashes of them are of no use. */
  dropRowsOf(columnId: string): void {
    this.dead.add(columnId);
  }

  /** The inputs of a column are there, or there again: what was to go stays. */
  keepRowsOf(columnId: string): void {
    this.dead.delete(columnId);
  }

  /** @throws WorkbookError */
  async read(signal: AbortSignal): Promise<ReadMemory> {
    return readParts(await this.store.readParts(signal));
  }

  /**
   * Reads, and makes at once what changes are gathered; once more from the start where somebody else has taken out a part meanwhile.
   * @param gather is given what is remembered, the changes to be filled, and the texts of all parts, those too that cannot be read
   * @throws WorkbookError; then nothing was changed
   */
  change<Result>(gather: Gather<Result>, signal: AbortSignal): Promise<Result> {
    const turn = this.last.then(async () => {
      for (let tries = 1; ; tries++) {
        try {
          return await this.changeOnce(gather, signal);
        } catch (error) {
          if (tries === MOST_TRIES || !isPartGone(error)) throw error;
        }
      }
    });
    this.last = turn.catch(() => undefined);
    return turn;
  }

  private async changeOnce<Result>(gather: Gather<Result>, signal: AbortSignal): Promise<Result> {
    const changes = new GatheredChanges();
    const stored = await this.store.readParts(signal);
    const memory = readParts(stored);
    const result = await gather(memory, changes, stored);
    for (const run of memory.runs) {
      if (this.dead.has(run.columnId) && memory.fingerprints.has(run.id)) changes.keepNoRows(memory, run);
    }
    const dropped = [...this.dead];
    this.dead.clear();
    await this.make(changes.all(), signal).catch((error: unknown) => {
      dropped.forEach((columnId) => this.dead.add(columnId));
      throw error;
    });
    return result;
  }

  private async make(changes: PartChanges, signal: AbortSignal): Promise<void> {
    const { add, replace, remove } = changes;
    if (add.length + replace.length + remove.length > 0) await this.store.changeParts(changes, signal);
  }
}
