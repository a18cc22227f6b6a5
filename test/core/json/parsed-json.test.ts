import { parsedJson } from "../../../src/core/json/parsed-json";

describe("A text that may be JSON", () => {
  it("is what it stands for", () => {
    expect(parsedJson(' {"a": [1, null]} ')).toEqual({ a: [1, null] });
    expect(parsedJson("null")).toBeNull();
  });

  it.each(["", "NaN", "{", "[1", "{'a': 1}"])("is nothing when it is none: %j", (text) => {
    expect(parsedJson(text)).toBeUndefined();
  });
});
