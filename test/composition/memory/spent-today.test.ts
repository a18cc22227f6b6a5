import { passingMemory } from "../../../src/composition/memory/passing-memory";
import { Spending } from "../../../src/composition/memory/spent-today";

describe("what was spent today", () => {
  it("is counted on this device, and from nothing on another day of UTC", () => {
    const device = passingMemory();
    let now = new Date("2026-03-01T23:59:00Z");
    const spending = new Spending(device, () => now);
    spending.add(10, 1);
    new Spending(device, () => now).add(5, 1);
    expect(spending.today()).toEqual({ rows: 15, requests: 2 });
    now = new Date("2026-03-02T00:01:00Z");
    expect(spending.today()).toEqual({ rows: 0, requests: 0 });
  });

  it("is counted for as long as the program runs where nothing is kept, or something else stands there", () => {
    const device = { read: () => "[1]", write: () => undefined };
    const spending = new Spending(device, () => new Date(0));
    spending.add(3, 1);
    expect(spending.today()).toEqual({ rows: 3, requests: 1 });
  });
});
