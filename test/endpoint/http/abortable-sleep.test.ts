import { abortableSleep, untilAborted } from "../../../src/endpoint/http/abortable-sleep";

/** A signal that counts its listeners. */
function countedSignal(): { controller: AbortController; listeners: () => number } {
  const controller = new AbortController();
  const { signal } = controller;
  const active = new Set<unknown>();
  const add = signal.addEventListener.bind(signal);
  const remove = signal.removeEventListener.bind(signal);
  signal.addEventListener = (type: string, listener: EventListener, ...rest: []) => {
    active.add(listener);
    add(type, listener, ...rest);
  };
  signal.removeEventListener = (type: string, listener: EventListener, ...rest: []) => {
    active.delete(listener);
    remove(type, listener, ...rest);
  };
  return { controller, listeners: () => active.size };
}

describe("The abortable sleep", () => {
  it("ends after its time and leaves no listener behind", async () => {
    const { controller, listeners } = countedSignal();
    const sleep = abortableSleep(1, controller.signal);
    expect(listeners()).toBe(1);
    await expect(sleep).resolves.toBeUndefined();
    expect(listeners()).toBe(0);
  });

  it("ends at once with the reason when it is aborted, and leaves no timer running", async () => {
    const timers = (): number => process.getActiveResourcesInfo().filter((resource) => resource === "Timeout").length;
    const before = timers();
    const controller = new AbortController();
    const sleep = abortableSleep(1_000_000, controller.signal);
    expect(timers()).toBe(before + 1);
    controller.abort(new Error("enough"));
    await expect(sleep).rejects.toThrow("enough");
    expect(timers()).toBe(before);
  });

  it("does not begin when the signal is aborted already", async () => {
    const { controller, listeners } = countedSignal();
    controller.abort(new Error("enough"));
    await expect(abortableSleep(1_000_000, controller.signal)).rejects.toThrow("enough");
    expect(listeners()).toBe(0);
  });
});

describe("Work that is watched until an abort", () => {
  it("gives its value or its error, and leaves no listener behind", async () => {
    const { controller, listeners } = countedSignal();
    await expect(untilAborted(Promise.resolve(7), controller.signal)).resolves.toBe(7);
    await expect(untilAborted(Promise.reject(new Error("broken")), controller.signal)).rejects.toThrow("broken");
    expect(listeners()).toBe(0);
  });

  it("ends at once with the reason, however long the work goes on", async () => {
    const controller = new AbortController();
    const watched = untilAborted(new Promise(() => undefined), controller.signal);
    controller.abort(new Error("enough"));
    await expect(watched).rejects.toThrow("enough");
    await expect(untilAborted(new Promise(() => undefined), controller.signal)).rejects.toThrow("enough");
  });
});
