import { CELL_CAUSES, CURES } from "../../../../src/core/columns/column-type";
import { CAUSE_WORDS, whyWords } from "../../../../src/taskpane/view/words/check-words";

describe("the words of a check", () => {
  test("say for every fault that can be read otherwise what that would do", () => {
    const convertible = CELL_CAUSES.filter((cause) => CURES[cause].includes("convert") && cause !== "locale-number");
    expect(convertible.filter((cause) => CAUSE_WORDS[cause].convert === undefined)).toEqual([]);
  });

  test("say what the model does only when it has said what it wants", () => {
    expect(whyWords("text-not-number", { name: "a", type: "double", isDeclared: true })).toBe(
      "The model wants a number here and would refuse whole requests.",
    );
    expect(whyWords("text-not-number", { name: "a", type: "double", isDeclared: false })).toMatch(
      /^This column is sent as numbers/,
    );
    expect(whyWords("error-cell", { name: "a", type: "double", isDeclared: false })).toMatch(/^An error such as/);
  });
});
