import { DeviceNotes } from "../../../src/composition/memory/device-notes";
import { livePanes, type PaneLocks } from "../../../src/composition/memory/live-panes";
import { passingMemory } from "../../../src/composition/memory/passing-memory";
import type { DeviceMemory } from "../../../src/composition/device-memory";

const RECORDS = new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
const DAY_MS = 86_400_000;

/** Locks of a browser, of which a test closes pages. */
function locksOf(held: Set<string>): PaneLocks {
  return {
    request: (name, hold) => {
      held.add(name);
      return hold();
    },
    query: () => Promise.resolve({ held: [...held].map((name) => ({ name })) }),
  };
}

function notesOf(device: DeviceMemory, pane: string, nowMs = 0, locks?: PaneLocks): DeviceNotes {
  return new DeviceNotes(device, livePanes(pane, locks), () => new Date(nowMs));
}

describe("what a device notes of a run", () => {
  it("is there for another pane until the run is remembered", () => {
    const device = passingMemory();
    const notes = notesOf(device, "one");
    notes.begin("r");
    notes.add("r", RECORDS);
    notes.add("r", RECORDS);
    expect(notesOf(device, "two").of("r")).toEqual([RECORDS, RECORDS]);
    expect(notesOf(device, "two").of("other")).toBeUndefined();
    notes.end("r");
    expect(device.keys()).toEqual([]);
  });

  it("is of a run that was cut once its pane is closed, which is known at once by its lock", async () => {
    const device = passingMemory();
    const held = new Set<string>();
    notesOf(device, "one", 0, locksOf(held)).begin("r");
    const other = notesOf(device, "two", 1, locksOf(held));
    expect(await other.isCut("r")).toBe(false);
    held.clear();
    expect(await other.isCut("r")).toBe(true);
  });

  it("is of a run that was cut when nothing was noted for a minute, where there are no locks", async () => {
    const device = passingMemory();
    const notes = notesOf(device, "one");
    notes.begin("r");
    const seen = [59_000, 61_000].map((nowMs) => notesOf(device, "two", nowMs).isCut("r"));
    expect(await Promise.all(seen)).toEqual([false, true]);
    expect(await notes.isCut("r")).toBe(false);
    notes.stop("r");
    expect(await notes.isCut("r")).toBe(true);
  });

  it("goes after a month, when its workbook was never opened again", () => {
    const device = passingMemory();
    notesOf(device, "one").begin("r");
    notesOf(device, "two", 29 * DAY_MS).begin("s");
    expect(notesOf(device, "two").of("r")).toEqual([]);
    notesOf(device, "two", 31 * DAY_MS).begin("t");
    expect([notesOf(device, "two").of("r"), notesOf(device, "two").of("s")]).toEqual([undefined, []]);
  });

  it("is what could be kept, where the device is full or somebody put something else there", () => {
    const device = passingMemory();
    const notes = notesOf({ ...device, write: () => undefined }, "one");
    notes.begin("r");
    notes.add("r", RECORDS);
    expect(notes.of("r")).toBeUndefined();
    device.write("run/s/0", "{");
    device.write("run/t/0", '{"pane":"x","at":0}');
    device.write("run/t/1", "no base64");
    expect([notes.of("s"), notes.of("t")]).toEqual([undefined, []]);
  });
});
