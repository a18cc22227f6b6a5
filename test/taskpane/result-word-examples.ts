import * as result from "../../src/taskpane/view/words/result-words";
import * as chart from "../../src/taskpane/view/words/run/chart-words";
import * as ceiling from "../../src/taskpane/view/words/run/ceiling-words";
import * as undo from "../../src/taskpane/view/words/run/undo-words";
import * as table from "../../src/taskpane/view/words/run/table-words";
import { each, FORMATS, type WordExamples } from "./examples-of-words";

const LEFT_COLUMNS = { source: { kind: "table", tableId: "t1" }, headers: ["Prediction"], columnIds: ["c1"] } as const;

/** Examples of the words of a run's result. */
export const RESULT_WORD_EXAMPLES: Readonly<Record<string, WordExamples>> = {
  ceilingWords: each(
    ceiling.ceilingWords,
    [
      {
        sourceLabel: "Table Iris",
        rowCount: 120_000,
        requests: 469,
        ceilings: { rowsARun: 100_000 },
        spent: { rows: 0, requests: 0 },
      },
      FORMATS,
    ],
    [
      {
        sourceLabel: "Table Iris",
        rowCount: 150,
        requests: 1,
        ceilings: { rowsARun: 1_000, requestsARun: 1, rowsADay: 1_000, requestsADay: 4 },
        spent: { rows: 900, requests: 4 },
      },
      FORMATS,
    ],
  ),
  chartedWords: each(chart.chartedWords, [{ sheetName: "Data", isAnew: false }], [{ sheetName: "Data", isAnew: true }]),
  goToColumnWords: each(result.goToColumnWords, ["Prediction"]),
  tableUnderWayWords: each(table.tableUnderWayWords, ["Table Iris"], ["Sheet1!A1:E151"]),
  undoWords: each(
    undo.undoWords,
    ["replaced", 1, false],
    ["refreshed", 2, true],
    ["removed", 1, false],
    ["removed", 2, false],
    ["removed", 2, true],
  ),
  undoHint: each(undo.undoHint, ["replaced"], ["refreshed"], ["removed"], ["too-large"]),
  undoneWords: each(
    undo.undoneWords,
    ["replaced", { restored: 150, leftAlone: 0, asValues: 0, resultColumns: LEFT_COLUMNS }, FORMATS],
    ["removed", { restored: 148, leftAlone: 1, asValues: 1, resultColumns: LEFT_COLUMNS }, FORMATS],
    ["refreshed", { restored: 20, leftAlone: 2, asValues: 3, resultColumns: LEFT_COLUMNS }, FORMATS],
  ),
  failureWords: each(
    result.failureWords,
    [{ code: "rows-refused", rowCount: 7 }, FORMATS],
    [{ code: "rows-refused", rowCount: 1, column: "age" }, FORMATS],
  ),
  missingWords: each(
    result.missingWords,
    ...(["null", "NaN", "Infinity", "-Infinity", "NaT", "absent"] as const).map(
      (reason) => [{ reason, rowCount: 3 }, FORMATS] as const,
    ),
  ),
  withoutPredictionWords: each(result.withoutPredictionWords, [1, FORMATS], [7, FORMATS]),
  cutTextWords: each(result.cutTextWords, [1, FORMATS], [7, FORMATS]),
  keptWords: each(
    result.keptWords,
    [{ scored: 0, rowCount: 150 }, FORMATS],
    [{ scored: 0, rowCount: 150, resultColumns: LEFT_COLUMNS }, FORMATS],
    [{ scored: 0, rowCount: 150, blankColumns: LEFT_COLUMNS }, FORMATS],
    [{ scored: 1, rowCount: 150 }, FORMATS],
    [{ scored: 3_840, rowCount: 20_000 }, FORMATS],
  ),
  blankColumnsWords: each(
    result.blankColumnsWords,
    [["Prediction"], FORMATS],
    [["Prediction a", "Prediction b"], FORMATS],
  ),
  notReachedWords: each(result.notReachedWords, [1, FORMATS], [100, FORMATS]),
  answeredByWords: each(
    result.answeredByWords,
    ["Table Iris", [], FORMATS],
    ["Table Iris", ["iris-1", "iris-2"], FORMATS],
  ),
  removalWords: each(result.removalWords, ["none", 1], ["none", 3], ["removing", 1], ["removed", 1], ["removed", 3]),
  chartWords: each(result.chartWords, [
    "Prediction",
    [
      { label: "setosa", count: 2 },
      { label: "virginica", count: 1 },
    ],
    FORMATS,
  ]),
  binWords: each(result.binWords, ["0.5", "1"]),
  otherClassesWords: each(result.otherClassesWords, [15]),
};
