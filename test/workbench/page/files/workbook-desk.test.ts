import { WorkbookDesk, type WorkbookFiles } from "../../../../src/workbench/page/files/workbook-desk";
import { hostWorkbook, type HostedWorkbook } from "../../../../src/workbench/page/host/hosted-workbook";
import type { FileHandle } from "../../../../src/workbench/page/recent/file-handle";
import { newWorkbook } from "../../../../src/workbench/xlsx/new-workbook";
import { handleAt, refusal } from "../recent/kept-in-memory";

describe("WorkbookDesk", () => {
  it("keeps a file that was opened before the sample workbook has come", async () => {
    const sample = withheld<HostedWorkbook>();
    const desk = deskWith({ openSample: () => sample.promise });
    const sampleCame = desk.openSample();
    await desk.openFile(new File([], "own.xlsx"));
    expect(desk.state).toMatchObject({ isOpening: true });
    sample.release(hosted("sample.xlsx"));
    await sampleCame;
    expect(nameShown(desk)).toBe("own.xlsx");
    expect(desk.state).toMatchObject({ isOpening: false, asksAbout: undefined });
  });

  it("shows the sample workbook when the file that was to be opened before it could not be read", async () => {
    const sample = withheld<HostedWorkbook>();
    const desk = deskWith({
      openSample: () => sample.promise,
      openFile: () => Promise.reject(new Error("It is a folder.")),
    });
    const sampleCame = desk.openSample();
    await desk.openFile(new File([], "own.xlsx"));
    sample.release(hosted("sample.xlsx"));
    await sampleCame;
    expect(nameShown(desk)).toBe("sample.xlsx");
    expect(desk.state.failure).toBe("It is a folder.");
  });

  it("puts a workbook away without a word while it holds nothing that no file holds", async () => {
    const desk = deskWith();
    await desk.openSample();
    await desk.openNew();
    expect(nameShown(desk)).toBe("Book1.xlsx");
  });

  it("asks before it puts an edited one away, and keeps it when told to", async () => {
    const desk = await edited();
    await desk.openNew();
    expect(nameShown(desk)).toBe("sample.xlsx");
    expect(desk.state.asksAbout).toBe("sample.xlsx");
    await desk.answer("stay");
    expect(desk.state.asksAbout).toBeUndefined();
    expect(nameShown(desk)).toBe("sample.xlsx");
  });

  it("downloads it first, or not, as the answer says", async () => {
    const downloads: string[] = [];
    for (const answer of ["download", "leave"] as const) {
      const desk = await edited({ download: noted(downloads) });
      await desk.openNew();
      await desk.answer(answer);
      expect(nameShown(desk)).toBe("Book1.xlsx");
    }
    expect(downloads).toEqual(["sample.xlsx as xlsx"]);
  });

  it("keeps a workbook that could not be downloaded, and says why", async () => {
    const desk = await edited({ download: () => Promise.reject(new Error("There is no room.")) });
    await desk.openNew();
    await desk.answer("download");
    expect(nameShown(desk)).toBe("sample.xlsx");
    expect(desk.state.failure).toBe("There is no room.");
  });

  it("asks no more once the whole workbook was downloaded, but does after one sheet was", async () => {
    const downloads: string[] = [];
    const desk = await edited({ download: noted(downloads) });
    await desk.download("csv");
    await desk.openNew();
    expect(desk.state.asksAbout).toBe("sample.xlsx");
    await desk.answer("stay");
    await desk.download();
    await desk.openNew();
    expect(nameShown(desk)).toBe("Book1.xlsx");
    expect(downloads).toEqual(["sample.xlsx as csv", "sample.xlsx as xlsx"]);
  });

  it("tells which files it shows that can be opened again, and only once they are shown", async () => {
    const shown: FileHandle[] = [];
    const desk = await edited({}, (handle) => shown.push(handle));
    const opened = handleAt("opened.xlsx");
    const dropped = handleAt("dropped.xlsx");
    await desk.openHandle(opened);
    await desk.answer("stay");
    expect(shown).toEqual([]);
    await desk.openRecent({ id: 1, name: "opened.xlsx", openedAt: 0, handle: opened });
    await desk.answer("leave");
    await desk.openFile(new File([], "dropped.xlsx"), Promise.resolve(dropped));
    await desk.openFile(new File([], "own.xlsx"));
    await desk.openFile(new File([], "own.xlsx"), Promise.resolve(undefined));
    expect(shown).toEqual([opened, dropped]);
    expect(nameShown(desk)).toBe("own.xlsx");
  });

  it("knows which of the recent files did not open, until another opens or nobody wants to know", async () => {
    const shown: FileHandle[] = [];
    const desk = deskWith({}, (handle) => shown.push(handle));
    const gone = {
      id: 7,
      name: "gone.xlsx",
      openedAt: 0,
      handle: handleAt("gone.xlsx", { getFile: () => refusal("NotFoundError") }),
    };
    await desk.openRecent(gone);
    expect(desk.state).toMatchObject({ failedFile: gone, isOpening: false });
    expect(desk.state.failure).toMatch(/^gone\.xlsx is not where it was/);
    desk.dismiss();
    expect(desk.state).toMatchObject({ failedFile: undefined, failure: undefined });
    await desk.openRecent(gone);
    await desk.openNew();
    expect(desk.state).toMatchObject({ failedFile: undefined, failure: undefined });
    expect(shown).toEqual([]);
  });

  it("tells its subscribers, and no more of them that have gone", async () => {
    const desk = deskWith();
    let told = 0;
    const stop = desk.subscribe(() => told++);
    await desk.openSample();
    expect(told).toBeGreaterThan(0);
    stop();
    const before = told;
    desk.dismiss();
    expect(told).toBe(before);
  });
});

function hosted(name: string): HostedWorkbook {
  const workbook = newWorkbook(name);
  workbook.model.addSheet("Data");
  return hostWorkbook(workbook, 2026);
}

function deskWith(files: Partial<WorkbookFiles> = {}, onShown?: (handle: FileHandle) => void): WorkbookDesk {
  const all: WorkbookFiles = {
    openSample: () => Promise.resolve(hosted("sample.xlsx")),
    openNew: () => Promise.resolve(hosted("Book1.xlsx")),
    openFile: (file) => Promise.resolve(hosted(file.name)),
    download: () => Promise.resolve(),
    ...files,
  };
  return new WorkbookDesk(all, onShown);
}

/** A desk with a sample workbook in which somebody typed. */
async function edited(
  files: Partial<WorkbookFiles> = {},
  onShown?: (handle: FileHandle) => void,
): Promise<WorkbookDesk> {
  const desk = deskWith(files, onShown);
  await desk.openSample();
  desk.state.hosted?.session.enter(0, 0, [["typed"]]);
  return desk;
}

function noted(downloads: string[]): WorkbookFiles["download"] {
  return ({ session }, form) => {
    downloads.push(`${session.opened.model.name} as ${form}`);
    return Promise.resolve();
  };
}

function nameShown(desk: WorkbookDesk): string | undefined {
  return desk.state.hosted?.session.opened.model.name;
}

function withheld<Value>(): { readonly promise: Promise<Value>; release: (value: Value) => void } {
  let release: (value: Value) => void = () => undefined;
  const promise = new Promise<Value>((resolve) => (release = resolve));
  return { promise, release };
}
