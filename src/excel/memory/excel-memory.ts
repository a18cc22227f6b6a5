import type { ColumnPlace, ColumnTrace, MemoryStore, PartChanges, StoredPart } from "../../scoring/ports";
import type { ExcelQueue } from "../host/excel-queue";
import { anchorColumn } from "./anchor-column";
import { changeParts } from "./change-parts";
import { dropAnchors } from "./drop-anchors";
import { locateColumns } from "./locate-columns";
import { readParts } from "./read-parts";

/** What the workbook that is open in Excel remembers for us. Each method is one turn in the queue. */
export class ExcelMemory implements MemoryStore {
  constructor(private readonly queue: ExcelQueue) {}

  readParts(signal: AbortSignal): Promise<readonly StoredPart[]> {
    return this.queue.session(signal, readParts);
  }

  changeParts(changes: PartChanges, signal: AbortSignal): Promise<void> {
    return this.queue.session(signal, (session) => changeParts(session, changes), "writing");
  }

  anchor(columnId: string, place: Omit<ColumnPlace, "foundBy">, signal: AbortSignal): Promise<void> {
    return this.queue.session(signal, (session) => anchorColumn(session, columnId, place), "writing");
  }

  dropAnchors(columnIds: readonly string[] | undefined, signal: AbortSignal): Promise<void> {
    return this.queue.session(signal, (session) => dropAnchors(session, columnIds), "writing");
  }

  locate(columns: readonly ColumnTrace[], signal: AbortSignal): Promise<readonly (ColumnPlace | undefined)[]> {
    return this.queue.session(signal, (session) => locateColumns(session, columns));
  }
}
