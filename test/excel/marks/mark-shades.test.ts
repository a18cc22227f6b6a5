import { MarkShades } from "../../../src/excel/marks/mark-shades";

describe("MarkShades", () => {
  it("has a shade of its own for each former fill, up to sixty-four, and tells them apart again", () => {
    const shades = new MarkShades();
    const formers = ["", ...Array.from({ length: 63 }, (_, index) => `#0000${String(index + 10)}`)];
    const made = formers.map((former) => shades.shadeFor(former));
    expect(new Set(made).size).toBe(64);
    expect(made.map((shade) => shades.formerOf(shade!))).toEqual(formers);
    expect(shades.shadeFor("#ABCDEF")).toBeUndefined();
    expect(shades.shadeFor("")).toBe("#FFF2AC");
  });

  it("knows a mark of an earlier session as one, and no other colour", () => {
    expect(new MarkShades().formerOf("#FEF2AC")).toBe("");
    expect(["#FFFFFF", "#FFFF00", "#FFF2CC"].map((color) => new MarkShades().formerOf(color))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});
