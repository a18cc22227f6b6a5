import { mergeLists } from "../../core/memory/fingerprint-list";
import type { ReadMemory } from "../../core/memory/read-parts";
import type { RunNotes } from "./run-notes";

/** What is remembered, with what this device noted of runs that have not ended; the workbook is not changed by that. */
export function withNotes(memory: ReadMemory, notes: RunNotes): ReadMemory {
  const fingerprints = new Map(memory.fingerprints);
  for (const { id, endedAt } of memory.runs) {
    const noted = endedAt === undefined ? notes.of(id) : undefined;
    if (noted === undefined || noted.length === 0) continue;
    fingerprints.set(id, [mergeLists([...(fingerprints.get(id) ?? []), ...noted])]);
  }
  return { ...memory, fingerprints };
}
