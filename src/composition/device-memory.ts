/**
 * Texts that this device remembers between sessions, by key: `setting/...`, `token/<origin>` only when the analyst asked for it, `choices/<origin>`, `consents`,
 * `connections`, `spent`, and `run/<run>/...` as long as a run goes on.
 * Where nothing can be kept, nothing is read.
 */
export interface DeviceMemory {
  read(key: string): string | undefined;
  write(key: string, text: string): void;
  forget(key: string): void;
  /** Whether what is written now is kept, as far as is known: it was so when it was last tried. */
  keeps(): boolean;
  /** Of all that is kept for us. */
  keys(): readonly string[];
}

/** As much of `window.localStorage` as is used. */
export interface DeviceStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
  readonly length: number;
  key(index: number): string | null;
}

const PREFIX = "scoresheet";

/**
 * What this device remembers, over a storage that may be full, blocked or missing: a browser that keeps nothing must not keep the analyst
 * from scoring, so a failed write is as if it had not been asked for. Nothing is kept in the workbook, which is passed on.
 * @param storage asked for at each use: where site data is blocked, as in a frame of Excel on the web, `window.localStorage` itself throws.
 * In some web views it is null. Source: HTML Standard, "The localStorage getter"
 * @param partitionKey `Office.context.partitionKey`, which keeps sites apart that share a browser's storage; undefined on Windows
 */
export function createDeviceMemory(
  storage: () => DeviceStorage | null | undefined,
  partitionKey: string | undefined,
): DeviceMemory {
  const nameOf = (key: string): string => [partitionKey ?? "", PREFIX, key].join("/");
  let isKept: boolean | undefined;
  const write = (key: string, text: string): void => {
    isKept = succeeds(() => place(storage).setItem(nameOf(key), text));
  };
  const forget = (key: string): void => void succeeds(() => place(storage).removeItem(nameOf(key)));
  return {
    read(key) {
      let text: string | undefined;
      succeeds(() => (text = place(storage).getItem(nameOf(key)) ?? undefined));
      return text;
    },
    write,
    forget,
    keeps() {
      if (isKept === undefined) {
        write("trial", "1");
        forget("trial");
      }
      return isKept === true;
    },
    keys() {
      const names: string[] = [];
      succeeds(() => {
        const found = place(storage);
        for (let index = 0; index < found.length; index++) names.push(found.key(index) ?? "");
      });
      return names.flatMap((name) => (name.startsWith(nameOf("")) ? [name.slice(nameOf("").length)] : []));
    },
  };
}

function place(storage: () => DeviceStorage | null | undefined): DeviceStorage {
  const found = storage();
  if (found === null || found === undefined) throw new Error("This browser has no storage.");
  return found;
}

function succeeds(work: () => void): boolean {
  try {
    work();
    return true;
  } catch {
    return false;
  }
}
