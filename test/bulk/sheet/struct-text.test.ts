import fc from "fast-check";
import { structFields, structMembers } from "../../../src/bulk/sheet/struct-text";
import { runs } from "../../support/property-seed";

describe("structFields", () => {
  it("tells fields and their types apart, whatever they are called", () => {
    expect(structFields("STRUCT<result: STRING, errorMessage: STRING>")).toEqual([
      { name: "result", typeText: "STRING" },
      { name: "errorMessage", typeText: "STRING" },
    ]);
    expect(
      structFields(
        "STRUCT<result: STRUCT<`a, b>`: DECIMAL(10,2), c``: MAP<STRING, INT>>, `x:y``z`: ARRAY<INT> NOT NULL COMMENT 'a, b'>",
      ),
    ).toEqual([
      { name: "result", typeText: "STRUCT<`a, b>`: DECIMAL(10,2), c``: MAP<STRING, INT>>" },
      { name: "x:y`z", typeText: "ARRAY<INT> NOT NULL COMMENT 'a, b'" },
    ]);
    expect(structFields("STRUCT<>")).toEqual([]);
    expect(structFields("STRING")).toBeUndefined();
  });
});

describe("structMembers", () => {
  it("hands out values as they would stand alone, with all their digits", () => {
    const json =
      '{ "result" : {"a": [1, "}"], "b": null}, "n": 9007199254740993, "d": 0.10000000000000000001, "t": "a\\"b", "e": null }';
    expect([...structMembers(json)]).toEqual([
      ["result", '{"a": [1, "}"], "b": null}'],
      ["n", "9007199254740993"],
      ["d", "0.10000000000000000001"],
      ["t", 'a"b'],
      ["e", null],
    ]);
    expect(structMembers("{}").size).toBe(0);
  });

  it("reads any object as JSON does", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (object) => {
        const members = structMembers(JSON.stringify(object));
        const read = Object.entries(object).map(([name, value]) => {
          const text = members.get(name) ?? null;
          return [name, typeof value === "string" || text === null ? text : JSON.parse(text)];
        });
        expect(read).toEqual(Object.entries(JSON.parse(JSON.stringify(object)) as object));
      }),
      { numRuns: runs(10_000, 300) },
    );
  });

  it("refuses what is none, and repeats nothing of it", () => {
    for (const json of [
      "",
      "secret",
      "[1]",
      '{"a"}',
      '{"a": 1',
      '{"a": 1 "b"',
      '{"\\u00": 1}',
      '{"a": "secret\\u00"}',
      "{1: 2}",
    ]) {
      expect(() => structMembers(json)).toThrow(
        expect.objectContaining({
          code: "malformed-answer",
          message: expect.not.stringContaining("secret") as unknown,
        }) as Error,
      );
    }
  });
});
