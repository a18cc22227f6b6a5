import { RunStoppedError } from "../../../../src/core/errors";
import { MissingPrediction } from "../../../../src/core/predictions/prediction";
import { createFormats } from "../../../../src/taskpane/view/words/formats";
import { predictionWords, previewFacts, previewWords } from "../../../../src/taskpane/view/words/preview-words";
import { previewOf } from "../../fakes/pane-data";

const FORMATS = createFormats("en-US");

describe("a preview in words", () => {
  test("says who answered and which rows were passed over", () => {
    expect(previewFacts(previewOf(["a"]), FORMATS)).toBe("Table Iris.");
    expect(previewFacts(previewOf(["a"], { servedModelName: "iris-2", rowsLeftOut: 3 }), FORMATS)).toBe(
      "Table Iris, answered by iris-2. 3 rows before these cannot be sent as they are.",
    );
    const rows = [0, 2, 5].map((row) => ({ row, predictions: ["a"], cells: [] }));
    expect(previewFacts(previewOf([], { rows }), FORMATS)).toBe(
      "Table Iris. 3 rows between them cannot be sent as they are.",
    );
    expect(previewFacts(previewOf([], { rows: rows.slice(0, 2), rowsLeftOut: 1 }), FORMATS)).toBe(
      "Table Iris. 1 row before these cannot be sent as it is. 1 row between them cannot be sent as it is.",
    );
  });

  test("says in one line how it stands", () => {
    const shown = { kind: "shown", preview: previewOf(["a"]) } as const;
    const failed = { kind: "failed", error: new RunStoppedError("forbidden", "No.") } as const;
    expect(previewWords({ kind: "asking", sinceMs: 0 }, FORMATS)).toBe("Asking the model …");
    expect(previewWords(shown, FORMATS)).toBe("1 row scored, nothing written");
    expect(previewWords(failed, FORMATS)).toBe("You may not query this endpoint");
    expect(previewWords({ kind: "outdated" }, FORMATS)).toBe("Out of date");
  });

  test.each([
    ["setosa", "setosa"],
    [1234.5, "1,234.5"],
    [true, "TRUE"],
    ["=HYPERLINK(1)", "=HYPERLINK(1)"],
    [new MissingPrediction("NaN"), "no value (NaN)"],
  ])("reads the prediction %p as %s", (prediction, words) => {
    expect(predictionWords(prediction, FORMATS)).toBe(words);
  });
});
