/**
 * Texts that this device remembers between sessions, by key: `setting/...`, and `token/<origin>` only when the analyst asked for it.
 * Where nothing can be kept, nothing is read.
 */
export interface DeviceMemory {
  read(key: string): string | undefined;
  write(key: string, text: string): void;
  forget(key: string): void;
}

/** As much of `window.localStorage` as is used. */
export interface DeviceStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

const PREFIX = "scoresheet";

/**
 * What this device remembers, over a storage that may be full or blocked: a browser that keeps nothing must not keep the analyst from
 * scoring, so a failed write is as if it had not been asked for. Nothing is kept in the workbook, which is passed on.
 * @param partitionKey `Office.context.partitionKey`, which keeps sites apart that share a browser's storage; undefined on Windows
 */
export function createDeviceMemory(storage: DeviceStorage, partitionKey: string | undefined): DeviceMemory {
  const nameOf = (key: string): string => [partitionKey ?? "", PREFIX, key].join("/");
  return {
    read: (key) => orElse(() => storage.getItem(nameOf(key)) ?? undefined, undefined),
    write: (key, text) => orElse(() => storage.setItem(nameOf(key), text), undefined),
    forget: (key) => orElse(() => storage.removeItem(nameOf(key)), undefined),
  };
}

function orElse<Value>(work: () => Value, otherwise: Value): Value {
  try {
    return work();
  } catch {
    return otherwise;
  }
}
