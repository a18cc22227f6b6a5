import { encodeParameters } from "../../../src/core/inputs/encode-parameters";
import type { SchemaParameter } from "../../../src/core/inputs/schema";

const DECLARED: SchemaParameter[] = [
  { name: "threshold", type: "double", defaultValue: 0.5, isList: false },
  { name: "depth", type: "integer", defaultValue: 3, isList: false },
  { name: "mode", type: "string", defaultValue: "x", isList: false },
  { name: "stops", type: "string", defaultValue: [], isList: true },
  { name: "rate", type: "float", defaultValue: 1, isList: false },
  { name: "seed", type: "long", defaultValue: 1, isList: false },
  { name: "fast", type: "boolean", defaultValue: true, isList: false },
  { name: "since", type: "datetime", defaultValue: "2024-01-01", isList: false },
  { name: "config", defaultValue: {}, isList: false },
];

describe("parameters", () => {
  it("writes values of the declared types, and nothing when there are none", () => {
    expect(encodeParameters({ threshold: 1, depth: 2, mode: "y", stops: ["a", "b"] }, DECLARED)).toBe(
      '{"threshold":1,"depth":2,"mode":"y","stops":["a","b"]}',
    );
    expect(encodeParameters({ fast: false, since: "2024-02-29" }, DECLARED)).toBe(
      '{"fast":false,"since":"2024-02-29"}',
    );
    expect(encodeParameters({ config: { a: [1] } }, DECLARED)).toBe('{"config":{"a":[1]}}');
    expect(encodeParameters({ depth: -2147483648, seed: 2 ** 53 - 1, rate: 3.4e38 }, DECLARED)).toBe(
      '{"depth":-2147483648,"seed":9007199254740991,"rate":3.4e+38}',
    );
    expect(encodeParameters({}, DECLARED)).toBeUndefined();
    expect(encodeParameters({ anything: [1] }, undefined)).toBe('{"anything":[1]}');
  });

  it.each([
    ["an unknown name, which a server would drop without a word", { nope: 1 }],
    ["text for a number", { threshold: "0.5" }],
    ["a fraction for a whole number", { depth: 2.5 }],
    ["a whole number that 32 bits do not hold", { depth: 2147483648 }],
    ["a whole number that a JavaScript number does not hold", { seed: 2 ** 53 }],
    ["a number that a 32-bit float does not hold", { rate: 1e39 }],
    ["text for a boolean, which Python takes for True", { fast: "false" }],
    ["a number for a date, which is 1970", { since: 45351 }],
    ["a list with one item of another type", { stops: ["a", 1] }],
    ["a number for text", { mode: 5 }],
    ["one value for a list", { stops: "a" }],
    ["a number without a JSON form", { threshold: Number.NaN }],
  ])("refuses %s", (_name, values) => {
    expect(() => encodeParameters(values, DECLARED)).toThrow(expect.objectContaining({ code: "bad-parameter" }));
  });
});
