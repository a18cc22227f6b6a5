import { LATE_EVENT_MS, whenEventsCome } from "../../../../src/workbench/processor/habits/when-events-come";

describe("an event of this Excel", () => {
  it.each([
    ["prompt", ["raised"]],
    ["late", [`after ${LATE_EVENT_MS} ms`, "raised"]],
    ["never", []],
  ] as const)("is %s", (events, expected) => {
    const told: string[] = [];
    whenEventsCome(
      { events },
      () => told.push("raised"),
      (act, delayMs) => {
        told.push(`after ${delayMs} ms`);
        act();
      },
    );
    expect(told).toEqual(expected);
  });
});
