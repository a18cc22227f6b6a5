import {
  aList,
  anObject,
  aNumber,
  aRecord,
  aText,
  aTruth,
  eitherOf,
  oneOf,
  UnfitJson,
} from "../../../src/core/json/checked-json";

interface Person {
  readonly name: string;
  readonly age?: number;
}
const person = anObject<Person>({ name: aText(5), age: { optional: aNumber } });

describe("JSON from outside", () => {
  it.each([
    ["a list of objects", aList(person, 2), [{ name: "Ana", age: 5 }, { name: "Bo" }]],
    ["a record", aRecord(aText(11), aTruth, 2), { a: true, constructor: false }],
    ["either of two", eitherOf(aTruth, oneOf(["a", "b"])), "b"],
  ])("is taken where it fits: %s", (_what, check, value) => {
    expect(check(value)).toEqual(value);
  });

  it.each([
    ["a text", aText(3), 5, "is no text"],
    ["a long text", aText(3), "four", "is longer than 3 characters"],
    ["a number", aNumber, Number.NaN, "is no number"],
    ["a list", aList(aNumber, 2), { length: 1 }, "is no list"],
    ["a long list", aList(aNumber, 2), [1, 2, 3], "has more than 2 entries"],
    ["an entry", aList(aNumber, 2), [1, "2"], "entry 2 is no number"],
    ["a large record", aRecord(aText(5), aNumber, 1), { a: 1, b: 2 }, "has more than 1 entries"],
    ["a key", aRecord(aText(1), aNumber, 1), { long: 1 }, "entry 1 is longer than 1 characters"],
    ["no object", person, [], "is no object"],
    ["a member that must be there", person, { age: 5 }, 'has no "name"'],
    ["a member that nobody knows", person, { name: "Ana", toString: "x" }, "has a member that is not known"],
    ["a member of a member", aList(person, 2), [{ name: "Ana", age: "5" }], 'entry 1, "age" is no number'],
    ["neither of two", eitherOf(aTruth, oneOf(["a", "b"])), "c", "is none of a, b"],
  ])("is refused where it does not fit, and where is said: %s", (_what, check, value, message) => {
    expect(() => (check as (given: unknown) => unknown)(value)).toThrow(new UnfitJson(message));
  });
});
