import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeXlsxTable } from "../support/xlsx-table";
import { HaltingEndpoint } from "./halting-endpoint";

/** A folder for runs of `npm run score`, with a workbook of three rows in it and an endpoint that answers every row. */
export class ScoreFolder {
  readonly path = mkdtempSync(join(tmpdir(), "scoresheet-"));
  private files = 0;
  private started: HaltingEndpoint | undefined;

  /** Writes `in.xlsx`, with a table "T" of the rows 1, 2 and 3, and starts the endpoint. */
  async start(): Promise<void> {
    this.started = await HaltingEndpoint.start(Infinity);
    await writeXlsxTable(this.at("in.xlsx"), { name: "T", columns: ["id"], rows: [[1], [2], [3]] });
  }

  stop(): void {
    this.started?.stop();
    rmSync(this.path, { recursive: true, force: true });
  }

  get endpoint(): HaltingEndpoint {
    if (this.started === undefined) throw new Error("The folder's endpoint is not started.");
    return this.started;
  }

  readonly at = (name: string): string => join(this.path, name);

  /** Options that score `in.xlsx` into a file of its own, with these changes. */
  readonly command = (changes: Readonly<Record<string, string>> = {}) => ({
    workbook: this.at("in.xlsx"),
    table: "T",
    endpoint: this.endpoint.url,
    out: this.at(`out-${this.files++}.xlsx`),
    ...changes,
  });
}
