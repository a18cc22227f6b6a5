import { FormulaError } from "../../../src/functions/answers/formula-error";
import { EndpointAbsence } from "../../../src/functions/queue/endpoint-absence";

const WHY = new FormulaError("#N/A", "network", (say) => say.asleep);
const FREE = { open: () => ({ begin: () => Promise.resolve(), end: () => undefined, leave: () => undefined }) };

function watched() {
  let nowMs = 0;
  const timers: (() => void)[] = [];
  const told: FormulaError[] = [];
  let backs = 0;
  const startTimer = (_delayMs: number, act: () => void) => {
    timers.push(act);
    return () => void timers.splice(timers.indexOf(act), 1);
  };
  const absence = new EndpointAbsence({ now: () => nowMs, startTimer }, () => backs++);
  absence.subscribe((why) => told.push(why));
  const begin = async () => {
    const turn = absence.counted(FREE).open();
    await turn.begin(new AbortController().signal);
    return turn;
  };
  const silence = (): void => timers.splice(0).forEach((act) => act());
  return { absence, told, begin, silence, backs: () => backs, wait: (ms: number) => (nowMs += ms) };
}

describe("an endpoint of which only failures are heard", () => {
  it("is away after some seconds, and back with the first thing it says", () => {
    const { absence, told, silence, backs } = watched();
    absence.noteFailure(WHY, 1_000);
    expect([absence.isAway, told]).toEqual([false, []]);
    silence();
    expect([absence.isAway, told]).toEqual([true, [WHY]]);
    absence.noteThere();
    expect([absence.isAway, backs()]).toEqual([false, 1]);
    absence.noteThere();
    expect(backs()).toBe(1);
  });

  it("is not away where anything else was heard meanwhile", () => {
    const { absence, told, silence } = watched();
    absence.noteFailure(WHY, 1_000);
    absence.noteThere();
    silence();
    expect([absence.isAway, told]).toEqual([false, []]);
  });

  it("is not away as long as requests from before are under way", async () => {
    const { absence, begin, silence } = watched();
    const [slow, failed] = [await begin(), await begin()];
    failed.end("untold");
    absence.noteFailure(WHY, 1_000);
    await begin();
    silence();
    expect(absence.isAway).toBe(false);
    slow.end("untold");
    expect(absence.isAway).toBe(true);
  });

  it("is there when one of those is answered", async () => {
    const { absence, begin, silence, told } = watched();
    const slow = await begin();
    absence.noteFailure(WHY, 1_000);
    silence();
    slow.end("answered");
    slow.leave();
    expect([absence.isAway, told]).toEqual([false, []]);
  });

  it("is not asked as long as it wants to be left alone", () => {
    const { absence, silence, wait } = watched();
    absence.noteFailure(WHY, 50_000);
    expect(absence.whyNotNow).toBeUndefined();
    silence();
    expect(absence.whyNotNow).toBe(WHY);
    wait(50_000);
    expect(absence.whyNotNow).toBeUndefined();
  });
});
