import { EventEmitter } from "node:events";
import { ONE_PRESS_MS, onStopSignals } from "../../src/headless/stop-signals";

/** A process whose signals are emitted and whose timers go off when a test says so. */
function listening() {
  const events: string[] = [];
  const timers: (() => void)[] = [];
  const source = Object.assign(new EventEmitter(), {
    pid: 7,
    kill: (pid: number, signal: string) => events.push(`kill ${pid} ${signal} (${source.listenerCount(signal)})`) > 0,
  });
  onStopSignals({
    process: source as unknown as NodeJS.Process,
    after(callback, delayMs) {
      expect(delayMs).toBe(ONE_PRESS_MS);
      timers.push(callback);
    },
    onFirst: (signal) => events.push(`first ${signal}`),
    onStop: (signal) => events.push(`stop ${signal}`),
    onEnd: () => events.push("end"),
  });
  const pressIsOver = () => timers.splice(0).forEach((callback) => callback());
  return { source, events, pressIsOver };
}

describe("stop signals", () => {
  it("stop a run once at a press of Ctrl+C, however often it is passed on", () => {
    const { source, events, pressIsOver } = listening();
    for (let times = 0; times < 3; times++) source.emit("SIGINT");
    expect(events).toEqual(["first SIGINT"]);
    pressIsOver();
    expect(events).toEqual(["first SIGINT", "stop SIGINT"]);
  });

  it("end the program at the next press, the way the signal itself does", () => {
    const { source, events, pressIsOver } = listening();
    source.emit("SIGINT");
    pressIsOver();
    source.emit("SIGINT");
    expect(events.slice(2)).toEqual(["end", "kill 7 SIGINT (0)"]);
  });

  it.each(["SIGTERM", "SIGHUP"])("stop a run once at %s, and change nothing more when others come", (signal) => {
    const { source, events, pressIsOver } = listening();
    for (const next of [signal, signal, "SIGINT", "SIGTERM", "SIGHUP"]) source.emit(next);
    pressIsOver();
    for (const next of [signal, "SIGTERM", "SIGHUP"]) source.emit(next);
    expect(events).toEqual([`first ${signal}`, `stop ${signal}`]);
  });

  it("let Ctrl+C end what a scheduler has asked to stop", () => {
    const { source, events, pressIsOver } = listening();
    source.emit("SIGTERM");
    pressIsOver();
    source.emit("SIGINT");
    expect(events.at(-1)).toBe("kill 7 SIGINT (0)");
  });
});
