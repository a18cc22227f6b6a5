import fc from "fast-check";
import { PresentRows } from "../../../src/scoring/moved/present-rows";

describe("what stands in the rows of a table", () => {
  it("is known again, and nothing else is taken for it", () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.array(fc.string()), (keys, others) => {
        const present = new PresentRows(keys.length);
        for (const key of keys) present.add(key);
        for (const key of [...keys, ...others]) expect(present.has(key)).toBe(keys.includes(key));
      }),
    );
  });

  it("is nothing in a table without rows", () => {
    expect(new PresentRows(0).has("")).toBe(false);
  });
});
