import fc from "fast-check";
import { canonicalJson, isSameJson } from "../../../src/core/json/canonical-json";

/** The same data, every member set in the other order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reversed(member)]),
  );
}

describe("data as one text", () => {
  it("is the same whatever the order of members, at every depth", () => {
    expect(canonicalJson({ b: [{ d: 1, c: 2 }], a: null })).toBe('{"a":null,"b":[{"c":2,"d":1}]}');
  });

  it("leaves out what is undefined", () => {
    expect(canonicalJson({ a: undefined, b: 1 })).toBe(canonicalJson({ b: 1 }));
    expect(canonicalJson(undefined)).toBe("null");
  });

  it("is JSON of the same data", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const json = JSON.stringify(value);
        expect(JSON.parse(canonicalJson(JSON.parse(json)))).toEqual(JSON.parse(json));
      }),
    );
  });

  it("is the same for data whose members were set in another order, and for no other", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(isSameJson(value, reversed(value))).toBe(true);
      }),
    );
    expect(isSameJson({ a: ["b", "c"] }, { a: ["c", "b"] })).toBe(false);
    expect(isSameJson({ a: null }, {})).toBe(false);
    expect(isSameJson({ a: [] }, {})).toBe(false);
  });
});
