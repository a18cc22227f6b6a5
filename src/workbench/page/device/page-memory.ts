/** What the page remembers on this device, by short names. Where the browser keeps nothing, nothing is remembered. */
export interface PageMemory {
  read(name: string): string | undefined;
  write(name: string, text: string): void;
}

const PREFIX = "scoresheet-workbench-";

/** @param storage asked for each time: a browser that keeps nothing refuses it */
export function pageMemory(storage: () => Pick<Storage, "getItem" | "setItem">): PageMemory {
  return {
    read(name) {
      try {
        return storage().getItem(PREFIX + name) ?? undefined;
      } catch {
        return undefined; // kept nowhere
      }
    },
    write(name, text) {
      try {
        storage().setItem(PREFIX + name, text);
      } catch {
        return; // full, or forbidden: it is asked again the next time
      }
    },
  };
}
