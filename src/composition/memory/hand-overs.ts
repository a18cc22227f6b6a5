import { WorkbookError } from "../../core/errors";
import { UnfitJson } from "../../core/json/checked-json";
import { handOversToGo, MOST_RUNS, readHandOverParts, writeHandOverPart } from "../../core/memory/hand-over-parts";
import type { HandedOverRun } from "../../core/memory/handed-over-run";
import type { MemoryStore, PartChanges } from "../../scoring/ports";

/** Nothing that changes the workbook is left half done. */
const TO_THE_END = new AbortController().signal;

type Store = Pick<MemoryStore, "readParts" | "changeParts">;

/** The tables that were handed over, as the workbook remembers them: one part each, so that two people do not write over each other's. */
export class HandOvers {
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly store: Store) {}

  /** The newest ones, newest first. @throws WorkbookError */
  async all(signal: AbortSignal = TO_THE_END): Promise<readonly HandedOverRun[]> {
    const stored = readHandOverParts(await this.store.readParts(signal));
    return stored.slice(0, MOST_RUNS).map(({ run }) => run);
  }

  /** Remembers a new run; of many, the oldest is forgotten. @returns false where the workbook takes no note of it */
  add(run: HandedOverRun): Promise<boolean> {
    return this.inTurn(async () => {
      const stored = readHandOverParts(await this.store.readParts(TO_THE_END));
      const remove = handOversToGo([{ partId: "", run }, ...stored]);
      await this.make({ add: [writeHandOverPart(run)], replace: [], remove });
      return true;
    });
  }

  /** Says anew what is remembered of a run. @returns false where it is not remembered any more, or the workbook takes no note */
  change(run: HandedOverRun): Promise<boolean> {
    return this.inTurn(async () => {
      const partId = (await this.partsOf(run.id))[0];
      if (partId === undefined) return false;
      await this.make({ add: [], replace: [{ id: partId, xml: writeHandOverPart(run) }], remove: [] });
      return true;
    });
  }

  /** @throws WorkbookError */
  async forget(runId: string): Promise<void> {
    await this.next(async () => {
      const remove = await this.partsOf(runId);
      if (remove.length > 0) await this.make({ add: [], replace: [], remove });
    });
  }

  /** The parts that hold a run: after two people had the workbook open they may be several. */
  private async partsOf(runId: string): Promise<readonly string[]> {
    const parts = await this.store.readParts(TO_THE_END);
    return parts.filter((part) => readHandOverParts([part])[0]?.run.id === runId).map(({ id }) => id);
  }

  private async make(changes: PartChanges): Promise<void> {
    await this.store.changeParts(changes, TO_THE_END);
  }

  private async inTurn(change: () => Promise<boolean>): Promise<boolean> {
    try {
      return await this.next(change);
    } catch (error) {
      // A workbook that is protected or open for reading, a name that is too long: a run does not fail for it.
      if (error instanceof WorkbookError || error instanceof UnfitJson) return false;
      throw error;
    }
  }

  private next<Done>(change: () => Promise<Done>): Promise<Done> {
    const turn = this.last.then(change);
    this.last = turn.catch(() => undefined);
    return turn;
  }
}
