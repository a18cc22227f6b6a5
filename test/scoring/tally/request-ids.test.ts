import { MOST_FAILED_IDS, RequestIdTally } from "../../../src/scoring/tally/request-ids";

describe("the ids of a run's requests", () => {
  it("are the first, the last, and the latest of those that failed", () => {
    const tally = new RequestIdTally();
    for (let i = 0; i < 50; i++) tally.note(`r${i}`, i % 2 === 1);
    tally.note(undefined);
    const failed = Array.from({ length: MOST_FAILED_IDS }, (_, i) => `r${50 - 2 * MOST_FAILED_IDS + 1 + 2 * i}`);
    expect(tally.ids).toEqual({ first: "r0", last: "r49", failed });
  });

  it("are none where no request has one", () => {
    const tally = new RequestIdTally();
    tally.note(undefined, true);
    expect(tally.ids).toBeUndefined();
  });
});
