import { failedAnswer, givenAnswer } from "../../../../src/workbench/model/custom-functions/invocation-answer";
import { cellError } from "../../../../src/workbench/model/texts/cell-content";

const VALUE = cellError("#VALUE!");

describe("givenAnswer", () => {
  it.each([
    [3, 3],
    ["text", "text"],
    [true, true],
    [null, null],
    [undefined, null],
    ["x".repeat(32_768), VALUE],
    [{ type: "FormattedNumber", basicValue: 4, numberFormat: "0.0" }, 4],
    [{ type: "Entity", text: "Shown", basicValue: "#VALUE!", basicType: "Error" }, VALUE],
    [{ type: "Error", basicValue: "#DIV/0!" }, cellError("#DIV/0!")],
    [{ odd: true }, null],
    [[1, 2], VALUE],
    [[[1, 2], [3]], VALUE],
    [[], VALUE],
    [[[]], VALUE],
    [
      [
        [1, null],
        ["a", { type: "Error", basicValue: "#N/A" }],
      ],
      {
        rows: [
          [1, null],
          ["a", cellError("#N/A")],
        ],
      },
    ],
  ])("is for %j what a cell shows of it", (value, result) => {
    expect(givenAnswer(value)).toEqual({ result });
  });

  it("keeps what is said of #VALUE! and #N/A", () => {
    const error = (basicValue: string) => givenAnswer({ type: "Error", basicValue, message: "why" }).message;
    expect(["#N/A", "#VALUE!", "#NUM!"].map(error)).toEqual(["why", "why", undefined]);
  });
});

describe("failedAnswer", () => {
  it("is the error that the library's number stands for", () => {
    const errors = [0, 1, 2, 5, 6, 7, 8, undefined].map((code) => failedAnswer(code, "").result);
    const texts = ["#VALUE!", "#N/A", "#VALUE!", "#DIV/0!", "#NUM!", "#VALUE!", "#NULL!", "#VALUE!"];
    expect(errors).toEqual(texts.map(cellError));
  });
});
