import { BatchFailedError, RunStoppedError, ScoringError } from "../../src/core/errors";

const forbidden = new RunStoppedError("forbidden", "You may not query this endpoint.", { status: 403 });

function throwForbidden(): never {
  throw forbidden;
}

describe("toRefuse", () => {
  it("holds for an error, a function that throws it and a promise that is rejected with it", async () => {
    expect(forbidden).toRefuse(RunStoppedError, { code: "forbidden", status: 403 });
    expect(throwForbidden).toRefuse(ScoringError, { message: expect.stringContaining("may not query") });
    await expect(Promise.reject(forbidden)).rejects.toRefuse(RunStoppedError, { code: "forbidden" });
  });

  it.each<[string, unknown, Parameters<jest.Matchers<void>["toRefuse"]>, string]>([
    ["another class", forbidden, [BatchFailedError, { message: forbidden.message }], "Received RunStoppedError with"],
    ["another fact", throwForbidden, [RunStoppedError, { message: "no" }], "You may not query this endpoint."],
    ["no error", () => 1, [RunStoppedError, {}], "Received no error at all"],
    ["what is no error", { code: "forbidden" }, [RunStoppedError, {}], 'Received {"code": "forbidden"}'],
  ])("does not hold for %s, and says what there was", (_what, received, wanted, sentence) => {
    expect(() => expect(received).toRefuse(...wanted)).toThrow(sentence);
    expect(received).not.toRefuse(...wanted);
  });
});
