import { mergeLists } from "../../core/memory/fingerprint-list";
import type { ReadMemory } from "../../core/memory/read-parts";
import type { RunNotes } from "./run-notes";

/**
 * What is remembered, with what this device noted of runs that have not ended; the workbook is not changed by that.
 * @param ownId of a run that ends now, and knows itself what it has noted
 */
export function withNotes(memory: ReadMemory, notes: RunNotes, ownId?: string): ReadMemory {
  const fingerprints = new Map(memory.fingerprints);
  for (const { id, endedAt } of memory.runs) {
    const noted = endedAt === undefined && id !== ownId ? notes.of(id) : undefined;
    if (noted === undefined) continue;
    // Of a run that was begun here it is known, too, that it has scored no row.
    fingerprints.set(id, [mergeLists([...(fingerprints.get(id) ?? []), ...noted])]);
  }
  return { ...memory, fingerprints };
}
