import type { RunProgress } from "../../../../src/scoring/run-status";
import { atOnceWords } from "../../../../src/taskpane/view/words/at-once-words";
import { createFormats } from "../../../../src/taskpane/view/words/formats";

const formats = createFormats("en-US");
const words = (batchesInFlight: number, atOnce?: RunProgress["atOnce"]): string | undefined =>
  atOnceWords({ batchesInFlight, ...(atOnce && { atOnce }) }, formats);

describe("requests under way, in words", () => {
  test("say how many there are, and why not more", () => {
    expect(words(8, { most: 8, why: "growing" })).toBe("8 requests at once, trying more");
    expect(words(4, { most: 4, why: "refused" })).toBe("4 requests at once: the endpoint refused more");
    expect(words(1, { most: 1, why: "overloaded" })).toBe("1 request: the endpoint had no time for more");
    expect(words(4, { most: 4, why: "few-left" })).toBe("4 requests at once");
  });

  test("give no reason where fewer are under way than may be", () => {
    expect(words(2, { most: 8, why: "no-gain" })).toBe("2 requests");
    expect(words(1)).toBe("1 request");
    expect(words(0, { most: 8, why: "growing" })).toBeUndefined();
  });

  test("do not count those that wait to be sent again", () => {
    expect(words(6, { most: 4, why: "refused" })).toBe("4 requests at once: the endpoint refused more");
  });
});
