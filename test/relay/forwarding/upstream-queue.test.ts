import { RelayBusyError, UpstreamQueue } from "../../../src/relay/forwarding/upstream-queue";
import { manualTimers } from "../manual-timers";

const LIMITS = { perUpstreamAtOnce: 1, queueLength: 2, queueWaitMs: 30_000 };
const NEVER = new AbortController().signal;

describe("the queue before an upstream", () => {
  it("lets as many in as may be under way, then each in its turn", async () => {
    const queue = new UpstreamQueue(LIMITS, manualTimers());
    const order: string[] = [];
    const leave = await queue.enter("a", NEVER);
    const second = queue.enter("a", NEVER).then((leaveSecond) => {
      order.push("second");
      leaveSecond();
    });
    const third = queue.enter("a", NEVER).then(() => order.push("third"));
    expect(order).toEqual([]);
    leave();
    await Promise.all([second, third]);
    expect(order).toEqual(["second", "third"]);
  });

  it("keeps upstreams apart", async () => {
    const queue = new UpstreamQueue(LIMITS, manualTimers());
    await queue.enter("a", NEVER);
    await expect(queue.enter("b", NEVER)).resolves.toBeInstanceOf(Function);
  });

  it("turns away who finds it full", async () => {
    const queue = new UpstreamQueue(LIMITS, manualTimers());
    await queue.enter("a", NEVER);
    void queue.enter("a", NEVER);
    void queue.enter("a", NEVER);
    await expect(queue.enter("a", NEVER)).rejects.toBeInstanceOf(RelayBusyError);
  });

  it("turns away who has waited too long, and gives the place to the next", async () => {
    const timers = manualTimers();
    const queue = new UpstreamQueue(LIMITS, timers);
    const leave = await queue.enter("a", NEVER);
    const late = queue.enter("a", NEVER);
    const next = queue.enter("a", NEVER);
    expect(timers.pending.map(({ delayMs }) => delayMs)).toEqual([30_000, 30_000]);
    timers.pending[0]?.callback();
    await expect(late).rejects.toBeInstanceOf(RelayBusyError);
    leave();
    await expect(next).resolves.toBeInstanceOf(Function);
  });

  it("forgets who goes", async () => {
    const queue = new UpstreamQueue(LIMITS, manualTimers());
    const leave = await queue.enter("a", NEVER);
    const caller = new AbortController();
    const gone = queue.enter("a", caller.signal);
    const next = queue.enter("a", NEVER);
    caller.abort();
    await expect(gone).rejects.toThrow("aborted");
    leave();
    await expect(next).resolves.toBeInstanceOf(Function);
  });

  it("counts nobody twice who says twice that it is over", async () => {
    const queue = new UpstreamQueue(LIMITS, manualTimers());
    const leave = await queue.enter("a", NEVER);
    const second = queue.enter("a", NEVER);
    let isIn = false;
    const third = queue.enter("a", NEVER).then(() => (isIn = true));
    leave();
    leave();
    const leaveSecond = await second;
    expect(isIn).toBe(false);
    leaveSecond();
    await third;
  });
});
