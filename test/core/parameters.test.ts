import { encodeParameters } from "../../src/core/parameters";
import type { SchemaParameter } from "../../src/core/schema";

const DECLARED: SchemaParameter[] = [
  { name: "threshold", type: "double", defaultValue: 0.5, isList: false },
  { name: "depth", type: "integer", defaultValue: 3, isList: false },
  { name: "mode", type: "string", defaultValue: "x", isList: false },
  { name: "stops", type: "string", defaultValue: [], isList: true },
];

describe("parameters", () => {
  it("writes values of the declared types, and nothing when there are none", () => {
    expect(encodeParameters({ threshold: 1, depth: 2, mode: "y", stops: ["a", "b"] }, DECLARED)).toBe(
      '{"threshold":1,"depth":2,"mode":"y","stops":["a","b"]}',
    );
    expect(encodeParameters({}, DECLARED)).toBeUndefined();
    expect(encodeParameters({ anything: [1] }, undefined)).toBe('{"anything":[1]}');
  });

  it.each([
    ["an unknown name, which a server would drop without a word", { nope: 1 }],
    ["text for a number", { threshold: "0.5" }],
    ["a fraction for a whole number", { depth: 2.5 }],
    ["a number for text", { mode: 5 }],
    ["one value for a list", { stops: "a" }],
    ["a number without a JSON form", { threshold: Number.NaN }],
  ])("refuses %s", (_name, values) => {
    expect(() => encodeParameters(values, DECLARED)).toThrow(expect.objectContaining({ code: "bad-parameter" }));
  });
});
