import fc from "fast-check";
import { MissingPrediction } from "../../../src/core/predictions/prediction";
import { resultRow, splitByBytes } from "../../../src/excel/writing/result-cells";

const FAILURE = { failure: { code: "rows-refused", message: "refused" } } as const;

describe("result cells", () => {
  it("keep numbers and booleans as they are, and mark text", () => {
    expect(resultRow({ predictions: [1.5, true, "007", 0, false] }, 5)).toEqual([
      { value: 1.5, isText: false },
      { value: true, isText: false },
      { value: "007", isText: true },
      { value: 0, isText: false },
      { value: false, isText: false },
    ]);
  });

  it("escape text that could become a formula", () => {
    expect(resultRow({ predictions: ['=HYPERLINK("http://x")'] }, 1)).toEqual([
      { value: '\'=HYPERLINK("http://x")', isText: true },
    ]);
  });

  it("are blank for a missing prediction, an empty text and a failed row; never null, which would keep an old value", () => {
    expect(resultRow({ predictions: [new MissingPrediction("NaN"), ""] }, 2).map((cell) => cell.value)).toEqual([
      "",
      "",
    ]);
    expect(resultRow(FAILURE, 3).map((cell) => cell.value)).toEqual(["", "", ""]);
  });

  it("are blank for numbers that JSON cannot carry", () => {
    expect(resultRow({ predictions: [NaN, Infinity] }, 2).map((cell) => cell.value)).toEqual(["", ""]);
  });

  it("refuse an outcome that has not one value a column", () => {
    expect(() => resultRow({ predictions: [1, 2] }, 1)).toRefuse(RangeError, {
      message: expect.stringContaining("values than columns"),
    });
  });

  it("are split into runs in order, each within the bytes unless it is a single row", () => {
    const texts = fc.array(fc.string({ maxLength: 300 }), { minLength: 1, maxLength: 100 });
    fc.assert(
      fc.property(texts, fc.integer({ min: 50, max: 2000 }), (values, maxBytes) => {
        const rows = values.map((value) => resultRow({ predictions: [value] }, 1));
        const parts = splitByBytes(rows, maxBytes);
        let next = 0;
        for (const { first, count } of parts) {
          expect(first).toBe(next);
          const json = JSON.stringify(rows.slice(first, first + count).map((row) => row.map((cell) => cell.value)));
          expect(count === 1 || Buffer.byteLength(json) <= maxBytes).toBe(true);
          next += count;
        }
        expect(next).toBe(rows.length);
      }),
    );
  });
});
