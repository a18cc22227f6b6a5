import type { RunNotes } from "../../../src/scoring/memory/run-notes";

interface Noted {
  readonly isCut: boolean;
  readonly lists?: readonly Uint8Array[];
}

/** Notes of a device, by id of the run: those that are given, and what is told of them. */
export function notesWith(noted: Readonly<Record<string, Noted>>): RunNotes & { readonly told: string[] } {
  const told: string[] = [];
  return {
    told,
    begin: (id) => told.push(`begin ${id}`),
    add: (id, records) => told.push(`add ${records.length} ${id}`),
    stop: (id) => told.push(`stop ${id}`),
    end: (id) => told.push(`end ${id}`),
    of: (id) => (Object.hasOwn(noted, id) ? (noted[id]!.lists ?? []) : undefined),
    isCut: (id) => Promise.resolve(Object.hasOwn(noted, id) && noted[id]!.isCut),
  };
}
