import { WorkbookError } from "../../src/core/errors";
import * as card from "../../src/taskpane/view/words/memory/card-words";
import * as history from "../../src/taskpane/view/words/memory/history-words";
import * as given from "../../src/taskpane/view/words/settings/recipe-words";
import * as offer from "../../src/taskpane/view/words/memory/offer-words";
import * as remembered from "../../src/taskpane/view/words/memory/remembered-words";
import { each, FORMATS, type WordExamples } from "./examples-of-words";
import { checkOf, columnLook, runOf } from "./fakes/fake-memory";

const NOW = Date.parse("2026-11-29T12:00:00Z");
const DAY = 24 * 3_600_000;
const LOCALE = "en-US";
const BY_ANA = { startedAt: "2026-11-29T10:00:00Z", startedBy: "Ana" } as const;

const { endedAt: _end, ...withoutEnd } = runOf({ servedModels: [], ...BY_ANA });

/** What the pane says of a remembered column. */
export const MEMORY_WORD_EXAMPLES: WordExamples = {
  notRememberedWords: each(remembered.notRememberedWords, ["The workbook is protected."]),
  leftAsTheyWereWords: each(remembered.leftAsTheyWereWords, [1, FORMATS], [130, FORMATS]),
  notScoredWords: each(remembered.notScoredWords, [1, FORMATS], [50, FORMATS]),
  standingWords: each(remembered.standingWords, [1, FORMATS], [130, FORMATS]),
  droppedOutputsWords: each(remembered.droppedOutputsWords, [["score"], FORMATS], [["label", "score"], FORMATS]),
  keptOfRefreshWords: each(
    remembered.keptOfRefreshWords,
    [{ scored: 0, rowCount: 150 }, FORMATS],
    [{ scored: 12, rowCount: 150, skipped: 130 }, FORMATS],
  ),
  cardTitle: each(card.cardTitle, [["Prediction"], FORMATS], [["Risk low", "Risk high"], FORMATS]),
  makerWords: {
    plain: card.makerWords(columnLook(), "iris", NOW, LOCALE),
    "somebody's, by several models": card.makerWords(
      columnLook({}, { runs: [runOf({ startedBy: "Ana", servedModels: ["iris-3", "iris-4"] })] }),
      "iris",
      NOW,
      LOCALE,
    ),
    "the model is called like the endpoint": card.makerWords(
      columnLook({}, { runs: [runOf({ servedModels: ["iris"] })] }),
      "iris",
      NOW,
      LOCALE,
    ),
    "made on this device": card.makerWords(columnLook({}, { isOwn: true }), "iris", NOW, LOCALE),
    "no run": card.makerWords(columnLook({}, { runs: [] }), "iris", NOW, LOCALE),
  },
  agoWords: each(
    card.agoWords,
    ...[NaN, -DAY, 0, 61_000, 3 * 3_600_000, DAY, 2 * DAY, 65 * DAY, 800 * DAY].map((ms) => [ms, LOCALE] as const),
    [0, "not a tag!"],
  ),
  countsWords: {
    "all current": card.countsWords(checkOf({}), "whole", FORMATS),
    some: card.countsWords(
      checkOf({ changed: 20, overwritten: 2, new: 5, failed: 3, "left-out": 1, unknown: 4 }, { rowCount: 5_000 }),
      "whole",
      FORMATS,
    ),
    "a run was cut": card.countsWords(checkOf({ new: 150 }), "cut", FORMATS),
    "a run was cancelled": card.countsWords(checkOf({ new: 100 }), "short", FORMATS),
  },
  lookingWords: each(card.lookingWords, [0, FORMATS], [120_000, FORMATS]),
  unfitRecipeWords: each(
    given.unfitRecipeWords,
    [{ kind: "unreadable", why: "The recipe cannot be used: it is no JSON." }, FORMATS],
    [{ kind: "no-endpoint" }, FORMATS],
    [{ kind: "no-table" }, FORMATS],
    [{ kind: "label-taken", output: "p label" }, FORMATS],
    [{ kind: "columns-missing", columns: ["age"] }, FORMATS],
    [{ kind: "columns-missing", columns: ["age", "sex"] }, FORMATS],
  ),
  recipeQuestionWords: each(
    given.recipeQuestionWords,
    [{ host: "adb-1.azuredatabricks.net", columns: ["a", "b"] }, FORMATS],
    [{ host: "adb-1.azuredatabricks.net", columns: [] }, FORMATS],
  ),
  oldWords: each(card.oldWords, ["127 of 150 rows current", false], ["127 of 150 rows current", true]),
  whyWholeWords: each(
    card.whyWholeWords,
    ["not-row-by-row", [], FORMATS],
    ["too-many-rows", [], FORMATS],
    ["row-numbers-sent", [], FORMATS],
    ["input-gone", [], FORMATS],
    ["input-gone", ["age"], FORMATS],
    ["input-gone", ["age", "sex"], FORMATS],
    ["recipe-changed", [], FORMATS],
    ["nothing-kept", [], FORMATS],
    ["cannot-be-read", [], FORMATS],
    ["not-known", [], FORMATS],
  ),
  refusedWords: each(
    card.refusedWords,
    [{ rowCount: 3, codes: ["rows-refused"] }, FORMATS],
    [{ rowCount: 1, codes: ["text-not-number", "rows-refused"] }, FORMATS],
    [{ rowCount: 2, codes: [] }, FORMATS],
    [{ rowCount: 2, codes: ["a-code-of-nobody"] }, FORMATS],
  ),
  modelNewsWords: each(
    card.modelNewsWords,
    [{ now: "churn-4", before: ["churn-3"], rowCount: 5_000 }, FORMATS],
    [{ now: "churn-4", before: ["churn-2", "churn-3"], rowCount: 1 }, FORMATS],
    [{ now: "churn-4", before: ["churn-3"], rowCount: undefined }, FORMATS],
  ),
  markWords: each(card.markWords, [20, 20, FORMATS], [10_000, 12_000, FORMATS]),
  nextRowWords: each(card.nextRowWords, [2, 20, FORMATS]),
  missingRowsWords: each(card.missingRowsWords, [1, FORMATS], [3, FORMATS]),
  cutElsewhereWords: { one: card.cutElsewhereWords(columnLook(), FORMATS) },
  unreadableWords: each(card.unreadableWords, [1], [2]),
  historyTitle: each(history.historyTitle, [1, FORMATS], [50, FORMATS]),
  runLines: {
    whole: history.runLines(runOf(), "de-DE", FORMATS).slice(1),
    "did not end": history.runLines(withoutEnd, LOCALE, FORMATS).slice(1),
    "at no time": history.runLines(runOf({ startedAt: "never" }), LOCALE, FORMATS).slice(0, 1),
  },
  removedWords: each(
    card.removedWords,
    [["Prediction"], "Iris", FORMATS],
    [["low", "high"], "Sheet1!A1:E151", FORMATS],
  ),
  offerWords: ofOffers(offer.offerWords),
  offerSummaryWords: ofOffers(offer.offerSummaryWords),
  sendsWords: each(offer.sendsWords, [4, "localhost:3000", FORMATS]),
  questionWords: {
    consent: offer.questionWords(
      {
        ...{ kind: "consent", scope: "changed", host: "adb-1.azuredatabricks.net", endpoint: "iris" },
        place: { origin: "https://adb-1.azuredatabricks.net", route: "/x/invocations", columns: ["a", "b", "c"] },
      },
      NOW,
      LOCALE,
      FORMATS,
    ),
    "replace column": offer.questionWords({ kind: "replace", scope: "all", headers: ["Salary"] }, NOW, LOCALE, FORMATS),
    "somebody's run": offer.questionWords(
      { kind: "under-way", scope: "all", runId: "r1", ...BY_ANA },
      NOW,
      LOCALE,
      FORMATS,
    ),
    "a run": offer.questionWords(
      { kind: "under-way", scope: "all", runId: "r1", startedAt: "2026-11-29T11:58:00Z" },
      NOW,
      LOCALE,
      FORMATS,
    ),
  },
  refreshProblemWords: {
    "no upstream": offer.refreshProblemWords({ kind: "no-upstream", host: "adb-1.azuredatabricks.net" }),
    "sign in": offer.refreshProblemWords({ kind: "sign-in", host: "adb-1.azuredatabricks.net" }),
    gone: offer.refreshProblemWords({ kind: "refused", why: "gone" }),
    "not row by row": offer.refreshProblemWords({ kind: "refused", why: "not-row-by-row" }),
    "not ours": offer.refreshProblemWords({ kind: "refused", why: "not-ours" }),
    "no endpoint": offer.refreshProblemWords({ kind: "refused", why: "no-endpoint" }),
    "none selected": offer.refreshProblemWords({ kind: "no-rows", chosen: "selected" }),
    "none visible": offer.refreshProblemWords({ kind: "no-rows", chosen: "visible" }),
    failed: offer.refreshProblemWords({ kind: "failed", error: new WorkbookError("sheet-protected", "") }),
  },
};

/** What one function says of each kind of offer. */
function ofOffers(say: typeof offer.offerWords): Readonly<Record<string, string>> {
  const one = (offered: Parameters<typeof say>[0], headers = ["Prediction"]) => say(offered, headers, FORMATS);
  return {
    "go on": one({ kind: "go-on", scope: "rest", rowCount: 3_120 }),
    "go on, not counted": one({ kind: "go-on", scope: "rest", rowCount: undefined }),
    changed: one({ kind: "changed", scope: "changed", rowCount: 20 }),
    "changed, several columns": one({ kind: "changed", scope: "changed", rowCount: 1 }, ["a", "b", "c"]),
    missing: one({ kind: "missing", scope: "failed", rowCount: 30 }),
    uncounted: one({ kind: "uncounted", scope: "changed" }),
    whole: one({ kind: "whole", scope: "all", why: "nothing-kept" }),
    refused: one({ kind: "refused", scope: "all", rowCount: 3, currentCount: 147 }),
    current: one({ kind: "current", scope: "all", rowCount: 5_000 }),
  };
}
