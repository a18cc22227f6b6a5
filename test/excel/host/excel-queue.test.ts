import { ExcelQueue, type ExcelHost } from "../../../src/excel/host/excel-queue";
import { CALM, openExcel } from "../open-excel";

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
