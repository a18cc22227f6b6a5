import fc from "fast-check";
import type { RowResult } from "../../../src/functions/answers/row-answer";
import { AnswerMemo } from "../../../src/functions/memo/answer-memo";
import { runs } from "../../support/property-seed";

const OUTPUTS = [""];
const result = (value: number | string): RowResult => ({ answer: { outputs: OUTPUTS, predictions: [value] } });

describe("the memo of answers", () => {
  it("forgets first what was asked for least recently, and stays within its bytes", () => {
    const memo = new AnswerMemo(1_600);
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
    expect(memo.bytes).toBeLessThanOrEqual(1_600);
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

  it("counts names of outputs once for all answers that have them, and no more once none has", () => {
    const names = (): readonly string[] => Array.from({ length: 100 }, (_, place) => `output ${place}`);
    const one = (): RowResult => ({ answer: { outputs: names(), predictions: [1], servedModelName: "iris-3" } });
    const memo = new AnswerMemo();
    memo.keep("a", one());
    const first = memo.bytes;
    expect(first).toBeGreaterThan(2 * names().join("").length);
    memo.keep("b", one());
    expect(memo.bytes - first).toBeLessThan(500);
    const [a, b] = ["a", "b"].map((key) => memo.find(key) as { answer: { outputs: readonly string[] } });
    expect(a).toEqual(one());
    expect(a!.answer.outputs).toBe(b!.answer.outputs);
    memo.keep("a", result(1));
    memo.keep("b", result(1));
    expect(memo.bytes).toBeLessThan(first);
  });

  it("holds at most its bytes of texts, whatever is kept, and what is in it is what was kept", () => {
    const text = fc.string({ maxLength: 300 });
    const kept = fc.record({
      key: fc.constantFrom("a", "b", "c", "d", "e", "f", "g"),
      outputs: fc.array(text, { maxLength: 3 }),
      prediction: text,
      version: fc.constantFrom("1", "2".repeat(200)),
      failure: fc.option(text, { nil: undefined }),
    });
    const property = fc.property(fc.array(kept, { maxLength: 40 }), (all) => {
      const memo = new AnswerMemo(4_000);
      const known = new Map<string, RowResult>();
      for (const { key, outputs, prediction, version, failure } of all) {
        const one: RowResult =
          failure === undefined
            ? { answer: { outputs, predictions: [prediction], servedModelName: version } }
            : { failure: { code: "rows-refused", message: prediction, detail: failure } };
        memo.keep(key, one);
        known.set(key, one);
        const found = [...known.keys()].flatMap((name) => memo.find(name) ?? []);
        expect(memo.bytes).toBeLessThanOrEqual(4_000);
        expect(memo.bytes).toBeGreaterThanOrEqual(2 * charactersOf(found));
        for (const [name, was] of known) expect([undefined, JSON.stringify(was)]).toContain(written(memo.find(name)));
      }
      for (const key of known.keys()) memo.keep(key, result(1));
      expect(memo.bytes).toBeLessThan(known.size * 400 + 300);
    });
    fc.assert(property, { numRuns: runs(5_000, 200) });
  });
});

function written(one: RowResult | undefined): string | undefined {
  return one && JSON.stringify(one);
}

/** Of all texts, names that are the same object once. */
function charactersOf(results: readonly RowResult[]): number {
  const texts: string[] = [];
  const lists = new Set<readonly string[]>();
  for (const one of results) {
    if ("failure" in one) texts.push(one.failure.message, one.failure.detail ?? "");
    else {
      lists.add(one.answer.outputs);
      texts.push(...one.answer.predictions.map(String));
    }
  }
  return [...texts, ...[...lists].flat()].reduce((sum, { length }) => sum + length, 0);
}
