import { RunStoppedError } from "../../src/core/errors";
import { MissingPrediction } from "../../src/core/predictions/prediction";
import { parseEndpointAddress } from "../../src/endpoint/parse-endpoint-address";
import type { Finding } from "../../src/excel/trial/assumption";
import { ASSUMPTIONS } from "../../src/excel/trial/assumptions";
import type { NameCollision } from "../../src/taskpane/state/proposal/name-collision";
import type { RunStatus } from "../../src/scoring/run-status";
import type { ScoringPlan } from "../../src/scoring/scoring-plan";
import { atOnceWords } from "../../src/taskpane/view/words/at-once-words";
import * as console from "../../src/taskpane/view/words/console-words";
import { addressWords } from "../../src/taskpane/view/words/endpoint-kind-words";
import { createFormats, type Formats } from "../../src/taskpane/view/words/formats";
import * as model from "../../src/taskpane/view/words/model-words";
import { obstacleWords } from "../../src/taskpane/view/words/obstacle-words";
import * as part from "../../src/taskpane/view/words/part-words";
import * as preview from "../../src/taskpane/view/words/preview-words";
import * as run from "../../src/taskpane/view/words/run-words";
import * as rows from "../../src/taskpane/view/words/run/rows-words";
import * as score from "../../src/taskpane/view/words/score-words";
import * as settings from "../../src/taskpane/view/words/settings/settings-words";
import { FIRST_SUMMARIES, goToSectionWords } from "../../src/taskpane/view/words/shell-words";
import { estimatedRun, type WorkOfRun } from "../../src/taskpane/state/run/estimated-run";
import { estimateWords } from "../../src/taskpane/view/words/run/estimate-words";
import { silenceWords } from "../../src/taskpane/view/words/run/silence-words";
import { startWords } from "../../src/taskpane/view/words/start-words";
import * as summary from "../../src/taskpane/view/words/summary-words";
import * as version from "../../src/taskpane/view/words/settings/version-words";
import * as trial from "../../src/taskpane/view/words/settings/trial-words";
import * as type from "../../src/taskpane/view/words/type-words";
import { CHECK_WORD_EXAMPLES } from "./check-word-examples";
import { CONNECTION_WORD_EXAMPLES } from "./connection-word-examples";
import { each, FORMATS, TYPES, type WordExamples } from "./examples-of-words";
import { endpointSummary, previewOf, progressOf, summaryOf, tableShape } from "./fakes/pane-data";
import { DATA_WORD_EXAMPLES, tensor } from "./data-word-examples";
import { CELL_WORD_EXAMPLES } from "./cell-word-examples";
import { FORMULA_WORD_EXAMPLES } from "./formula-word-examples";
import { MEMORY_WORD_EXAMPLES } from "./memory-word-examples";
import { RESULT_WORD_EXAMPLES } from "./result-word-examples";
import { WAREHOUSE_WORD_EXAMPLES } from "./warehouse-word-examples";

const REFUSED = new RunStoppedError("unauthorized", "Refused.", { status: 401 });
const TRIED: readonly Finding[] = [
  { id: "hidden-rows", outcome: "held" },
  { id: "number-in-text-cell", outcome: "not-held", found: '"5" instead of 5' },
  { id: "volatile-inputs", outcome: "not-held", found: "RAND() had another result" },
  { id: "data-types", outcome: "not-tried", reason: "needs ExcelApi 1.16" },
];
const PLAN = { rowsPerBatch: 256 } as ScoringPlan;
const WAIT = { reason: "rate-limited", delayMs: 8_000, untilMs: 10_000 } as const;

function work(rowCount: number, mostRequestsAtOnce = 32): WorkOfRun {
  return { rowCount, rowsPerBatch: 256, mostRequestsAtOnce };
}

const ADDRESSES = [
  "https://adb-1.azuredatabricks.net/serving-endpoints/iris",
  "https://adb-1.azuredatabricks.net/model/iris/3",
  "https://0a1b.serving.cloud.databricks.com/123/serving-endpoints/iris",
  "http://localhost:5001",
];

const STATUSES: Readonly<Record<string, RunStatus>> = {
  idle: { state: "idle" },
  reading: { state: "reading", progress: progressOf({ rowsRead: 75 }) },
  "scoring, nothing yet": { state: "scoring", progress: progressOf() },
  "scoring, half": { state: "scoring", progress: progressOf({ rowsScored: 75 }) },
  "scoring, waiting": { state: "scoring", progress: progressOf({ wait: WAIT }) },
  review: {
    state: "review",
    shape: tableShape(),
    report: { rowCount: 150, cleanRows: 147, columns: [], problems: [], notes: [] },
  },
  done: { state: "done", summary: summaryOf() },
  "done, one row failed": { state: "done", summary: summaryOf({ scored: 149, failed: 1 }) },
  "done, rows failed": { state: "done", summary: summaryOf({ scored: 143, failed: 7 }) },
  cancelled: { state: "cancelled", summary: summaryOf({ scored: 50, untouched: 100 }) },
  failed: { state: "failed", error: REFUSED },
};

const statuses = (words: (status: RunStatus, formats: Formats) => unknown): WordExamples =>
  Object.fromEntries(Object.entries(STATUSES).map(([name, status]) => [name, words(status, FORMATS)]));

const ONE_TAKEN: NameCollision = { existing: ["Prediction"], nextFree: "Prediction 2", choice: "next-free" };
const TWO_TAKEN: NameCollision = {
  existing: ["Prediction a", "Prediction b"],
  nextFree: "Prediction 2",
  choice: "replace",
};
const served = {
  name: "m-1",
  entityName: "main.sales.churn",
  entityVersion: "3",
  scalesToZero: true,
  trafficPercent: 80,
};
const churn = endpointSummary("churn", { servedEntities: [served] });
const both = endpointSummary("churn", { servedEntities: [served, { ...served, name: "m-2" }], state: "waking-up" });
const chat = endpointSummary("chat", { task: "llm/v1/chat", isTabular: false });

/** Cells that are or were sent otherwise than they look. */
const NOTES: readonly Parameters<typeof part.noteWords>[] = [
  [{ column: "bill_length", kind: "blank-as-missing", rowCount: 1 }, FORMATS],
  [{ column: "bill_length", kind: "blank-as-missing", rowCount: 1200 }, FORMATS],
  [{ column: "age", kind: "chosen-as-missing", rowCount: 1 }, FORMATS],
  [{ column: "age", kind: "chosen-as-missing", rowCount: 2 }, FORMATS],
  [{ column: "zip", kind: "sent-as-stored", rowCount: 1 }, FORMATS],
  [{ column: "zip", kind: "sent-as-stored", rowCount: 2 }, FORMATS],
];

/** Examples of every function in view/words/, by its name; a test asks for those that are missing. */
export const WORD_EXAMPLES: Readonly<Record<string, WordExamples>> = {
  ...CHECK_WORD_EXAMPLES,
  ...CONNECTION_WORD_EXAMPLES,
  // start-words
  startWords: each(
    startWords,
    ["no-office-script", "officeapis.public.onecdn.static.microsoft"],
    ["no-answer", "officeapis.public.onecdn.static.microsoft"],
  ),
  // console-words
  draftWords: {
    empty: console.draftWords({ kind: "empty" }, { plan: PLAN, isJson: true }, FORMATS),
    writing: console.draftWords({ kind: "writing" }, { plan: PLAN, isJson: true }, FORMATS),
    failed: console.draftWords({ kind: "failed", error: REFUSED }, { plan: PLAN, isJson: true }, FORMATS),
    example: console.draftWords({ kind: "example" }, { plan: PLAN, isJson: true }, FORMATS),
    own: console.draftWords({ kind: "own" }, { plan: PLAN, isJson: true }, FORMATS),
    "own, no JSON": console.draftWords({ kind: "own" }, { plan: PLAN, isJson: false }, FORMATS),
    next: console.draftWords(nextDraft(256, 0), { plan: PLAN, isJson: true }, FORMATS),
    "next, of one row, after others": console.draftWords(nextDraft(1, 1), { plan: PLAN, isJson: true }, FORMATS),
    "next, no longer": console.draftWords(
      nextDraft(256, 2),
      { plan: { ...PLAN, rowsPerBatch: 10 }, isJson: true },
      FORMATS,
    ),
  },
  exchangeWords: {
    "no answer": console.exchangeWords({ elapsedMs: 340 }, FORMATS),
    redirect: console.exchangeWords({ elapsedMs: 340, answer: { status: 0, bodyBytes: 0, text: "" } }, FORMATS),
    answer: console.exchangeWords(
      { elapsedMs: 340, answer: { status: 200, bodyBytes: 1864, text: "", servedModelName: "iris-1" } },
      FORMATS,
    ),
  },
  cutWords: each(console.cutWords, [1, FORMATS], [5000, FORMATS]),
  // data-words
  ...DATA_WORD_EXAMPLES,
  unusableWords: each(
    summary.unusableWords,
    [{ code: "selection-invalid", detail: undefined }],
    [{ code: "selection-invalid", detail: "InvalidSelection at Workbook.getSelectedRange" }],
    [{ code: "duplicate-header", detail: undefined }],
  ),
  shapeWords: each(
    summary.shapeWords,
    [{ label: "Table Iris", rowCount: 150 }, FORMATS],
    [{ label: "Range A1:C2", rowCount: 1, hasHiddenRows: true }, FORMATS],
    [{ label: "Table Iris", rowCount: 150, hasHiddenRows: true }, FORMATS, 12],
  ),
  sentWords: each(
    summary.sentWords,
    [1, 1, FORMATS],
    [5, 5, FORMATS],
    [0, 5, FORMATS],
    [1, 5, FORMATS],
    [4, 5, FORMATS],
  ),
  // endpoint-kind-words
  addressWords: each(addressWords, ...ADDRESSES.map((text) => [parseEndpointAddress(text)] as const)),
  // formats
  createFormats: Object.fromEntries(["en-US", "de-DE"].map((locale) => [locale, formatsIn(createFormats(locale))])),
  // model-words
  tabularOnlyWords: each(model.tabularOnlyWords, [3, 12, FORMATS]),
  modelsBehindWords: each(model.modelsBehindWords, ["churn"]),
  optionFacts: { version: model.optionFacts(churn, undefined), task: model.optionFacts(chat, "not-tabular") },
  chosenWords: {
    version: summary.chosenWords(churn, undefined),
    several: summary.chosenWords(both, undefined),
    served: summary.chosenWords(both, "m-2"),
  },
  tensorShapeWords: each(model.tensorShapeWords, [[-1]], [[-1, 1, 1]], [[-1, 4]], [[-1, 28, -1]]),
  allInputsWords: each(model.allInputsWords, [40, FORMATS]),
  parametersWords: each(model.parametersWords, [["depth", "seed"]]),
  serverWords: each(model.serverWords, ["3.17.2"]),
  servedModelWords: each(model.servedModelWords, [served, FORMATS], [{ name: "m-1", scalesToZero: false }, FORMATS]),
  versionWords: {
    one: summary.versionWords(churn),
    several: summary.versionWords(both),
    none: summary.versionWords(chat),
  },
  endpointNotes: {
    sleepy: model.endpointNotes(churn, undefined),
    ...Object.fromEntries(
      ["CAN_MANAGE", "CAN_QUERY", "CAN_VIEW"].map((permission) => [
        permission,
        model.endpointNotes(chat, { ...chat, permission, isRouteOptimised: false }),
      ]),
    ),
  },
  // obstacle-words
  obstacleWords: {
    "not-connected": obstacleWords({ section: "connection", code: "not-connected" }, FORMATS),
    "no-model-there": obstacleWords({ section: "connection", code: "no-model-there" }, FORMATS),
    "no-model": obstacleWords({ section: "model", code: "no-model" }, FORMATS),
    "schema-loading": obstacleWords({ section: "model", code: "schema-loading" }, FORMATS),
    "model-unusable": obstacleWords({ section: "model", code: "model-unusable", why: "not-tabular" }, FORMATS),
    "no-data": obstacleWords({ section: "data", code: "no-data" }, FORMATS),
    "data-unusable": obstacleWords({ section: "data", code: "data-unusable", why: "duplicate-header" }, FORMATS),
    "no-rows": obstacleWords({ section: "data", code: "no-rows" }, FORMATS),
    "no-columns": obstacleWords({ section: "data", code: "no-columns" }, FORMATS),
    "only-constants": obstacleWords({ section: "data", code: "only-constants" }, FORMATS),
    "inputs-missing": obstacleWords(
      { section: "data", code: "inputs-missing", names: ["a", "b", "c", "d", "e"] },
      FORMATS,
    ),
    "guesses-open": obstacleWords({ section: "data", code: "guesses-open", names: ["age"] }, FORMATS),
    "constants-wrong": obstacleWords({ section: "data", code: "constants-wrong", names: ["age", "sex"] }, FORMATS),
    "column-count, two of three": obstacleWords(
      { section: "data", code: "column-count", wanted: 2, ticked: 3 },
      FORMATS,
    ),
    "column-count, one of none": obstacleWords(
      { section: "data", code: "column-count", wanted: 1, ticked: 0 },
      FORMATS,
    ),
    "tensor-columns, any number": obstacleWords(
      { section: "data", code: "tensor-columns", match: { tensor: tensorOf(undefined), ...tensor([], undefined) } },
      FORMATS,
    ),
    "tensor-columns, four": obstacleWords(
      { section: "data", code: "tensor-columns", match: { tensor: tensorOf("image"), ...tensor(["a"], 4) } },
      FORMATS,
    ),
    "tensor-columns, three of four": obstacleWords(
      {
        section: "data",
        code: "tensor-columns",
        match: { tensor: tensorOf("image"), ...tensor(["a", "b", "c"], 4) },
      },
      FORMATS,
    ),
    "parameters-wrong, one": obstacleWords(
      { section: "settings", code: "parameters-wrong", names: ["depth"] },
      FORMATS,
    ),
    "parameters-wrong, unnamed": obstacleWords({ section: "settings", code: "parameters-wrong", names: [""] }, FORMATS),
  },
  // part-words
  noteWords: each(part.noteWords, ...NOTES),
  sentNoteWords: each(part.sentNoteWords, ...NOTES),
  manyNotesWords: each(
    part.manyNotesWords,
    [
      [
        { column: "a", kind: "blank-as-missing", rowCount: 3 },
        { column: "b", kind: "chosen-as-missing", rowCount: 1200 },
      ],
      FORMATS,
      false,
    ],
    [[{ column: "a", kind: "sent-as-stored", rowCount: 3 }], FORMATS, false],
    [[{ column: "a", kind: "blank-as-missing", rowCount: 3 }], FORMATS, true],
    [[{ column: "a", kind: "sent-as-stored", rowCount: 3 }], FORMATS, true],
  ),
  goToCellWords: each(part.goToCellWords, ["D49", 48], ["A49:A60", 48]),
  andMoreWords: each(part.andMoreWords, [2, FORMATS]),
  // prediction-words
  predictionWords: each(
    preview.predictionWords,
    [0.1, FORMATS],
    ["setosa", FORMATS],
    [true, FORMATS],
    [new MissingPrediction("NaN"), FORMATS],
    [new MissingPrediction("no-probability"), FORMATS],
  ),
  // preview-words
  goToRowWords: each(preview.goToRowWords, [2, "A3"]),
  previewWords: {
    asking: preview.previewWords({ kind: "asking", sinceMs: 0 }, FORMATS),
    failed: preview.previewWords({ kind: "failed", error: REFUSED }, FORMATS),
    shown: preview.previewWords({ kind: "shown", preview: previewOf(["setosa"]) }, FORMATS),
    outdated: preview.previewWords({ kind: "outdated" }, FORMATS),
  },
  previewFacts: {
    plain: preview.previewFacts(previewOf(["setosa"]), FORMATS),
    full: preview.previewFacts(previewOf(["setosa"], { servedModelName: "iris-1", rowsLeftOut: 1 }), FORMATS),
  },
  ...RESULT_WORD_EXAMPLES,
  ...WAREHOUSE_WORD_EXAMPLES,
  ...MEMORY_WORD_EXAMPLES,
  ...CELL_WORD_EXAMPLES,
  ...FORMULA_WORD_EXAMPLES,
  // run-words
  progressWords: {
    reading: run.progressWords("reading", progressOf({ rowsRead: 75 }), 5_000, FORMATS),
    "reading, nothing yet": run.progressWords("reading", progressOf({ rowsInAll: 0 }), 5_000, FORMATS),
    scoring: run.progressWords(
      "scoring",
      progressOf({ rowsScored: 75, batchesInFlight: 1, rowsFailed: 1 }),
      2_000,
      FORMATS,
    ),
    "scoring, several requests": run.progressWords(
      "scoring",
      progressOf({ rowsScored: 75, batchesInFlight: 4 }),
      500,
      FORMATS,
    ),
    "scoring, all answered": run.progressWords("scoring", progressOf({ rowsScored: 150 }), 2_000, FORMATS),
  },
  atOnceWords: Object.fromEntries(
    (["growing", "most", "refused", "overloaded", "no-gain", "few-left"] as const).map((why) => [
      why,
      atOnceWords({ batchesInFlight: 8, atOnce: { most: 8, why } }, FORMATS),
    ]),
  ),
  waitWords: Object.fromEntries(
    (["rate-limited", "unavailable", "network", "model-error"] as const).map((reason) => [
      reason,
      run.waitWords({ wait: { ...WAIT, reason } }, 2_000, FORMATS),
    ]),
  ),
  outcomeWords: statuses(run.outcomeWords),
  renewedWords: each(
    run.renewedWords,
    [{ rowCount: 1, changed: 0 }, FORMATS],
    [{ rowCount: 1, changed: 1 }, FORMATS],
    [{ rowCount: 3, changed: 0 }, FORMATS],
    [{ rowCount: 3, changed: 1 }, FORMATS],
    [{ rowCount: 1300, changed: 1200 }, FORMATS],
  ),
  announcementOf: statuses(run.announcementOf),
  failedWords: {
    none: run.failedWords(summaryOf(), FORMATS),
    one: run.failedWords(summaryOf({ failed: 1 }), FORMATS),
    several: run.failedWords(summaryOf({ failed: 7 }), FORMATS),
  },
  waitingWords: each(
    run.waitingWords,
    [{ wait: "none", owesRepair: false }],
    [{ wait: "slow", owesRepair: false }],
    [{ wait: "editing", owesRepair: false }],
    [{ wait: "silent", owesRepair: false }],
    [{ wait: "editing", owesRepair: true }],
    [{ wait: "silent", owesRepair: true }],
    [{ wait: "slow", owesRepair: true }],
  ),
  // score-words
  nextRunWords: each(
    score.nextRunWords,
    [{ collision: undefined, columnName: "Forecast", hasReadings: false }, FORMATS],
    [{ collision: ONE_TAKEN, columnName: "Prediction", hasReadings: false }, FORMATS],
    [{ collision: TWO_TAKEN, columnName: "Prediction", hasReadings: true }, FORMATS],
    [
      {
        ...{ collision: undefined, columnName: "Prediction", hasReadings: false },
        expected: { headers: ["Species"], replacedCount: 0 },
      },
      FORMATS,
    ],
    ...[0, 2, 3].map((replacedCount): Parameters<typeof score.nextRunWords> => {
      const expected = { headers: ["Prediction label", "Prediction p_yes", "Prediction p_no"], replacedCount };
      return [{ collision: undefined, columnName: "Prediction", hasReadings: false, expected }, FORMATS];
    }),
  ),
  resultApartWords: each(
    score.resultApartWords,
    [{ status: { state: "done", summary: summaryOf() }, order: { sourceLabel: "Table Iris" } }, FORMATS],
    [{ status: { state: "cancelled", summary: summaryOf({ scored: 50, untouched: 100 }) }, order: undefined }, FORMATS],
  ),
  newsWords: each(score.newsWords, ["Table Iris, 160 rows"], [undefined]),
  scoreButtonWords: each(
    score.scoreButtonWords,
    [undefined, false, FORMATS],
    [1, false, FORMATS],
    [150, true, FORMATS],
  ),
  someRowsButtonWords: each(score.someRowsButtonWords, [1, 150, false, FORMATS], [12, 1_500, true, FORMATS]),
  allRowsWords: each(rows.allRowsWords, [150, FORMATS]),
  firstRowsProblem: each(rows.firstRowsProblem, [1_500, FORMATS]),
  reviewedButtonWords: each(
    score.reviewedButtonWords,
    [undefined, 150, FORMATS],
    [150, 150, FORMATS],
    [1, 150, FORMATS],
    [147, 150, FORMATS],
  ),
  previewButtonWords: each(score.previewButtonWords, [1, FORMATS], [5, FORMATS]),
  leavesOutWords: each(score.leavesOutWords, [0, FORMATS], [1, FORMATS], [3, FORMATS]),
  consentWords: each(score.consentWords, ["a and b", "localhost:3000"]),
  collisionWords: each(score.collisionWords, [ONE_TAKEN, FORMATS], [TWO_TAKEN, FORMATS]),
  addBesideWords: each(score.addBesideWords, [ONE_TAKEN], [TWO_TAKEN]),
  replaceWords: each(score.replaceWords, [ONE_TAKEN], [TWO_TAKEN]),
  // settings-words
  formatHint: each(
    settings.formatHint,
    ["dataframe_records", ["dataframe_records", "dataframe_split"], 4],
    ["dataframe_split", ["dataframe_records", "dataframe_split", "instances", "inputs"], 4],
    ["instances", ["instances", "inputs"], 4],
    ["inputs", ["instances", "inputs"], 4],
  ),
  // trial-words
  assumptionTitle: each(trial.assumptionTitle, ...ASSUMPTIONS.map(({ id }) => [id] as const)),
  findingWords: each(
    trial.findingWords,
    [{ id: "hidden-rows", outcome: "held" }],
    [{ id: "data-types", outcome: "not-tried", reason: "needs ExcelApi 1.16" }],
    ...ASSUMPTIONS.map(({ id }) => [{ id, outcome: "not-held", found: "1 instead of 2" }] as const),
  ),
  needsPerson: each(trial.needsPerson, ...TRIED.map((finding) => [finding] as const)),
  trialProgress: each(trial.trialProgress, [3, 24]),
  trialSummary: each(trial.trialSummary, [[{ id: "hidden-rows", outcome: "held" }]], [TRIED]),
  trialReport: each(trial.trialReport, ["Excel 16.1 on PC, ExcelApi 1.20", TRIED]),
  outputWords: each(settings.outputWords, [""], ["p_yes"]),
  nameTakenWords: each(settings.nameTakenWords, ["p_yes"]),
  wholeNumberWords: each(settings.wholeNumberWords, [64]),
  parameterHint: each(settings.parameterHint, ["double", false], ["string", true]),
  parameterWrongWords: each(settings.parameterWrongWords, ["double", false], ["string", true]),
  productVersionWords: each(version.productVersionWords, ["1.1.0"]),
  newerVersionWords: each(
    version.newerVersionWords,
    ["1.2.0", "1.1.0", "a run"],
    ["1.2.0", "1.1.0", { undo: false, token: false }],
    ["1.2.0", "1.1.0", { undo: true, token: false }],
    ["1.2.0", "1.1.0", { undo: false, token: true }],
    ["1.2.0", "1.1.0", { undo: true, token: true }],
  ),
  defaultWords: each(settings.defaultWords, ["auto"], [5], [["a"]]),
  silenceWords: each(
    silenceWords,
    [{ sinceMs: 0 }, 9_000, FORMATS],
    [{ sinceMs: 0 }, 43_000, FORMATS],
    [{ sinceMs: 120_000, answeredAtMs: 0 }, 163_000, FORMATS],
    [{ sinceMs: 0, answeredAtMs: 20_000 }, 63_000, FORMATS],
  ),
  estimateWords: each(
    estimateWords,
    [estimatedRun(work(2_560), { basis: "preview", requestMs: 16_000 }), FORMATS],
    [estimatedRun(work(100_000), { basis: "preview", requestMs: 400 }), FORMATS],
    [estimatedRun(work(100_000, 1), { basis: "preview", requestMs: 400 }), FORMATS],
    [estimatedRun(work(100_000), { basis: "preview", requestMs: 40 }), FORMATS],
    [estimatedRun(work(100_000), { basis: "run", rowsPerMs: 0.35 }), FORMATS],
    [estimatedRun(work(100_000), { basis: "run", rowsPerMs: 20 }), FORMATS],
  ),
  // shell-words
  goToSectionWords: each(goToSectionWords, ["connection"]),
  "FIRST_SUMMARIES.score": each(FIRST_SUMMARIES.score, ["Prediction"]),
  // type-words
  typeWord: each(type.typeWord, ...TYPES.map((one) => [one] as const), [undefined]),
  typingWords: each(
    type.typingWords,
    ...TYPES.map((one) => [one] as const),
    ...TYPES.map((one) => [one, true] as const),
    [undefined],
  ),
};

function nextDraft(rowCount: number, rowsLeftOut: number) {
  return { kind: "next", request: { body: "{}", bodyBytes: 19_479, rowCount, rowsLeftOut }, plan: PLAN } as const;
}

function tensorOf(name: string | undefined) {
  return { ...(name === undefined ? {} : { name }), dataType: "float32", shape: [-1, 4] } as const;
}

function formatsIn(formats: Formats): WordExamples {
  return {
    count: formats.count(12_345),
    number: formats.number(1234.5678901),
    rough: formats.rough(1234.5),
    percent: formats.percent(0.4),
    duration: [300, 8_000, 125_000, 7_500_000].map((ms) => formats.duration(ms)),
    list: [formats.list(["a"]), formats.list(["a", "b", "c"]), formats.list(["a", "b", "c", "d", "e"], 3)],
    rows: [0, 1, 150].map((rows) => formats.rows(rows)),
    columns: [1, 5].map((columns) => formats.columns(columns)),
  };
}
