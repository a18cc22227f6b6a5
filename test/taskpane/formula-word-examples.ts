import type { FormulasState } from "../../src/functions/cells/formula-cells";
import { RunStoppedError } from "../../src/core/errors";
import type { FormulaQuestion } from "../../src/functions/consent/formula-consents";
import type { UnaskedPlace } from "../../src/taskpane/state/formulas/formulas-session";
import * as words from "../../src/taskpane/view/words/formulas/formula-words";
import * as columnWords from "../../src/taskpane/view/words/formulas/column-offer-words";
import * as freezeWords from "../../src/taskpane/view/words/formulas/freeze-words";
import { each, FORMATS, type WordExamples } from "./examples-of-words";

export function formulasState(given: Partial<FormulasState> = {}): FormulasState {
  const none = { cellCount: 150, waitingCount: 0, troubles: {}, oldCount: 0, requestCount: 0, rowCount: 0 };
  return { ...none, questions: [], ...given };
}

export function formulaQuestion(given: Partial<FormulaQuestion> = {}): FormulaQuestion {
  const model = { text: "iris", endpoint: "iris" };
  const asked = { model, columns: ["sepal_length"], rowCount: 150, cellCount: 150, isPutOff: false };
  return { id: "columns iris", about: "columns", ...asked, ...given };
}

/** What the pane says of formulas in the workbook. */
export const FORMULA_WORD_EXAMPLES: WordExamples = {
  offerColumnWords: each(columnWords.offerColumnWords, ["Guess"]),
  columnIsSetUpWords: each(columnWords.columnIsSetUpWords, ["Guess", "iris"]),
  formulasSummary: each(
    words.formulasSummary,
    [formulasState({ questions: [formulaQuestion()] }), FORMATS],
    [formulasState({ questions: [formulaQuestion()], troubles: { consent: 1 }, cellCount: 1 }), FORMATS],
    [formulasState({ questions: [formulaQuestion()], troubles: { consent: 140, "many-rows": 10 } }), FORMATS],
    [formulasState({ questions: [formulaQuestion({ isPutOff: true })], troubles: { consent: 1 } }), FORMATS],
    [formulasState({ questions: [formulaQuestion({ isPutOff: true })], troubles: { consent: 12 } }), FORMATS],
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
        "ceiling",
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
  putOffWords: each(
    words.putOffWords,
    [formulaQuestion({ cellCount: 1 }), FORMATS],
    [formulaQuestion(), FORMATS],
    [formulaQuestion({ about: "rows", rowCount: 9_000 }), FORMATS],
  ),
  missingModelWords: each(words.missingModelWords, ["irsi"]),
  unaskedPlaceWords: each(
    words.unaskedPlaceWords,
    [unaskedPlace(new RunStoppedError("unauthorized", "No."), true), "iris"],
    [unaskedPlace(new RunStoppedError("network", "Away."), false), "iris"],
  ),
  freezeQuestionWords: each(freezeWords.freezeQuestionWords, [1, FORMATS], [150, FORMATS]),
  frozenWords: each(freezeWords.frozenWords, [0, FORMATS], [1, FORMATS], [150, FORMATS]),
  leftFormulasWords: each(
    freezeWords.leftFormulasWords,
    ["no-value", 2, FORMATS],
    ["protected", 1, FORMATS],
    ["other-function", 1, FORMATS],
    ["out-of-date", 150, FORMATS],
    ["hidden", 1, FORMATS],
    ["refused", 3, FORMATS],
    ["gone", 1, FORMATS],
    ["gone", 2, FORMATS],
  ),
  changedCellsWords: each(
    freezeWords.changedCellsWords,
    [["Data!D5"], FORMATS],
    [Array.from({ length: 9 }, (_, row) => `Data!D${row + 2}`), FORMATS],
  ),
};

function unaskedPlace(error: RunStoppedError, needsSignIn: boolean): UnaskedPlace {
  return { kind: "unasked", place: { id: "demo", name: "Demo", origin: "http://localhost:5001" }, error, needsSignIn };
}
