import * as data from "../../src/taskpane/view/words/data-words";
import { sampleWords } from "../../src/taskpane/view/words/data/sample-words";
import { each, FORMATS, type WordExamples } from "./examples-of-words";

/** As many columns for a tensor as are wanted, or not. */
export const tensor = (columns: readonly string[], wanted: number | undefined) => ({ columns, wanted });
const SAMPLES = new Map([["Annual Income", "52,000"]]);

/** Examples of the words of the section Data. */
export const DATA_WORD_EXAMPLES: Readonly<Record<string, WordExamples>> = {
  ownColumnsWords: each(data.ownColumnsWords, [["Prediction", "Prediction 2"]]),
  notSentWords: each(data.notSentWords, [["id", "name"]]),
  inputTypeWords: each(
    data.inputTypeWords,
    ...([
      ["double", true],
      ["string", false],
      [undefined, true],
    ] as const),
    ["array", false, { content: { type: "array", items: { type: "double" } } }],
    [undefined, true, { unknownType: "interval" }],
  ),
  columnForWords: each(data.columnForWords, ["age"]),
  takeGuessWords: each(data.takeGuessWords, ["age"]),
  valueForWords: each(data.valueForWords, ["age"]),
  constantWrongWords: each(data.constantWrongWords, ["double"], [undefined]),
  columnsOfWords: each(data.columnsOfWords, ["image"]),
  tensorCountWords: each(
    data.tensorCountWords,
    [tensor(["a"], undefined), FORMATS],
    [tensor(["a"], 4), FORMATS],
    [tensor(["a", "b"], 1), FORMATS],
  ),
  tensorColumnsWords: each(data.tensorColumnsWords, [tensor(["a", "b"], 4), FORMATS]),
  withSampleWords: each(data.withSampleWords, ["Annual Income", "52,000"], ["Annual Income", undefined]),
  fedByWords: each(
    data.fedByWords,
    [{ kind: "exact", column: "Annual Income" }, SAMPLES],
    [{ kind: "chosen", column: "Annual Income" }, SAMPLES],
    [{ kind: "chosen", column: "Age" }, SAMPLES],
    [{ kind: "constant", constant: "45" }, SAMPLES],
    [{ kind: "missing" }, SAMPLES],
  ),
  changeInputWords: each(data.changeInputWords, ["age"]),
  doneInputsWords: each(
    data.doneInputsWords,
    [[{ kind: "exact" }], FORMATS],
    [[{ kind: "exact" }, { kind: "chosen" }], FORMATS],
  ),
  leftInputsWords: each(data.leftInputsWords, [1, FORMATS], [3, FORMATS]),
  moreColumnsWords: each(data.moreColumnsWords, [30, 4, FORMATS]),
  manyNotSentWords: each(data.manyNotSentWords, [12, FORMATS]),
  sampleWords: each(
    sampleWords,
    [null, 1900, FORMATS],
    [true, 1900, FORMATS],
    [1234.5, 1900, FORMATS],
    ["  A text of\nmore than a few words, cut  ", 1900, FORMATS],
    [{ kind: "date", serial: 45_351 }, 1900, FORMATS],
    [{ kind: "date", serial: 45_351.5 }, 1900, FORMATS],
    [{ kind: "date", serial: 60 }, 1900, FORMATS],
    [{ kind: "error", error: "#N/A" }, 1900, FORMATS],
    [{ kind: "stale", last: "old" }, 1900, FORMATS],
  ),
};
