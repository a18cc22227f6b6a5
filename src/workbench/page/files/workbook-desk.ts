import { whyNoRoom } from "../../model/edits/room-for-column";
import type { HostedWorkbook } from "../host/hosted-workbook";
import type { FileHandle } from "../recent/file-handle";
import { readAgain } from "../recent/read-again";
import type { RecentFile } from "../recent/recent-files";
import { FILES, moreTablesWords } from "../words/file-words";

/** Tables without room that are told of one by one. */
const MOST_TABLES = 3;

/** What a workbook is handed out as: whole, or the sheet that is shown as comma-separated values. */
export type FileForm = "xlsx" | "csv";

/** Files as the page needs them. Each throws an Error whose message is for a person. */
export interface WorkbookFiles {
  /** The workbook that the page comes up with. */
  readonly openSample: () => Promise<HostedWorkbook>;
  readonly openNew: () => Promise<HostedWorkbook>;
  readonly openFile: (file: File) => Promise<HostedWorkbook>;
  /** Hands the workbook to the browser as a file. */
  readonly download: (hosted: HostedWorkbook, form: FileForm) => Promise<void>;
}

/** What a person answers when the open workbook holds what no file holds. */
export type LeavingAnswer = "download" | "leave" | "stay";

export interface DeskState {
  readonly hosted: HostedWorkbook | undefined;
  /** What went wrong last, for a person. */
  readonly failure: string | undefined;
  /** The file that was opened before, and of which `failure` tells: it may be gone for good. */
  readonly failedFile: RecentFile | undefined;
  /** What is to be known of the file that is open. */
  readonly notice: string | undefined;
  readonly isOpening: boolean;
  /** Name of an edited workbook that is about to be put away for another: a person has to say what becomes of it. */
  readonly asksAbout: string | undefined;
}

interface Opened {
  readonly hosted: HostedWorkbook;
  /** By what its file can be opened again. */
  readonly handle?: FileHandle | undefined;
}

/** The one workbook that is open, and what is on its way into its place or out as a file. */
export class WorkbookDesk {
  private current: DeskState = {
    hosted: undefined,
    failure: undefined,
    failedFile: undefined,
    notice: undefined,
    isOpening: false,
    asksAbout: undefined,
  };
  private readonly subscribers = new Set<() => void>();
  private openings = 0;
  /** The latest opening whose workbook was shown. */
  private shown = 0;
  private underWay = 0;
  private next: Opened | undefined;

  /** @param onShown told of each file that is shown now and can be opened again */
  constructor(
    private readonly files: WorkbookFiles,
    private readonly onShown: (handle: FileHandle) => void = () => {},
  ) {}

  /** Another object after each change. */
  get state(): DeskState {
    return this.current;
  }

  subscribe = (subscriber: () => void): (() => void) => {
    this.subscribers.add(subscriber);
    return () => this.subscribers.delete(subscriber);
  };

  openSample(): Promise<void> {
    return this.open(async () => ({ hosted: await this.files.openSample() }));
  }

  openNew(): Promise<void> {
    return this.open(async () => ({ hosted: await this.files.openNew() }));
  }

  /** @param finding by what it can be opened again, if by anything */
  openFile(file: File, finding?: Promise<FileHandle | undefined>): Promise<void> {
    return this.open(async () => ({ hosted: await this.files.openFile(file), handle: await finding }));
  }

  /** Opens a file that can be opened again. To be called while a click is answered. */
  openHandle(handle: FileHandle): Promise<void> {
    return this.open(() => this.openAgain(handle));
  }

  /** As `openHandle`; where it fails, it is known of which file that is said. */
  openRecent(file: RecentFile): Promise<void> {
    return this.open(async () => {
      try {
        return await this.openAgain(file.handle);
      } catch (error) {
        this.set({ failedFile: file });
        throw error;
      }
    });
  }

  async download(form: FileForm = "xlsx"): Promise<void> {
    const { hosted } = this.current;
    if (hosted === undefined) return;
    this.set({ failure: undefined, failedFile: undefined });
    await this.tryTo(() => this.handOut(hosted, form));
  }

  /** Answers the question that `asksAbout` stands for. A workbook that could not be handed out stays. */
  async answer(answer: LeavingAnswer): Promise<void> {
    const { next, current } = this;
    if (next === undefined) return;
    this.next = undefined;
    this.set({ asksAbout: undefined });
    if (answer === "stay") return;
    await this.tryTo(async () => {
      if (answer === "download" && current.hosted) await this.handOut(current.hosted, "xlsx");
      this.show(next);
    });
  }

  /** Takes away what was told. */
  dismiss(): void {
    this.set({ failure: undefined, failedFile: undefined, notice: undefined });
  }

  private async open(opening: () => Promise<Opened>): Promise<void> {
    const mine = ++this.openings;
    this.underWay++;
    this.set({ failure: undefined, failedFile: undefined, isOpening: true });
    await this.tryTo(async () => {
      const opened = await opening();
      // What was asked for later has come already: the sample is slower than a small file of somebody in a hurry.
      if (mine < this.shown) return;
      this.shown = mine;
      const { hosted } = this.current;
      if (hosted?.edits.isEdited) {
        this.next = opened;
        this.set({ asksAbout: hosted.session.opened.model.name });
      } else this.show(opened);
    });
    this.underWay--;
    this.set({ isOpening: this.underWay > 0 });
  }

  private async openAgain(handle: FileHandle): Promise<Opened> {
    return { hosted: await this.files.openFile(await readAgain(handle)), handle };
  }

  private show({ hosted, handle }: Opened): void {
    this.set({ hosted, notice: noticesOf(hosted).join(" ") || undefined });
    if (handle !== undefined) this.onShown(handle);
  }

  /** Only a whole workbook has all that was done: a sheet of plain values is no reason not to ask. */
  private async handOut(hosted: HostedWorkbook, form: FileForm): Promise<void> {
    const write = (): Promise<void> => this.files.download(hosted, form);
    await (form === "xlsx" ? hosted.edits.save(write) : write());
  }

  private async tryTo(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.set({ failure: error instanceof Error ? error.message : FILES.failed });
    }
  }

  private set(changed: Partial<DeskState>): void {
    this.current = { ...this.current, ...changed };
    for (const subscriber of [...this.subscribers]) subscriber();
  }
}

/** What is to be known of a file before anything is scored, tables that cannot get a result column included. */
function noticesOf({ session }: HostedWorkbook): string[] {
  const { model, notices } = session.opened;
  const noRoom = model.tables.flatMap((table) => whyNoRoom(model, table) ?? []);
  const more = noRoom.length - MOST_TABLES;
  return [...notices, ...noRoom.slice(0, MOST_TABLES), ...(more > 0 ? [moreTablesWords(more)] : [])];
}
