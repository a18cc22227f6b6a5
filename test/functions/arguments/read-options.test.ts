import { readOptions } from "../../../src/functions/arguments/read-options";
import { shownBy } from "../formulas-at-work";

describe("options of a formula", () => {
  it("are pairs; what is no option of ours is a parameter of the model", () => {
    const given = [
      ["Blanks", "ERROR"],
      ["columns", "in order"],
      ["limit", 0.5],
      ["is_fast", true],
      ["kept", ""],
      [null, null],
    ];
    expect(readOptions(given)).toEqual({ blanks: "error", isInOrder: true, parameters: { limit: 0.5, is_fast: true } });
  });

  it.each([null, undefined, "", [[null, null]]])("are left out: %j", (given) => {
    expect(readOptions(given)).toEqual({ blanks: "null", isInOrder: false, parameters: {} });
  });

  it.each([
    ["blanks", /pairs of a name and a value/],
    [[["blanks"]], /pairs of a name and a value/],
    [[["blanks", "zero"]], /blanks is "null" or "error"/],
    [[["columns", "guess"]], /columns is "by name" or "in order"/],
    [[[5, "a"]], /pairs of a name and a value/],
    [
      [
        ["a", 1],
        ["a", 2],
      ],
      /given twice/,
    ],
  ])("are refused: %j", (given, words) => expect(shownBy(() => readOptions(given))).toMatch(words));
});
