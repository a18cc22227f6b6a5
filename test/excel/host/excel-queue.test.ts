import { CancelledError } from "../../../src/core/errors";
import { ExcelQueue, type ExcelHost, type ExcelSession, type TurnPurpose } from "../../../src/excel/host/excel-queue";
import { CALM, openExcel } from "../open-excel";
import { allQuiet, ManualTime } from "./manual-time";

/** A host whose batches end when told, in any order. */
function manualHost() {
  const started: string[] = [];
  const host: ExcelHost = { run: () => Promise.reject(new Error("No batch is expected here.")) };
  const queue = new ExcelQueue(host);
  const ends: (() => void)[] = [];
  const task = (name: string) => () => {
    started.push(name);
    return new Promise<string>((resolve) => ends.push(() => resolve(name)));
  };
  return { queue, started, ends, task };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe("the Excel queue", () => {
  it("starts a task only when the one before has ended", async () => {
    const { queue, started, ends, task } = manualHost();
    const first = queue.enqueue(task("first"));
    const second = queue.enqueue(task("second"));
    await settled();
    expect(started).toEqual(["first"]);
    ends[0]!();
    expect(await first).toBe("first");
    await settled();
    expect(started).toEqual(["first", "second"]);
    ends[1]!();
    expect(await second).toBe("second");
  });

  it("goes on after a task that failed", async () => {
    const { queue } = manualHost();
    const failing = queue.enqueue(() => Promise.reject(new Error("no")));
    const next = queue.enqueue(() => Promise.resolve("done"));
    await expect(failing).rejects.toThrow("no");
    expect(await next).toBe("done");
  });

  it("is shared by whatever is built on it", () => {
    const { queue } = manualHost();
    expect(ExcelQueue.over(queue)).toBe(queue);
  });

  it("lets the page do what waits for it with each answer, before the answer is worked on", async () => {
    const excel = openExcel();
    const done: string[] = [];
    const breathe = (): Promise<void> => {
      done.push("breath");
      return Promise.resolve();
    };
    await new ExcelQueue({ run: excel.queue.run, breathe }).session(CALM, async (session) => {
      for (const work of ["first", "second"]) {
        session.workbook.worksheets.getFirst().load("name");
        await session.sync();
        done.push(work);
      }
    });
    expect(done).toEqual(["breath", "first", "breath", "second"]);
  });

  it("asks Excel to wait while a cell is being edited, and goes on after that", async () => {
    const excel = openExcel();
    excel.model.cellEditMode = true;
    const named = excel.queue.session(CALM, async (session) => {
      const sheet = session.workbook.worksheets.getFirst().load("name");
      await session.sync();
      return sheet.name;
    });
    await settled();
    excel.model.cellEditMode = false;
    expect(await named).toBe("Data");
  });

  it("sends nothing for a caller who has cancelled", async () => {
    const excel = openExcel();
    const session = excel.queue.session(AbortSignal.abort(), (turn) => turn.sync());
    await expect(session).rejects.toMatchObject({ code: "cancelled" });
    expect(excel.processor.statistics.syncs).toBe(0);
  });

  it("hands a defect of ours on as it is", async () => {
    const excel = openExcel();
    const defect = new TypeError("x is not a function");
    await expect(excel.queue.session(CALM, () => Promise.reject(defect))).rejects.toBe(defect);
  });
});

describe("the Excel queue, when a caller cancels while a person edits a cell", () => {
  it("lets a caller go at once who wanted to know something, and drops the late answer", async () => {
    const { excel, cancel, session } = editing();
    const looked: string[] = [];
    const read = session("reading", async (turn) => {
      await turn.sync();
      looked.push("answered");
      await turn.sync();
      looked.push("asked further");
    });
    await allQuiet();
    cancel.abort();
    await expect(read).rejects.toBeInstanceOf(CancelledError);
    expect(excel.queue.state).toEqual({ wait: "none", owesRepair: false });
    excel.model.cellEditMode = false;
    await allQuiet();
    expect(looked).toEqual(["answered"]);
  });

  it("lets a caller go who waits in line, and never takes that turn", async () => {
    const { excel, cancel, session } = editing();
    const first = excel.queue.session(CALM, (turn) => turn.sync());
    const turns: string[] = [];
    const waiting = session("reading", async () => void turns.push("taken"));
    await allQuiet();
    cancel.abort();
    await expect(waiting).rejects.toBeInstanceOf(CancelledError);
    excel.model.cellEditMode = false;
    await first;
    await allQuiet();
    expect(turns).toEqual([]);
  });

  it("lets a caller who writes wait until Excel is silent, and tells the turn that nobody waits for it", async () => {
    const { excel, cancel, time, session, write } = editing();
    const seen: boolean[] = [];
    let hasEnded = false;
    const written = session("writing", async (turn) => {
      write(turn, "B1");
      await turn.sync();
      seen.push(turn.isLeft);
      turn.workbook.worksheets.getFirst().getRange("B1").clear("Contents");
      await turn.syncToRepair();
    });
    written.catch(() => (hasEnded = true));
    await allQuiet();
    cancel.abort();
    await time.pass(1_999);
    expect([hasEnded, excel.queue.state.owesRepair]).toEqual([false, false]);
    await time.pass(1);
    await expect(written).rejects.toBeInstanceOf(CancelledError);
    expect(excel.queue.state).toEqual({ wait: "editing", owesRepair: true });
    excel.model.cellEditMode = false;
    await allQuiet();
    expect([seen, excel.sheet.getValue(0, 1)]).toEqual([[true], null]);
    expect(excel.queue.state).toEqual({ wait: "none", owesRepair: false });
  });

  it("lets a caller go at once who writes where Excel has been silent already", async () => {
    const { cancel, time, session } = editing();
    const written = session("writing", (turn) => turn.sync());
    await time.pass(2_000);
    cancel.abort();
    await expect(written).rejects.toBeInstanceOf(CancelledError);
  });

  it("takes no turn that only writes and was left in line", async () => {
    const { excel, cancel, time, session } = editing();
    const first = excel.queue.session(CALM, (turn) => turn.sync());
    const turns: string[] = [];
    const waiting = session("writing", async () => void turns.push("taken"));
    await time.pass(2_000);
    cancel.abort();
    await expect(waiting).rejects.toBeInstanceOf(CancelledError);
    expect(excel.queue.state.owesRepair).toBe(false);
    excel.model.cellEditMode = false;
    await first;
    await allQuiet();
    expect(turns).toEqual([]);
  });

  it("takes a turn that is owed although its caller has left it in line, before any later one", async () => {
    const { excel, cancel, time, session, write } = editing();
    const first = excel.queue.session(CALM, (turn) => turn.sync());
    const owed = session("owed", async (turn) => {
      write(turn, "B1");
      await turn.sync();
    });
    const later = excel.queue.session(CALM, async (turn) => {
      const cell = turn.workbook.worksheets.getFirst().getRange("B1").load("values");
      await turn.sync();
      return cell.values;
    });
    await time.pass(2_000);
    cancel.abort();
    await expect(owed).rejects.toBeInstanceOf(CancelledError);
    expect(excel.queue.state.owesRepair).toBe(true);
    excel.model.cellEditMode = false;
    await first;
    expect(await later).toEqual([["written"]]);
    expect(excel.queue.state.owesRepair).toBe(false);
  });

  it("starts no turn beside one that was left", async () => {
    const { excel, cancel, session } = editing();
    const order: string[] = [];
    const left = session("reading", async (turn) => {
      order.push("first begins");
      await turn.sync();
      order.push("first ends");
    });
    const next = excel.queue.session(CALM, async () => void order.push("second"));
    await allQuiet();
    cancel.abort();
    await expect(left).rejects.toBeInstanceOf(CancelledError);
    await allQuiet();
    expect(order).toEqual(["first begins"]);
    excel.model.cellEditMode = false;
    await next;
    expect(order).toEqual(["first begins", "first ends", "second"]);
  });

  it("gives a caller its result who leaves when all is written and Excel only tidies up", async () => {
    const { excel, cancel, time, session, write } = editing();
    excel.model.cellEditMode = false;
    const written = session("writing", async (turn) => {
      const range = turn.workbook.worksheets.getFirst().getRange("B1");
      turn.context.trackedObjects.add(range);
      write(turn, "B1");
      await turn.sync();
      excel.model.cellEditMode = true; // From here on even giving the range back has to wait.
      return "done";
    });
    await time.pass(2_000);
    cancel.abort();
    expect(await written).toBe("done");
    expect(excel.queue.state.owesRepair).toBe(false);
  });

  it("gives a signal for what is finished though it was cancelled, until Excel is silent", async () => {
    const { excel, cancel, time } = editing();
    const signal = excel.queue.untilSilent(cancel.signal);
    excel.model.cellEditMode = false;
    cancel.abort();
    await excel.queue.session(signal, (turn) => turn.sync(), "writing");
    expect(signal.aborted).toBe(false);
    excel.model.cellEditMode = true;
    const held = excel.queue.session(signal, (turn) => turn.sync(), "writing");
    held.catch(() => undefined);
    await time.pass(2_000);
    expect(signal.aborted).toBe(true);
    await expect(held).rejects.toBeInstanceOf(CancelledError);
    excel.model.cellEditMode = false;
    await allQuiet();
    expect(excel.queue.untilSilent(CALM).aborted).toBe(false);
  });

  it("listens for nobody on account of a signal that was never aborted", () => {
    const { excel, cancel } = editing();
    const subscribe = jest.spyOn(excel.queue, "subscribe");
    excel.queue.untilSilent(cancel.signal);
    expect(subscribe).not.toHaveBeenCalled();
    cancel.abort();
    expect(subscribe).toHaveBeenCalledTimes(1);
  });

  it("waits as long as it takes where there is no clock, as on the command line", async () => {
    const excel = openExcel();
    const cancel = new AbortController();
    excel.model.cellEditMode = true;
    const written = excel.queue.session(cancel.signal, (turn) => turn.sync().then(() => "written"), "writing");
    await allQuiet();
    cancel.abort();
    await allQuiet();
    excel.model.cellEditMode = false;
    expect(await written).toBe("written");
    expect(excel.queue.untilSilent(cancel.signal).aborted).toBe(false);
  });
});

/** An Excel in which a person edits a cell, and a caller who can cancel. */
function editing() {
  const time = new ManualTime();
  const excel = openExcel({ startTimer: time.startTimer });
  const cancel = new AbortController();
  excel.model.cellEditMode = true;
  const session = <T>(purpose: TurnPurpose, work: (turn: ExcelSession) => Promise<T>): Promise<T> =>
    excel.queue.session(cancel.signal, work, purpose);
  const write = (turn: ExcelSession, address: string): void => {
    turn.workbook.worksheets.getFirst().getRange(address).values = [["written"]];
  };
  return { excel, time, cancel, session, write };
}
