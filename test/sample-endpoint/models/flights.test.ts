import { flightData, learnDelays, type Flight } from "../../../src/sample-endpoint/models/flights";

describe("learnDelays", () => {
  const data = flightData();
  const part = (isWanted: (row: number) => boolean) => ({
    flights: data.flights.filter((_, row) => isWanted(row)),
    targets: data.targets.filter((_, row) => isWanted(row)),
  });
  const likelihood = learnDelays(part((row) => row % 4 !== 0));
  const unseen = part((row) => row % 4 === 0);
  const EVENING: Flight = { departsAtMs: Date.UTC(2001, 1, 1, 22), distance: 500, origin: "LAX", destination: "SFO" };

  it("learns from the 5,000 flights of the sample sheet, of which 1,095 were late", () => {
    expect(data.flights).toHaveLength(5_000);
    expect(data.targets.filter((target) => target === 1)).toHaveLength(1_095);
  });

  it("finds the late one of two flights it has never seen more often than not", () => {
    const likely = unseen.flights.map(likelihood);
    const late = likely.filter((_, row) => unseen.targets[row] === 1);
    const onTime = likely.filter((_, row) => unseen.targets[row] === 0);
    const right = late.reduce((count, one) => count + onTime.filter((other) => other < one).length, 0);
    expect(right / (late.length * onTime.length)).toBeGreaterThan(0.59);
  });

  it("says on the whole as many are late as are", () => {
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(mean(unseen.flights.map(likelihood))).toBeCloseTo(mean(unseen.targets), 1);
  });

  it("knows that delays grow over the day", () => {
    const morning = { ...EVENING, departsAtMs: Date.UTC(2001, 1, 1, 6) };
    expect(likelihood(EVENING)).toBeGreaterThan(2 * likelihood(morning));
  });

  it("answers for what it does not know, as for an average flight", () => {
    for (const unknown of [{ departsAtMs: NaN }, { distance: NaN }, { origin: "nowhere", destination: "" }]) {
      const answer = likelihood({ ...EVENING, ...unknown });
      expect(answer).toBeGreaterThan(0.05);
      expect(answer).toBeLessThan(0.6);
    }
  });
});
