import type { FileHandle } from "../../../../src/workbench/page/recent/file-handle";
import { RecentFiles, type RecentFile, type RecentStore } from "../../../../src/workbench/page/recent/recent-files";

/** A list of recent files that is kept in memory, by a clock that goes on by a minute with each file. */
export function recentInMemory(): { readonly recent: RecentFiles; readonly kept: () => readonly RecentFile[] } {
  let files: readonly RecentFile[] = [];
  let lastId = 0;
  const store: RecentStore = {
    all: () => Promise.resolve(files),
    replace: (ids, added) => {
      files = [...files.filter(({ id }) => !ids.includes(id)), ...(added ? [{ ...added, id: ++lastId }] : [])];
      return Promise.resolve();
    },
  };
  let now = Date.UTC(2026, 10, 29, 8);
  return { recent: new RecentFiles(store, () => (now += 60_000)), kept: () => files };
}

/** A file at a place: two of one place are the same file. */
export function handleAt(place: string, how: Partial<FileHandle> = {}): FileHandle & { readonly place: string } {
  const name = place.split("/").at(-1)!;
  return {
    kind: "file",
    name,
    place,
    getFile: () => Promise.resolve(new File([], name)),
    isSameEntry: (other) => Promise.resolve((other as { place?: string }).place === place),
    ...how,
  };
}

/** What a browser throws, by its name. */
export function refusal(name: string): Promise<never> {
  return Promise.reject(new DOMException("A sentence of the browser's own.", name));
}
