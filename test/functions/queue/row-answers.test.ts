import { RowAnswers } from "../../../src/functions/queue/row-answers";
import { SentBatch } from "../../../src/functions/queue/sent-batch";

const BODY = { format: "dataframe_records", fields: [] } as const;

function started() {
  const timers: (() => void)[] = [];
  const answers = new RowAnswers({ startTimer: (_delayMs, act) => (timers.push(act), () => undefined) });
  const flight = answers.begin("a");
  const batch = new SentBatch(BODY, [{ flight, texts: ["1"] }]);
  answers.noteSent(batch);
  const caller = new AbortController();
  const value = flight.wait(caller.signal).catch(() => "cancelled");
  return { timers, answers, flight, batch, caller, value };
}

describe("rows under way that are cancelled", () => {
  it("go on where somebody asks again in time, whichever comes first", async () => {
    const { timers, answers, flight, batch, caller, value } = started();
    caller.abort();
    expect(await value).toBe("cancelled");
    const again = answers.underWay("a")!.wait(new AbortController().signal);
    expect(answers.underWay("a")).toBe(flight);
    timers.forEach((act) => act());
    expect(batch.signal.aborted).toBe(false);
    batch.outcomes.push({ rowIndexes: [0], outputs: [""], outcomes: [{ predictions: [7] }] });
    batch.noteVersion("unused");
    answers.noteOver(batch, "iris", undefined);
    expect(await again).toEqual({ answer: { outputs: [""], predictions: [7] } });
    expect(answers.memo.find("a")).toEqual({ answer: { outputs: [""], predictions: [7] } });
    expect(answers.underWay("a")).toBeUndefined();
  });

  it("end when nobody comes, and who comes then is not told of it", () => {
    const { timers, answers, batch, caller } = started();
    caller.abort();
    timers.forEach((act) => act());
    expect(batch.signal.aborted).toBe(true);
    expect(answers.underWay("a")).toBeUndefined();
  });

  it("stay behind when their batch is sent without them", () => {
    const { answers, batch, caller } = started();
    caller.abort();
    answers.noteBegun(batch);
    expect(batch.leaveUnwanted()).toBe(0);
    expect(answers.underWay("a")).toBeUndefined();
  });

  it("never get an answer twice: a defect is told as one", async () => {
    const { answers, batch, value } = started();
    const outcome = { rowIndexes: [0], outputs: [""], outcomes: [{ predictions: [7] }] };
    batch.outcomes.push(outcome, outcome);
    const failed = answers.underWay("a")!.wait(new AbortController().signal);
    answers.noteOver(batch, "iris", undefined);
    await expect(failed).rejects.toBeInstanceOf(RangeError);
    expect(await value).toBe("cancelled");
    expect(answers.memo.size).toBe(0);
  });
});
