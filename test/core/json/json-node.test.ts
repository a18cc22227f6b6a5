import fc from "fast-check";
import { readJsonNode, writeJsonNode } from "../../../src/core/json/json-node";

describe("JSON as it was written", () => {
  it.each([
    ["[1.0, 2]", "[1.0,2]"],
    [" [ 9007199254740993 ,-0.10, 1e400 ] ", "[9007199254740993,-0.10,1e400]"],
    ['{"b": 1, "a": {"b": [true, false, null]}, "b": 2}', '{"b":1,"a":{"b":[true,false,null]},"b":2}'],
    ['{"": "\\"}]", "é\\u00e9": "\\\\"}', '{"":"\\"}]","éé":"\\\\"}'],
    ["[[],{},[[]]]", "[[],{},[[]]]"],
    ["0", "0"],
    ['"NaN"', '"NaN"'],
  ])("keeps the digits and the order of %s", (text, compact) => {
    expect(writeJsonNode(readJsonNode(text)!)).toBe(compact);
  });

  it.each(["", "[1, 2", "1, 2", "[NaN]", "[Infinity]", "['a']", "{a: 1}", "[01]", "[1,]", "nul", "[1] [2]"])(
    "says that %s is none",
    (text) => expect(readJsonNode(text)).toBeUndefined(),
  );

  it("gives up on what nobody means, rather than run out of stack", () => {
    expect(readJsonNode("[".repeat(16_000) + "]".repeat(16_000))).toBeUndefined();
    expect(readJsonNode("[".repeat(150) + "]".repeat(150))).toBeDefined();
  });

  it("means what the text means, whatever it holds and however it is laid out", () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(0, 2), (json, indent) => {
        const text = JSON.stringify(JSON.parse(json), null, indent);
        expect(JSON.parse(writeJsonNode(readJsonNode(text)!))).toEqual(JSON.parse(text));
      }),
    );
  });
});
