import type { RowResult } from "../../../src/functions/answers/row-answer";
import { AnswerMemo } from "../../../src/functions/memo/answer-memo";

const OUTPUTS = [""];
const result = (value: number | string): RowResult => ({ answer: { outputs: OUTPUTS, predictions: [value] } });

describe("the memo of answers", () => {
  it("forgets first what was asked for least recently, and stays within its bytes", () => {
    const memo = new AnswerMemo(1_000);
    for (const key of ["a", "b", "c", "d"]) memo.keep(key, result(key));
    expect(memo.find("a")).toEqual(result("a"));
    memo.keep("e", result("e"));
    expect(["a", "b", "c", "d", "e"].map((key) => memo.find(key) !== undefined)).toEqual([
      true,
      false,
      true,
      true,
      true,
    ]);
    expect(memo.bytes).toBeLessThanOrEqual(1_000);
  });

  it("counts texts by their length, and counts a row once that is answered again", () => {
    const memo = new AnswerMemo();
    memo.keep("a", result("x".repeat(1_000)));
    const { bytes } = memo;
    expect(bytes).toBeGreaterThan(2_000);
    memo.keep("a", result("x".repeat(1_000)));
    expect([memo.bytes, memo.size]).toEqual([bytes, 1]);
    memo.clear();
    expect([memo.bytes, memo.size, memo.find("a")]).toEqual([0, 0, undefined]);
  });

  it("does not keep what is larger than all of it", () => {
    const memo = new AnswerMemo(1_000);
    memo.keep("a", result(1));
    memo.keep("b", result("x".repeat(1_000)));
    expect([memo.find("a"), memo.find("b")]).toEqual([result(1), undefined]);
  });
});
