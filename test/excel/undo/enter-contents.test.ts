import { enteredAs, holdsAgain, isAnywhereTheSame } from "../../../src/excel/undo/enter-contents";

describe("Contents that are entered again", () => {
  it.each([
    ["=A2*2", false],
    ["=$B$2", false],
    ["=SUM(A:A)", false],
    ["=[@amount]*2", true],
    ["=TODAY()", true],
    ["=LOG10(5)", true],
  ])("take %s for a formula that means the same anywhere in its column: %j", (formula, isSame) => {
    expect(isAnywhereTheSame(formula)).toBe(isSame);
  });

  it("never make a formula of a text, and leave numbers, blanks and errors as they are", () => {
    const entered = (value: string | number | boolean, isError?: true) =>
      enteredAs({ value, numberFormat: "General", ...(isError && { isError }) });
    expect([entered("=1+1"), entered("007"), entered(7), entered(""), entered("#N/A", true)]).toEqual([
      "'=1+1",
      "'007",
      7,
      "",
      "#N/A",
    ]);
  });

  it("are there again if the value or the formula is, and not where a text became a formula", () => {
    expect(holdsAgain({ value: 5, formula: "=A1", numberFormat: "General" }, 6, "=A1")).toBe(true);
    expect(holdsAgain({ value: "", numberFormat: "General" }, null, "")).toBe(true);
    expect(holdsAgain({ value: "=1+1", numberFormat: "General" }, "=1+1", "=1+1")).toBe(true);
    expect(holdsAgain({ value: 2, numberFormat: "General" }, 2, "=1+1")).toBe(false);
  });
});
