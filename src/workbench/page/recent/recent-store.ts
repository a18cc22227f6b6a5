import type { RecentFile, RecentStore } from "./recent-files";

const DATABASE = "scoresheet-workbench";
const FILES = "recent-files";

/** The list in the browser's own database, which is the one place that takes handles of files. */
export function recentStore(databases: () => IDBFactory): RecentStore {
  return {
    all: () =>
      within(databases, "readonly", async (files) => (await answerTo(files.getAll())) as readonly RecentFile[]),
    replace: (ids, added) =>
      within(databases, "readwrite", async (files) => {
        await Promise.all([
          // First: what cannot be kept is refused at once, before anything is taken out.
          ...(added ? [answerTo(files.add(added))] : []),
          ...ids.map((id) => answerTo(files.delete(id))),
        ]);
      }),
  };
}

/** Does work in one transaction: all of it, or nothing. */
async function within<Result>(
  databases: () => IDBFactory,
  mode: IDBTransactionMode,
  work: (files: IDBObjectStore) => Promise<Result>,
): Promise<Result> {
  const database = await open(databases());
  try {
    const transaction = database.transaction(FILES, mode);
    const ended = endOf(transaction);
    const [result] = await Promise.all([work(transaction.objectStore(FILES)), ended]);
    return result;
  } finally {
    database.close();
  }
}

function open(databases: IDBFactory): Promise<IDBDatabase> {
  const opening = databases.open(DATABASE, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(FILES, { keyPath: "id", autoIncrement: true });
  return answerTo(opening);
}

function answerTo<Answer>(request: IDBRequest<Answer>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(failureOf(request.error));
  });
}

function endOf(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(failureOf(transaction.error));
  });
}

function failureOf(error: DOMException | null): Error {
  return error ?? new Error("The browser's database gave up.");
}
