import { readJson, writeJson } from "../../../src/sample-endpoint/python/python-json";

describe("JSON as Python reads and writes it", () => {
  it("takes bare NaN and Infinity outside strings, and leaves them alone inside", () => {
    expect(readJson('{"a": [NaN, -Infinity, Infinity], "b": "NaN \\" Infinity"}')).toEqual({
      a: [null, -Infinity, Infinity],
      b: 'NaN " Infinity',
    });
  });

  it("passes over a byte order mark", () => {
    expect(readJson("\uFEFF[1]")).toEqual([1]);
  });

  it("refuses what is not JSON even so", () => {
    expect(() => readJson("{bad")).toThrow(SyntaxError);
    expect(() => readJson('{"a": NaN')).toThrow(SyntaxError);
  });

  it("writes NaN and infinite numbers bare, and escapes what is not ASCII", () => {
    expect(writeJson({ predictions: [NaN, -Infinity, 1.5, null, true, "é\u2028"] })).toBe(
      '{"predictions": [NaN, -Infinity, 1.5, null, true, "\\u00e9\\u2028"]}',
    );
  });
});
