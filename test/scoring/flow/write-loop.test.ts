import type { BatchOutcome } from "../../../src/core/predictions/join-outcomes";
import { CellBlock } from "../../../src/core/table/cell-block";
import { OpenWindow } from "../../../src/scoring/flow/open-window";
import { WRITE_AFTER_MS, WriteLoop } from "../../../src/scoring/flow/write-loop";
import { allQuiet, ManualTime } from "../../excel/host/manual-time";

const ROWS_PER_WINDOW = 10;

function answered(first: number, count: number): BatchOutcome {
  const rowIndexes = Array.from({ length: count }, (_, i) => first + i);
  return { rowIndexes, outputs: [""], outcomes: rowIndexes.map((row) => ({ predictions: [row] })) };
}

function open(time = new ManualTime(), act: () => Promise<void> = () => Promise.resolve()) {
  const written: string[] = [];
  const loop = new WriteLoop({
    clock: { now: time.now, startTimer: time.startTimer },
    async write(_window, parts) {
      written.push(parts.map(({ rowIndexes }) => `${rowIndexes[0]}-${rowIndexes.at(-1)}`).join(" "));
      await act();
    },
  });
  const windows = Array.from({ length: 8 }, (_, place) => {
    const firstRow = place * ROWS_PER_WINDOW;
    const rows = Array.from({ length: ROWS_PER_WINDOW }, (_row, i) => firstRow + i);
    return new OpenWindow({ firstRow, cells: CellBlock.ofRows(rows.map((row) => [row])) }, rows);
  });
  for (const window of windows.slice(0, 6)) loop.open(window);
  const tell = async (first: number, count: number) => {
    windows[Math.floor(first / ROWS_PER_WINDOW)]!.add(answered(first, count));
    loop.noteAnswered();
    await allQuiet();
  };
  return { loop, windows, written, tell, time };
}

describe("the writing of what is finished", () => {
  it("writes a window when its last row is answered, whichever window it is", async () => {
    const { loop, written, tell } = open();
    await tell(13, 7);
    await tell(0, 5);
    expect(written).toEqual([]);
    await tell(10, 3);
    expect(written).toEqual(["10-12 13-19"]);
    await tell(5, 5);
    expect(written).toEqual(["10-12 13-19", "0-4 5-9"]);
    await loop.end();
  });

  it("writes what is finished of a window once some seconds have passed, the most rows first, and the rest later", async () => {
    const { loop, written, tell, time } = open();
    await tell(2, 1);
    for (const place of [1, 2, 3, 4, 5]) await tell(10 * place, place + 1);
    await time.pass(WRITE_AFTER_MS - 1);
    expect(written).toEqual([]);
    await time.pass(1);
    expect(written).toEqual(["50-55", "40-44", "30-33", "20-22"]);
    await time.pass(WRITE_AFTER_MS);
    expect(written.slice(4)).toEqual(["10-11", "2-2"]);
    await tell(56, 4);
    expect(written.at(-1)).toBe("56-59");
    await loop.end();
  });

  it("waits for some seconds without a write, not since the rows were answered", async () => {
    const { loop, written, tell, time } = open();
    await time.pass(WRITE_AFTER_MS - 100);
    await tell(0, 10);
    await tell(10, 1);
    await time.pass(WRITE_AFTER_MS - 100);
    expect(written).toEqual(["0-9"]);
    await time.pass(100);
    expect(written).toEqual(["0-9", "10-10"]);
    await loop.end();
    expect(time.pendingCount).toBe(0);
  });

  it("writes all that is finished at the end, also of windows that never will be, and nothing twice", async () => {
    const { loop, written, tell, time } = open();
    await tell(0, 4);
    await tell(23, 2);
    await loop.end();
    expect(written).toEqual(["0-3", "23-24"]);
    await loop.end();
    expect([written.length, time.pendingCount]).toEqual([2, 0]);
  });

  it("holds no more windows that wait to be written than a few", async () => {
    let release = (): void => undefined;
    const { loop, tell } = open(new ManualTime(), () => new Promise((resolve) => (release = resolve)));
    for (const place of [0, 1, 2, 3]) await tell(place * 10, 10);
    await loop.hasRoom(); // One is being written, three wait.
    await tell(40, 10);
    let hasRoom = false;
    void loop.hasRoom().then(() => (hasRoom = true));
    await allQuiet();
    expect(hasRoom).toBe(false);
    release();
    await allQuiet();
    expect(hasRoom).toBe(true);
  });

  it("writes nothing after a write that failed, tells so at once, and lets nobody wait for room", async () => {
    const { loop, written, tell, time } = open(new ManualTime(), () => Promise.reject(new Error("protected")));
    const failing = expect(loop.failing).rejects.toThrow("protected");
    await tell(0, 10);
    await failing;
    for (const place of [1, 2, 3, 4, 5]) await tell(place * 10, 10);
    await loop.hasRoom();
    await expect(loop.end()).rejects.toThrow("protected");
    expect([written, time.pendingCount]).toEqual([["0-9"], 0]);
  });
});
