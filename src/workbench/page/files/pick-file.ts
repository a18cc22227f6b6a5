import type { FileHandle } from "../recent/file-handle";
import { FILES } from "../words/file-words";

const SPREADSHEETS = [".xlsx", ".xlsm", ".xltx", ".xltm"] as const;
const SEPARATED_VALUES = [".csv", ".tsv", ".tab", ".txt"] as const;

/** The endings of files that can be opened, as a field for a file takes them. */
export const OPENED_ENDINGS = [...SPREADSHEETS, ...SEPARATED_VALUES].join();

interface PickerOptions {
  readonly id: string;
  readonly types: readonly {
    readonly description: string;
    readonly accept: Readonly<Record<string, readonly string[]>>;
  }[];
}

/** A window in which files can be picked so that they can be opened again later; other browsers lack this. */
export interface PickerWindow {
  readonly showOpenFilePicker?: (options: PickerOptions) => Promise<readonly FileHandle[]>;
}

/** What came of asking for a file: nothing was chosen, or the browser does not let this page ask. */
export type NothingPicked = "nothing-chosen" | "not-here";

/** Asks a person for a file, while a click is answered. */
export async function pickFile(page: PickerWindow): Promise<FileHandle | NothingPicked> {
  if (page.showOpenFilePicker === undefined) return "not-here";
  const accept = {
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": SPREADSHEETS,
    "text/csv": SEPARATED_VALUES,
  };
  try {
    const [handle] = await page.showOpenFilePicker({ id: "workbook", types: [{ description: FILES.kinds, accept }] });
    return handle ?? "nothing-chosen";
  } catch (error) {
    // A frame within another site's page and some companies' browsers have the picker, but forbid it.
    return error instanceof DOMException && error.name === "AbortError" ? "nothing-chosen" : "not-here";
  }
}

/** A dropped thing that can tell where it came from; other browsers lack this. */
type DroppedThing = DataTransferItem & {
  readonly getAsFileSystemHandle?: () => Promise<FileHandle | FileSystemDirectoryHandle | null>;
};

/** By what a dropped file can be opened again, if by anything. To be called while the drop is answered: things are forgotten after it. */
export async function droppedHandle(data: DataTransfer): Promise<FileHandle | undefined> {
  const item: DroppedThing | undefined = [...data.items].find(({ kind }) => kind === "file");
  const handle = await item?.getAsFileSystemHandle?.().catch(() => null);
  return handle?.kind === "file" ? handle : undefined;
}
