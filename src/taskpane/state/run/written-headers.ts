import type { ResultColumns } from "../../../scoring/ports";
import { tableKey } from "../data/data-session";

/** By `tableKey`: headers of result columns that the pane has added there. */
export type WrittenHeaders = ReadonlyMap<string, ReadonlySet<string>>;

/** With those of some columns more; the very same where they are known. */
export function withColumns(written: WrittenHeaders, added: ResultColumns | undefined): WrittenHeaders {
  if (added === undefined) return written;
  const key = tableKey(added.source);
  const [before = new Set<string>(), headers] = [written.get(key), added.headers];
  const after = withAll(before, headers);
  return after === before ? written : new Map([...written, [key, after]]);
}

/** Without those of columns that were taken out. */
export function withoutColumns(written: WrittenHeaders, removed: ResultColumns): WrittenHeaders {
  const key = tableKey(removed.source);
  const left = [...(written.get(key) ?? [])].filter((header) => !removed.headers.includes(header));
  return new Map([...written, [key, new Set(left)]]);
}

/** The very same set where nothing is new in it: a run tells how far it is many times a second. */
export function withAll(known: ReadonlySet<string>, added: readonly string[]): ReadonlySet<string> {
  return added.every((one) => known.has(one)) ? known : new Set([...known, ...added]);
}
