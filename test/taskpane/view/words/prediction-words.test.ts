import { MissingPrediction } from "../../../../src/core/predictions/prediction";
import { createFormats } from "../../../../src/taskpane/view/words/formats";
import { predictionWords } from "../../../../src/taskpane/view/words/prediction-words";

describe("a prediction in words", () => {
  test.each([
    ["setosa", "setosa"],
    [1234.5, "1,234.5"],
    [true, "TRUE"],
    ["=HYPERLINK(1)", "=HYPERLINK(1)"],
    [new MissingPrediction("NaN"), "no value (NaN)"],
  ])("%p is read as %s", (prediction, words) => {
    expect(predictionWords(prediction, createFormats("en-US"))).toBe(words);
  });
});
