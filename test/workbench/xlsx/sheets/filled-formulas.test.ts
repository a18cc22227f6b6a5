import { FilledFormulas } from "../../../../src/workbench/xlsx/sheets/filled-formulas";

describe("FilledFormulas", () => {
  it("give each cell the formula of the first one, moved along", () => {
    const filled = new FilledFormulas();
    filled.add("0", 1, 2, 'SUM(A2:$B2)&"A2"');
    filled.add("1", 0, 0, "B1*2");
    expect(filled.at("0", 3, 2)).toBe('SUM(A4:$B4)&"A2"');
    expect(filled.at("0", 1, 3)).toBe('SUM(B2:$B2)&"A2"');
    expect(filled.at("1", 9, 0)).toBe("B10*2");
    expect(filled.at("2", 9, 0)).toBeUndefined();
  });

  it.each([
    ["characters", { characters: 10, references: 100 }, "longer than 10 characters together"],
    ["references", { characters: 100, references: 4 }, "look at more than 4 cells together"],
  ])("are given up where they have too many %s together", (_what, most, where) => {
    const filled = new FilledFormulas(most);
    filled.add("0", 0, 0, "B1+C1");
    expect([filled.at("0", 1, 0), filled.at("0", 2, 0)]).toEqual(["B2+C2", "B3+C3"]);
    expect(() => filled.at("0", 3, 0)).toThrow(expect.objectContaining({ code: "too-large" }));
    expect(() => filled.at("0", 3, 0)).toThrow(where);
  });
});
