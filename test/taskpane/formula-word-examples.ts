import type { FormulasState } from "../../src/functions/cells/formula-cells";
import type { FormulaQuestion } from "../../src/functions/consent/formula-consents";
import * as words from "../../src/taskpane/view/words/formulas/formula-words";
import { each, FORMATS, type WordExamples } from "./examples-of-words";

export function formulasState(given: Partial<FormulasState> = {}): FormulasState {
  const none = { cellCount: 150, waitingCount: 0, troubles: {}, oldCount: 0, requestCount: 0, rowCount: 0 };
  return { ...none, questions: [], ...given };
}

export function formulaQuestion(given: Partial<FormulaQuestion> = {}): FormulaQuestion {
  const model = { text: "iris", endpoint: "iris" };
  return { id: "columns iris", about: "columns", model, columns: ["sepal_length"], rowCount: 150, ...given };
}

/** What the pane says of formulas in the workbook. */
export const FORMULA_WORD_EXAMPLES: WordExamples = {
  formulasSummary: each(
    words.formulasSummary,
    [formulasState({ questions: [formulaQuestion()] }), FORMATS],
    [formulasState({ waitingCount: 1 }), FORMATS],
    [formulasState({ waitingCount: 120 }), FORMATS],
    [formulasState({ troubles: { refused: 1 } }), FORMATS],
    [formulasState({ troubles: { refused: 3, network: 2 } }), FORMATS],
    [formulasState({ cellCount: 1 }), FORMATS],
    [formulasState(), FORMATS],
  ),
  troubleWords: each(
    words.troubleWords,
    ...(
      [
        "arguments",
        "unknown-model",
        "consent",
        "many-rows",
        "preview",
        "sign-in",
        "no-access",
        "asleep",
        "throttled",
        "network",
        "refused",
        "changed",
        "cancelled",
        "failed",
      ] as const
    ).map((trouble, place) => [trouble, place + 1, FORMATS] as const),
  ),
  oldCellsWords: each(words.oldCellsWords, [1, FORMATS], [150, FORMATS]),
  costWords: each(
    words.costWords,
    [formulasState(), FORMATS],
    [formulasState({ requestCount: 1, rowCount: 150 }), FORMATS],
    [formulasState({ requestCount: 40, rowCount: 10_000 }), FORMATS],
  ),
  formulaQuestionWords: each(
    words.formulaQuestionWords,
    [formulaQuestion(), FORMATS],
    [formulaQuestion({ columns: ["a", "b", "c"], rowCount: 1 }), FORMATS],
    [formulaQuestion({ columns: [], rowCount: 0 }), FORMATS],
    [formulaQuestion({ about: "cells", columns: ["Data!A:C"] }), FORMATS],
    [formulaQuestion({ about: "rows", rowCount: 9_000 }), FORMATS],
  ),
  whereToWords: each(words.whereToWords, ["adb-1.azuredatabricks.net", "iris"], ["localhost:5001", undefined]),
  unknownModelWords: each(words.unknownModelWords, ["iris"]),
};
