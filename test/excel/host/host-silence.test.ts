import type { ExcelHabits } from "../../../src/workbench/processor/habits/excel-habits";
import { CALM, openExcel, type OpenExcel } from "../open-excel";
import { allQuiet, ManualTime } from "./manual-time";

function openAtTime(habits: Partial<ExcelHabits> = {}) {
  const time = new ManualTime();
  const excel = openExcel({ startTimer: time.startTimer, habits });
  const waits: string[] = [];
  excel.queue.subscribe(() => {
    const { wait } = excel.queue.state;
    if (wait !== (waits.at(-1) ?? "none")) waits.push(wait);
  });
  return { excel, time, waits };
}

const readName = ({ queue }: OpenExcel): Promise<string> =>
  queue.session(CALM, async (session) => {
    const sheet = session.workbook.worksheets.getFirst().load("name");
    await session.sync();
    return sheet.name;
  });

/** Keeps what `readName` asks from Excel, and nothing else. @returns lets it through */
function holdBack(excel: OpenExcel): () => void {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  const answer = excel.processor.answer.bind(excel.processor);
  excel.processor.answer = async (body, flags) => {
    if (body.includes("GetFirst")) await held;
    return answer(body, flags);
  };
  return () => release();
}

describe("an Excel that keeps a request back", () => {
  it("is told of after 2 seconds as waiting for the cell that is edited, until it answers", async () => {
    const { excel, time, waits } = openAtTime();
    excel.model.cellEditMode = true;
    const name = readName(excel);
    await time.pass(1_999);
    expect(waits).toEqual([]);
    await time.pass(1);
    expect(waits).toEqual(["editing"]);
    await time.pass(60_000);
    expect(waits).toEqual(["editing"]);
    excel.model.cellEditMode = false;
    expect(await name).toBe("Data");
    await allQuiet();
    expect([waits, time.pendingCount]).toEqual([["editing", "none"], 0]);
  });

  it("is told of as silent where it keeps back every request, and nobody can know why", async () => {
    const { excel, time, waits } = openAtTime({ waitsForCellEdit: true });
    excel.model.cellEditMode = true;
    const name = readName(excel);
    await time.pass(1_999);
    expect(waits).toEqual([]);
    await time.pass(1);
    expect(waits).toEqual(["silent"]);
    excel.model.cellEditMode = false;
    expect(await name).toBe("Data");
    await allQuiet();
    expect(waits).toEqual(["silent", "none"]);
  });

  it("is not taken for silent when it is only slow and answers others meanwhile", async () => {
    const { excel, time, waits } = openAtTime();
    const release = holdBack(excel);
    const name = readName(excel);
    await time.pass(10_000);
    expect(waits).toEqual(["slow"]);
    release();
    expect(await name).toBe("Data");
    await allQuiet();
    expect(waits).toEqual(["slow", "none"]);
  });

  it("is not silent as long as one request after another is answered", async () => {
    const { excel, time, waits } = openAtTime();
    await excel.queue.session(CALM, async (session) => {
      for (let round = 0; round < 5; round++) {
        excel.sheet.setValue(0, 0, round);
        const cell = session.workbook.worksheets.getFirst().getRange("A1").load("values");
        await session.sync();
        expect(cell.values).toEqual([[round]]);
        await time.pass(900);
      }
    });
    expect(waits).toEqual([]);
  });

  it("is asked nothing further when it answers in time", async () => {
    const { excel, time } = openAtTime();
    await readName(excel);
    const { syncs } = excel.processor.statistics;
    await time.pass(60_000);
    expect([excel.processor.statistics.syncs, time.pendingCount]).toEqual([syncs, 0]);
  });

  it("is told of anew for the next request, after the same time", async () => {
    const { excel, time, waits } = openAtTime();
    for (let round = 0; round < 2; round++) {
      excel.model.cellEditMode = true;
      const name = readName(excel);
      await time.pass(2_000);
      excel.model.cellEditMode = false;
      await name;
      await allQuiet();
    }
    expect(waits).toEqual(["editing", "none", "editing", "none"]);
  });

  it("takes a late word for what it is: Excel answered the word only when the person had left the cell", async () => {
    const { excel, time, waits } = openAtTime({ waitsForCellEdit: true });
    excel.model.cellEditMode = true;
    const first = readName(excel);
    await time.pass(2_000);
    excel.model.cellEditMode = false;
    await first;
    await readName(excel);
    await allQuiet();
    expect(waits).toEqual(["silent", "none"]);
  });
});
