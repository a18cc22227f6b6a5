import { until } from "./until";

describe("until", () => {
  it("waits for what comes later", async () => {
    let asked = 0;
    await until("it was asked three times", () => ++asked === 3);
    expect(asked).toBe(3);
  });

  it("says what it waited for in vain", async () => {
    await expect(until("the cows come home", () => false, 20)).rejects.toThrow(
      "Waited 0.02 s in vain until the cows come home.",
    );
  });
});
