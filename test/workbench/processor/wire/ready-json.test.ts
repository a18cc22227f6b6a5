import fc from "fast-check";
import { ReadyJson, jsonTextOf } from "../../../../src/workbench/processor/wire/ready-json";

describe("jsonTextOf", () => {
  it("says what JSON.stringify says", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (value, made) => {
        const answer = {
          value,
          absent: undefined,
          none: [],
          texts: [{ in: new ReadyJson(JSON.stringify(made)) }, { value }],
        };
        expect(jsonTextOf(answer)).toBe(JSON.stringify(answer));
      }),
    );
  });

  it("takes texts that are there among others that are not", () => {
    const answer = [1, null, new ReadyJson("[1.50]")];
    expect(jsonTextOf(answer)).toBe("[1,null,[1.5]]");
    expect(jsonTextOf({ a: new ReadyJson("[1.50]") })).toBe('{"a":[1.50]}');
  });
});
