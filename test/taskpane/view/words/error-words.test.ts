import { ERROR_CODES } from "../../../../src/core/errors";
import { ERROR_WORDS } from "../../../../src/taskpane/view/words/error-words";

describe("the words for errors", () => {
  test.each(ERROR_CODES)("%s has a headline without a code and a next step that is a sentence", (code) => {
    const { title, nextStep } = ERROR_WORDS[code];
    expect(title).toMatch(/^[A-Z].*[^.]$/);
    expect(title).not.toMatch(/\b[45]\d\d\b|_|Error\b(?! )/);
    expect(nextStep).toMatch(/^[A-Z].*\.$/);
  });
});
