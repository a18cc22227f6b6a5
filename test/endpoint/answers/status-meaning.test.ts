import { isFailureOfModel, statusMeaning } from "../../../src/endpoint/answers/status-meaning";

describe("The status of an error", () => {
  it.each([
    [[429], "rate-limited"],
    [[425, 503, 529], "unavailable"],
    [[502, 520, 521, 522, 523, 530], "unreachable"],
    [[408, 504, 524], "slow"],
    [[404, 410], "not-found"],
    [[400, 409, 418, 422, 424, 500, 507], "words"],
  ] as const)("%j means %s", (statuses, meaning) => {
    for (const status of statuses) expect(statusMeaning(status)).toBe(meaning);
  });

  it("tells a failure of the model from a refusal", () => {
    expect([200, 424, 500, 507].map(isFailureOfModel)).toEqual([true, true, true, true]);
    expect([400, 409, 422].map(isFailureOfModel)).toEqual([false, false, false]);
  });
});
