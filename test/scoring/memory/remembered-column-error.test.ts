import { RememberedColumnError } from "../../../src/scoring/memory/remembered-column-error";

describe("why nothing can be done with a remembered column", () => {
  it.each(["gone", "not-row-by-row", "no-endpoint"] as const)("is a sentence: %s", (why) => {
    const error = new RememberedColumnError(why);
    expect([error.why, error.name]).toEqual([why, "RememberedColumnError"]);
    expect(error.message).toMatch(/^[A-Z][^\n]+\.$/);
  });
});
