import { toTheEnd } from "../../../src/scoring/flow/cancellation";

describe("the signal for what is finished though it was cancelled", () => {
  it("is the workbook's own, where it may stop answering", () => {
    const { signal } = new AbortController();
    const given: AbortSignal[] = [];
    const own = new AbortController().signal;
    const asLongAsItAnswers = (cancelled: AbortSignal): AbortSignal => {
      given.push(cancelled);
      return own;
    };
    expect(toTheEnd({ asLongAsItAnswers }, signal)).toBe(own);
    expect(given).toEqual([signal]);
  });

  it("is never aborted for a workbook that always answers", () => {
    expect(toTheEnd({}, AbortSignal.abort()).aborted).toBe(false);
  });
});
