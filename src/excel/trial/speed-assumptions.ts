import type { Assumption } from "./assumption";
import type { ScratchSheet } from "./scratch-sheet";

/** Requests that are timed. */
const REQUESTS = 5;
/** Above this a run spends more time on Excel than most endpoints take. */
const QUICK_REQUEST_MS = 200;
/** Text that is written at once: half of what a window aims at. */
const ROWS = 1_000;
const CHARACTERS = 1_000;
const QUICK_BYTES_A_SECOND = 1_000_000;
/** How long Excel may take to tell of a selection: a person who waits longer has looked at the pane. */
const EVENT_MS = 1_000;

/** How soon Excel answers, and whether it tells of what happens. */
export const SPEED_ASSUMPTIONS: readonly Assumption[] = [
  {
    id: "selection-event",
    async attempt({ session, sheet, clock }) {
      const selected = session.workbook.getSelectedRange().load("address");
      const shown = selected.worksheet.load("id");
      await session.sync();
      let isTold = false;
      const handle = session.workbook.onSelectionChanged.add(() => {
        isTold = true;
        return Promise.resolve();
      });
      await session.sync();
      try {
        sheet.activate();
        sheet.getRange("C3").select();
        await session.sync();
        const until = clock.now() + EVENT_MS;
        while (!isTold && clock.now() < until) await clock.wait(50);
        return isTold ? undefined : `nothing was told of a new selection within ${EVENT_MS / 1_000} s`;
      } finally {
        handle.remove();
        const before = session.workbook.worksheets.getItem(shown.id);
        before.activate();
        before.getRange(selected.address.replace(/^.*!/, "")).select();
        await session.syncToRepair();
      }
    },
  },
  {
    id: "quick-request",
    async attempt(scratch) {
      const times: number[] = [];
      for (let i = 0; i < REQUESTS; i++) times.push(await timeOf(scratch, () => scratch.range("A1").load("values")));
      const median = times.sort((a, b) => a - b)[REQUESTS >> 1]!;
      return median < QUICK_REQUEST_MS ? undefined : `one request takes ${Math.round(median)} ms`;
    },
  },
  {
    id: "quick-bytes",
    async attempt(scratch) {
      const texts = new Array<string>(ROWS).fill("x".repeat(CHARACTERS));
      const empty = await timeOf(scratch, () => scratch.range("A1").load("values"));
      const full = await timeOf(scratch, () => scratch.write("A1", texts));
      const bytesASecond = (ROWS * CHARACTERS * 1_000) / Math.max(1, full - empty);
      return bytesASecond > QUICK_BYTES_A_SECOND
        ? undefined
        : `${Math.round(bytesASecond / 1_000)} kB a second into the sheet`;
    },
  },
];

async function timeOf({ session, clock }: ScratchSheet, queue: () => void): Promise<number> {
  queue();
  const begin = clock.now();
  await session.sync();
  return clock.now() - begin;
}
