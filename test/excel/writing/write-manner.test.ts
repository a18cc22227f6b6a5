import fc from "fast-check";
import { resultRow } from "../../../src/excel/writing/result-cells";
import {
  otherManner,
  rowsAtOnce,
  rowStretches,
  sentValue,
  USUAL_MANNER,
} from "../../../src/excel/writing/write-manner";
import type { Difference } from "../../../src/excel/writing/written-cells";

const textCell = (text: string) => resultRow({ predictions: [text] }, 1)[0]!;
const tried = (...differences: Difference[]) => otherManner(USUAL_MANNER, new Set(differences));

describe("the manner in which results are written", () => {
  it("has fewer rows at once after a difference that nothing else explains, and no apostrophe is doubted for it", () => {
    const apart = tried("other", "sign-shown")!;
    expect(apart).toEqual({ ...USUAL_MANNER, rows: "hidden-apart" });
    const single = otherManner(apart, new Set<Difference>(["other"]))!;
    expect(single.rows).toBe("one-by-one");
    expect(otherManner(single, new Set<Difference>(["other"]))).toBeUndefined();
  });

  it("goes without the apostrophe that was seen, in cells that are known to be text", () => {
    const manner = tried("sign-shown")!;
    expect(manner).toMatchObject({ signs: 0, signsBeforeOwn: 1, formatsFirst: true, rows: "together" });
    expect(sentValue(textCell("=1+1"), manner, "@")).toBe("=1+1");
    expect(sentValue(textCell("=1+1"), manner, "General")).toBe("'=1+1");
    expect(sentValue(textCell("=1+1"), manner, undefined)).toBe("'=1+1");
  });

  it("puts one more before a text whose own was swallowed, and none before others", () => {
    const manner = tried("own-sign-swallowed")!;
    expect(sentValue(textCell("'q"), manner, undefined)).toBe("'''q");
    expect(sentValue(textCell("=q"), manner, undefined)).toBe("'=q");
    expect(sentValue(textCell("q"), manner, undefined)).toBe("q");
  });

  it("comes to an end, whatever is seen", () => {
    const seen = fc.constantFrom<Difference>(
      "sign-shown",
      "own-sign-shown",
      "own-sign-swallowed",
      "number-as-text",
      "other",
    );
    fc.assert(
      fc.property(fc.infiniteStream(fc.uniqueArray(seen, { minLength: 1 })), (stream) => {
        let manner: ReturnType<typeof otherManner> = USUAL_MANNER;
        let count = 0;
        for (const differences of stream) {
          manner = otherManner(manner, new Set(differences));
          if (manner === undefined) break;
          count++;
        }
        expect(count).toBeLessThanOrEqual(8);
      }),
    );
  });

  it("has every row that is written in one stretch, in order, and no other", () => {
    const manners = fc.constantFrom("together", "hidden-apart", "one-by-one");
    fc.assert(
      fc.property(
        manners,
        fc.array(fc.boolean(), { minLength: 1, maxLength: 300, size: "max" }),
        fc.array(fc.boolean(), { maxLength: 5 }),
        (how, isWritten, hide) => {
          const stretches = rowStretches({ ...USUAL_MANNER, rows: how }, isWritten, hide);
          expect(stretches.flatMap(({ first, count }) => Array.from({ length: count }, (_, i) => first + i))).toEqual(
            isWritten.flatMap((isOne, row) => (isOne ? [row] : [])),
          );
        },
      ),
    );
  });

  it("has neighbours in one stretch, and each row of a block with hidden ones in its own", () => {
    const rows = Array.from({ length: 130 }, (_, row) => row !== 70);
    expect(rowStretches(USUAL_MANNER, rows, [])).toEqual([
      { first: 0, count: 70 },
      { first: 71, count: 59 },
    ]);
    const apart = rowStretches({ ...USUAL_MANNER, rows: "hidden-apart" }, rows, [false, true, false]);
    expect(apart.map(({ count }) => count)).toEqual([64, ...new Array<number>(63).fill(1), 2]);
  });

  it("has so many rows a request that each may need an action of its own", () => {
    expect(rowsAtOnce(USUAL_MANNER, 3)).toBe(Infinity);
    expect(rowsAtOnce({ ...USUAL_MANNER, rows: "one-by-one" }, 3)).toBe(666);
    expect(rowsAtOnce({ ...USUAL_MANNER, rows: "one-by-one" }, 5000)).toBe(1);
  });
});
