import { readFaults } from "../../../src/sample-endpoint/faults/fault";
import { FaultSwitch } from "../../../src/sample-endpoint/faults/fault-switch";

describe("the fault switch", () => {
  it("lets requests through while nothing is switched on", () => {
    expect(new FaultSwitch(() => 0).take("iris")).toBeUndefined();
  });

  it("fails as often as asked, after as many requests as asked", () => {
    const faults = new FaultSwitch(() => 0, [{ kind: "server-error", skip: 1, times: 2 }]);
    const kinds = [1, 2, 3, 4].map(() => faults.take("iris")?.kind);
    expect(kinds).toEqual([undefined, "server-error", "server-error", undefined]);
  });

  it("fails only the endpoint it names", () => {
    const faults = new FaultSwitch(() => 0, [{ kind: "hang", endpoint: "iris", times: 1 }]);
    expect(faults.take("cars-mpg")).toBeUndefined();
    expect(faults.take("iris")?.kind).toBe("hang");
  });

  it("goes on to the next fault when one is used up", () => {
    const faults = new FaultSwitch(() => 0, [{ kind: "rate-limited", times: 1 }, { kind: "short-answer" }]);
    expect([faults.take("iris")?.kind, faults.take("iris")?.kind]).toEqual(["rate-limited", "short-answer"]);
  });

  it("ends after the seconds it was switched on for", () => {
    let nowMs = 1000;
    const faults = new FaultSwitch(() => nowMs, [{ kind: "cold-start", forSeconds: 3 }]);
    nowMs = 3999;
    expect(faults.take("iris")?.kind).toBe("cold-start");
    nowMs = 4000;
    expect(faults.take("iris")).toBeUndefined();
  });

  it.each([
    ["a text", "slow", "A fault is an object"],
    ["an unknown kind", { kind: "toString" }, "kind must be one of: rate-limited"],
    ["a misspelled field", { kind: "slow", delay: 5 }, 'no field "delay"'],
    ["a text for a number", [{ kind: "hang" }, { kind: "slow", delayMs: "5" }], "delayMs must be a number"],
    ["a number for a text", { kind: "slow", endpoint: 5 }, "endpoint must be a text"],
    ["seconds as a number in retryAfter", { kind: "rate-limited", retryAfter: 3 }, "retryAfter must be a text"],
    ["refuse-rows without a column", { kind: "refuse-rows", value: 1 }, "needs a column"],
  ])("says what is wrong with %s", (_, value, sentence) => {
    expect(readFaults(value)).toContain(sentence);
  });
});
