import type { FileHandle } from "./file-handle";

/** A file that was opened before. */
export interface RecentFile {
  readonly id: number;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly openedAt: number;
  readonly handle: FileHandle;
}

/** Where the list is kept. Rejected where the browser keeps nothing. */
export interface RecentStore {
  /** In any order. */
  readonly all: () => Promise<readonly RecentFile[]>;
  /** Adds one and takes others out, both or neither. */
  readonly replace: (ids: readonly number[], added?: Omit<RecentFile, "id">) => Promise<void>;
}

/** More are not looked through. */
const MOST_FILES = 8;

/** The files that were opened last, newest first, each once. Where nothing is kept there are none, and nobody is told so. */
export class RecentFiles {
  private list: readonly RecentFile[] = [];
  private readonly subscribers = new Set<() => void>();
  private underWay: Promise<void> = Promise.resolve();

  constructor(
    private readonly store: RecentStore,
    private readonly now: () => number,
  ) {}

  /** Another list after each change. */
  get files(): readonly RecentFile[] {
    return this.list;
  }

  subscribe = (subscriber: () => void): (() => void) => {
    this.subscribers.add(subscriber);
    return () => this.subscribers.delete(subscriber);
  };

  /** Reads the list anew: another tab may have changed it. */
  load(): Promise<void> {
    return this.change(() => Promise.resolve());
  }

  /** The file was opened just now. */
  note(handle: FileHandle): Promise<void> {
    return this.change(async () => {
      const known = newestFirst(await this.store.all());
      const isSame = await Promise.all(known.map((file) => isSameFile(handle, file.handle)));
      const others = known.filter((_file, i) => isSame[i] !== true);
      const out = [...known.filter((_file, i) => isSame[i]), ...others.slice(MOST_FILES - 1)];
      const added = { name: handle.name, openedAt: this.now(), handle };
      await this.store.replace(
        out.map(({ id }) => id),
        added,
      );
    });
  }

  remove(id: number): Promise<void> {
    return this.change(() => this.store.replace([id]));
  }

  clear(): Promise<void> {
    return this.change(async () => this.store.replace((await this.store.all()).map(({ id }) => id)));
  }

  /** One change after the other, so that none is made to a list that is about to change. */
  private change(work: () => Promise<void>): Promise<void> {
    this.underWay = this.underWay.then(async () => {
      await work().catch(() => undefined); // What was not kept is not in the list that is read next.
      this.list = await this.store.all().then(newestFirst, () => []);
      for (const subscriber of [...this.subscribers]) subscriber();
    });
    return this.underWay;
  }
}

function newestFirst(files: readonly RecentFile[]): readonly RecentFile[] {
  return [...files].sort((a, b) => b.openedAt - a.openedAt || b.id - a.id);
}

/** A file that cannot be compared any more is another one. */
function isSameFile(one: FileHandle, other: FileHandle): Promise<boolean> {
  return one.isSameEntry(other).catch(() => false);
}
