import { createHash } from "node:crypto";
import type { RunMemory } from "../../scoring/run-memory";
import type { Workbook } from "../../scoring/ports";
import type { OpenedWorkbook } from "../../workbench/xlsx/open-workbook";
import { saveWorkbook } from "../../workbench/xlsx/save-workbook";
import type { RunCommand } from "../command/command";
import type { CommandParts, PartialFiles } from "../run/command-parts";

/** Copies take a twentieth of the time at most. */
const SHARE = 20;

/** What two commands may differ in and make the same result all the same. */
const SAME: Readonly<Partial<Record<string, undefined>>> = {
  workbookFile: undefined,
  outFile: undefined,
  recipeFile: undefined,
  savedRecipeFile: undefined,
  signatureFile: undefined,
  allowed: undefined,
  workspaceHost: undefined,
  mlflowHost: undefined,
  concurrency: undefined,
};

/**
 * What a command has made so far: a copy of its workbook beside --out, taken from time to time, so that the same command goes on after it
 * was killed. It holds what the result would hold, and is found by the very command, product version and bytes that were read alone: once an
 * input is edited, nobody goes on from older ones.
 */
export class PartialResult {
  private lastMs: number;
  private isOver = false;

  private constructor(
    private readonly key: string,
    private readonly files: PartialFiles,
    private readonly parts: Pick<CommandParts, "now" | "tell">,
  ) {
    this.lastMs = parts.now();
  }

  /** @returns undefined where nothing is kept: what is to be made anew for all rows tells nobody which of them are new */
  static async of(request: RunCommand["request"], parts: CommandParts): Promise<PartialResult | undefined> {
    const { partials, marks } = parts;
    if (partials === undefined || request.isDryRun === true) return undefined;
    if (("scope" in request && request.scope === "all") || "replaces" in request) return undefined;
    const hash = createHash("sha256").update(JSON.stringify([marks.productVersion, { ...request, ...SAME }]));
    const { workbookFile, recipeFile, signatureFile } = { recipeFile: undefined, signatureFile: undefined, ...request };
    for (const file of [workbookFile, recipeFile, signatureFile]) {
      // What cannot be read is told by whoever needs it.
      const bytes = file === undefined ? undefined : await parts.readFile(file).catch(() => undefined);
      hash.update(`${bytes?.length ?? "none"}:`).update(bytes ?? "");
    }
    return new PartialResult(hash.digest("hex").slice(0, 16), partials, parts);
  }

  /** What an earlier run of the same command has left; it is told how to begin anew. */
  async find(): Promise<Uint8Array | undefined> {
    const bytes = await this.files.read(this.key);
    if (bytes !== undefined) {
      this.parts.tell(
        `An earlier run of this command was ended before it could write its file: going on from what it left in ` +
          `${this.files.nameOf(this.key)}. To begin anew, delete that file.`,
      );
    }
    return bytes;
  }

  /** The workbook, of which a copy is kept before a write, when it is time for one: all that was written before is remembered by then. */
  over(workbook: Workbook, memory: RunMemory, opened: OpenedWorkbook): Workbook {
    const writeWindow: Workbook["writeWindow"] = async (...args) => {
      await this.keepIfDue(memory, opened);
      return workbook.writeWindow(...args);
    };
    return Object.assign(Object.create(workbook) as Workbook, { writeWindow });
  }

  /** The result stands in its file. */
  async remove(): Promise<void> {
    await this.files.remove(this.key).catch(() => undefined);
  }

  private async keepIfDue(memory: RunMemory, opened: OpenedWorkbook): Promise<void> {
    const { now, tell } = this.parts;
    const startedMs = now();
    if (this.isOver || startedMs - this.lastMs < this.files.everyMs) return;
    try {
      if ((await memory.keepSoFar?.()) === true) await this.files.write(this.key, await saveWorkbook(opened));
    } catch {
      this.isOver = true;
      tell(
        `What is done so far could not be kept in ${this.files.nameOf(this.key)}: a run that is killed begins anew.`,
      );
    }
    this.lastMs = now() + (SHARE - 1) * (now() - startedMs);
  }
}
