import { progressLine } from "../../../src/headless/telling/progress-line";

const AT_FIRST = { rowsInAll: 12_000, rowsRead: 0, rowsScored: 0, rowsFailed: 0, rowsToRetry: 0, batchesInFlight: 0 };
const SENDING = { ...AT_FIRST, rowsRead: 12_000, batchesInFlight: 4, sendingSinceMs: 1_000 };

describe("how far a run is", () => {
  it("is what it has looked at before anything is sent", () => {
    expect(progressLine({ ...AT_FIRST, rowsRead: 5_000 }, 0)).toBe("Looking at the rows: 5,000 of 12,000");
  });

  it.each([
    [{ rowsScored: 0 }, 60_000, "0 of 12,000 rows done, 4 requests under way"],
    [{ rowsScored: 3_000 }, 2_500, "3,000 of 12,000 rows done, 4 requests under way"],
    [
      { rowsScored: 3_000 },
      11_000,
      "3,000 of 12,000 rows done, 4 requests under way, 300 rows a second, about 30 s left",
    ],
    [
      { rowsScored: 2_000, rowsFailed: 1_000 },
      61_000,
      "3,000 of 12,000 rows done, 4 requests under way, 50 rows a second, about 3 min left",
    ],
    [{ rowsScored: 1 }, 61_000, "1 of 12,000 rows done, 4 requests under way, 0.017 rows a second, about 200 h left"],
    [
      { rowsScored: 11_000, rowsFailed: 1_000, rowsToRetry: 1_000, batchesInFlight: 1 },
      12_000,
      "11,000 of 12,000 rows done, 1 request under way, 1,000 rows a second, about 1 s left",
    ],
    [{ rowsScored: 12_000, batchesInFlight: 0 }, 12_000, "12,000 of 12,000 rows done, 0 requests under way"],
  ])("is what it has done, and how long the rest takes at that pace: %j", (change, nowMs, line) => {
    expect(progressLine({ ...SENDING, ...change }, nowMs)).toBe(line);
  });
});
