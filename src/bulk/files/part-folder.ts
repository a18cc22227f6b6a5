import { createHash } from "node:crypto";
import { mkdir, open, readdir, readFile, rename, rm, rmdir, writeFile } from "node:fs/promises";
import path from "node:path";
import type { RowRange } from "../../core/table/row-ranges";
import { BulkFileError } from "./bulk-file-error";
import type { Duck } from "./duck";
import type { InputFile } from "./input-file";
import { holdAlone, letGo, LOCK_FILE } from "./run-lock";

/** What must be the same for parts of an earlier run to be of use: anything else would put two runs into one file. */
export interface RunMark {
  readonly input: InputFile["mark"];
  /** What makes the predictions, each under the option or the word by which a person knows it. */
  readonly made: Readonly<Record<string, unknown>>;
}

/** A part that is whole: rows of the input in their order, with their predictions. */
export interface Part extends RowRange {
  readonly file: string;
}

interface Noted extends RunMark {
  /** Of the parts; absent until the first is written. */
  readonly outputs?: readonly string[];
}

const NOTES = "run.json";
const PART = /^rows-(\d+)-(\d+)\.parquet$/;
const DIGITS = 12;

/** The folder beside the output in which a run keeps what is done, so that the same command goes on after it was killed. */
export class PartFolder {
  private noted: Noted | undefined;
  private found: Part[] = [];

  private constructor(
    private readonly outFile: string,
    readonly folder: string,
  ) {}

  static beside(outFile: string): PartFolder {
    return new PartFolder(outFile, `${outFile}.parts`);
  }

  /** Where DuckDB puts what it cannot keep in the memory. */
  get spillFolder(): string {
    return path.join(this.folder, "spill");
  }

  /** In the order of their rows. */
  get parts(): readonly Part[] {
    return this.found;
  }

  /** The outputs of the model that the parts have; undefined while there is no part. */
  get outputs(): readonly string[] | undefined {
    return this.noted?.outputs;
  }

  /**
   * Takes what an earlier run of the same command has left, or begins anew.
   * @param duck holds the folder for this run alone, as long as it is open
   * @param restarts throws away what is there
   * @throws BulkFileError where it is of another command or of another input, or of a run that goes on; the system's own error
   */
  async begin(duck: Duck, mark: RunMark, restarts: boolean): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    await holdAlone(duck, this.folder, this.outFile);
    if (restarts) await this.empty();
    const noted = await this.readNotes();
    if (noted !== undefined) this.checkSame(noted, mark);
    this.noted = noted ?? mark;
    const names = await readdir(this.folder);
    for (const name of names.filter((one) => one.endsWith(".tmp")))
      await rm(path.join(this.folder, name), { force: true });
    if (noted === undefined) await this.writeNotes();
    this.found = names.flatMap((name) => this.partNamed(name)).sort((a, b) => a.firstRow - b.firstRow);
  }

  /** Notes what the parts hold, once, before the first is written. @throws the system's own error */
  async noteOutputs(outputs: readonly string[]): Promise<void> {
    this.noted = { ...this.noted!, outputs };
    await this.writeNotes();
  }

  /** Where a part is written before it is whole. */
  unfinished(): string {
    return path.join(this.folder, "part.tmp");
  }

  /** What was written is a part from now on: whole, whenever the program is killed. @throws the system's own error */
  async finish(rows: RowRange): Promise<void> {
    const file = path.join(this.folder, `rows-${padded(rows.firstRow)}-${padded(rows.rowCount)}.parquet`);
    await flush(this.unfinished());
    await rename(this.unfinished(), file);
    this.found = [...this.found, { ...rows, file }].sort((a, b) => a.firstRow - b.firstRow);
  }

  /** Leaves nothing of the run, and the place to others. */
  async remove(duck: Duck): Promise<void> {
    await this.empty();
    await letGo(duck, this.folder);
    // Stays where another run has begun meanwhile.
    await rmdir(this.folder).catch(() => undefined);
  }

  private async empty(): Promise<void> {
    const names = await readdir(this.folder);
    for (const name of names.filter((one) => one !== LOCK_FILE))
      await rm(path.join(this.folder, name), { recursive: true, force: true });
  }

  private partNamed(name: string): Part[] {
    const [, firstRow, rowCount] = PART.exec(name) ?? [];
    if (firstRow === undefined) return [];
    return [{ firstRow: Number(firstRow), rowCount: Number(rowCount), file: path.join(this.folder, name) }];
  }

  private async readNotes(): Promise<Noted | undefined> {
    const text = await readFile(path.join(this.folder, NOTES), "utf8").catch(() => undefined);
    if (text === undefined) return undefined;
    try {
      return JSON.parse(text) as Noted;
    } catch {
      throw new BulkFileError(`${path.join(this.folder, NOTES)} cannot be read as it was written. ${this.toBeginAnew}`);
    }
  }

  private async writeNotes(): Promise<void> {
    const file = path.join(this.folder, NOTES);
    await writeFile(`${file}.tmp`, `${JSON.stringify(this.noted, null, 2)}\n`);
    await flush(`${file}.tmp`);
    await rename(`${file}.tmp`, file);
  }

  private checkSame(noted: Noted, mark: RunMark): void {
    const begun = `${this.folder} holds what an earlier run has made`;
    if (digest(noted.input) !== digest(mark.input)) {
      throw new BulkFileError(`${begun}, and the input was changed since. ${this.toBeginAnew}`);
    }
    const names = [...new Set([...Object.keys(noted.made), ...Object.keys(mark.made)])];
    const other = names.filter((name) => digest(noted.made[name]) !== digest(mark.made[name]));
    if (other.length === 0) return;
    throw new BulkFileError(
      `${begun} under another command: ${other.join(", ")} ${other.length === 1 ? "differs" : "differ"}. ` +
        `Type the same command to go on. ${this.toBeginAnew}`,
    );
  }

  private get toBeginAnew(): string {
    return "With --restart what is there is thrown away, and the run begins anew.";
  }
}

function padded(number: number): string {
  return String(number).padStart(DIGITS, "0");
}

function digest(value: unknown): string {
  return createHash("sha256")
    .update(JSON.stringify(value) ?? "")
    .digest("hex");
}

/** What was written is on the disk, also where the power goes. */
async function flush(file: string): Promise<void> {
  const handle = await open(file, "r+");
  try {
    await handle.datasync();
  } finally {
    await handle.close();
  }
}
