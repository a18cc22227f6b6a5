import { nearNames } from "../../../src/core/near-names.mjs";

const KNOWN = ["iris", "iris-next", "wine_quality", "penguins", "diabetes"];

describe("names that somebody may have meant", () => {
  it.each([
    ["irsi", ["iris"]],
    ["IRIS", ["iris", "iris-next"]],
    ["iri", ["iris", "iris-next"]],
    ["wine-qualty", ["wine_quality"]],
    ["pengiuns", ["penguins"]],
    ["peng", ["penguins"]],
    ["diabets", ["diabetes"]],
    ["churn", []],
    ["i", []],
    ["", []],
  ])("%s", (name, near) => {
    expect(nearNames(name, KNOWN)).toEqual(near);
  });
});
