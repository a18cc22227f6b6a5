import { fromBase64, toBase64 } from "../../core/memory/base64";
import { MOST_ROWS } from "../../core/memory/fingerprints";
import { RECORD_BYTES } from "../../core/memory/fingerprint-list";
import type { RunNotes } from "../../scoring/memory/run-notes";
import type { DeviceMemory } from "../device-memory";
import type { LivePanes } from "./live-panes";

/** Where nobody can tell which panes are open, a run that has noted nothing for so long goes on no more. */
const SILENT_MS = 60_000;
/** Notes of a workbook that was never opened again. */
const OUTDATED_MS = 30 * 24 * 60 * 60 * 1000;

/** Which pane began a run, and when it last noted anything, in UTC. */
interface NotesHead {
  readonly pane: string;
  readonly at: number;
}

/**
 * Notes under `run/<run>/0`, the head, and `run/<run>/1` and so on. A device that is full keeps what it has: rows of which nothing was noted
 * are scored again.
 */
export class DeviceNotes implements RunNotes {
  /** Of runs of this pane that go on: how many notes there are, and of how many rows. */
  private readonly goingOn = new Map<string, { notes: number; rows: number }>();

  constructor(
    private readonly device: DeviceMemory,
    private readonly panes: LivePanes,
    private readonly nowUtc: () => Date,
  ) {}

  begin(runId: string): void {
    this.forgetOutdated();
    this.panes.show();
    this.goingOn.set(runId, { notes: 0, rows: 0 });
    this.writeHead(runId);
  }

  add(runId: string, records: Uint8Array): void {
    const run = this.goingOn.get(runId);
    if (run === undefined || records.length === 0) return;
    run.rows += records.length / RECORD_BYTES;
    if (run.rows > MOST_ROWS) return;
    this.device.write(keyOf(runId, ++run.notes), toBase64(records));
    this.writeHead(runId);
  }

  stop(runId: string): void {
    this.goingOn.delete(runId);
  }

  end(runId: string): void {
    this.goingOn.delete(runId);
    const keys = this.device.keys().filter((key) => key.startsWith(`run/${runId}/`));
    for (const key of keys) this.device.forget(key);
  }

  of(runId: string): readonly Uint8Array[] | undefined {
    if (this.headOf(runId) === undefined) return undefined;
    const lists: Uint8Array[] = [];
    // A note that was not kept leaves a gap, and so does one that somebody took away.
    const keys = new Set(this.device.keys().filter((key) => key.startsWith(`run/${runId}/`)));
    for (const key of keys) {
      const list = key === keyOf(runId, 0) ? undefined : fromBase64(this.device.read(key) ?? "");
      if (list !== undefined && list.length % RECORD_BYTES === 0) lists.push(list);
    }
    return lists;
  }

  async isCut(runId: string): Promise<boolean> {
    const head = this.headOf(runId);
    if (head === undefined || this.goingOn.has(runId)) return false;
    if (head.pane === this.panes.ownId) return true;
    const isOpen = await this.panes.isOpen(head.pane);
    return isOpen === undefined ? this.nowUtc().getTime() - head.at > SILENT_MS : !isOpen;
  }

  private writeHead(runId: string): void {
    const head: NotesHead = { pane: this.panes.ownId, at: this.nowUtc().getTime() };
    this.device.write(keyOf(runId, 0), JSON.stringify(head));
  }

  private headOf(runId: string): NotesHead | undefined {
    try {
      const head = JSON.parse(this.device.read(keyOf(runId, 0)) ?? "null") as Partial<NotesHead> | null;
      return typeof head?.pane === "string" && typeof head.at === "number"
        ? { pane: head.pane, at: head.at }
        : undefined;
    } catch {
      return undefined;
    }
  }

  private forgetOutdated(): void {
    const now = this.nowUtc().getTime();
    const runIds = new Set(this.device.keys().flatMap((key) => /^run\/([^/]+)\//.exec(key)?.[1] ?? []));
    for (const runId of runIds) {
      if (this.goingOn.has(runId)) continue;
      const head = this.headOf(runId);
      if (head === undefined || now - head.at > OUTDATED_MS) this.end(runId);
    }
  }
}

function keyOf(runId: string, note: number): string {
  return `run/${runId}/${note}`;
}
