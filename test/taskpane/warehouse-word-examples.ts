import { BulkError } from "../../src/bulk/bulk-error";
import { InputError, RunStoppedError } from "../../src/core/errors";
import type { HandOverOrder, HandOverPlan } from "../../src/taskpane/services/bulk-port";
import type { HandedOver } from "../../src/taskpane/state/warehouse/handed-over-state";
import * as form from "../../src/taskpane/view/words/warehouse/form-words";
import * as handedOver from "../../src/taskpane/view/words/warehouse/handed-over-words";
import * as offer from "../../src/taskpane/view/words/warehouse/offer-words";
import * as size from "../../src/taskpane/view/words/warehouse/size-words";
import { warehouseProblemWords } from "../../src/taskpane/view/words/warehouse/warehouse-error-words";
import { each, FORMATS, type WordExamples } from "./examples-of-words";
import { spoken } from "../../src/taskpane/view/words/language/language";
import { handedOverRun, NIGHTLY, OLD_REPORTS, STARTER } from "./fakes/fake-bulk";
import { addressNamed, WORKSPACE } from "./fakes/pane-data";

const LOCALE = spoken() === "de" ? "de-DE" : "en-US";

const TABLE_ORDER: HandOverOrder = {
  connection: { upstream: WORKSPACE },
  address: addressNamed("iris", WORKSPACE),
  warehouse: STARTER,
  source: { kind: "table", name: "samples.demo.iris", schema: undefined },
  target: "main.default.iris_scored",
};

const SHEET_ORDER = {
  ...TABLE_ORDER,
  source: { kind: "sheet", volume: "/Volumes/main/default/uploads" },
} as unknown as HandOverOrder;

const PLAN: HandOverPlan = {
  statement: ["CREATE TABLE"],
  check: undefined,
  columnCount: 5,
  target: "main.default.iris_scored",
  upload: undefined,
};

function uploading(rowsLeftOut: number): HandOverPlan {
  const path = "/Volumes/main/default/uploads/scoresheet-1.csv";
  return { ...PLAN, upload: { rows: 650_000, rowsLeftOut, bytes: 18_400_000, path } };
}

function entry(given: Partial<HandedOver>): HandedOver {
  return { run: handedOverRun(), phase: { kind: "unknown" }, ...given };
}

const FAILED = { kind: "failed", problem: new BulkError("run-failed", "It failed.") } as const;
const SLOW = { runMs: 2_400_000, requests: 2_540, basis: { kind: "run", rowsPerMs: 0.27 } } as const;

/** What the pane says of tables that go to a SQL warehouse. */
export const WAREHOUSE_WORD_EXAMPLES: WordExamples = {
  handOverOfferWords: each(
    offer.handOverOfferWords,
    [{ rowCount: 650_000, estimate: SLOW, to: "warehouse" }, FORMATS],
    [{ rowCount: 650_000, estimate: undefined, to: "warehouse" }, FORMATS],
    [{ rowCount: 650_000, estimate: SLOW, to: "command-line" }, FORMATS],
    [{ rowCount: 650_000, estimate: undefined, to: "command-line" }, FORMATS],
  ),
  warehouseProblemWords: each(
    warehouseProblemWords,
    [new BulkError("target-exists", "There.")],
    [new RunStoppedError("network", "Away.")],
    [new InputError("text-not-number", "Text.", { cell: "Sheet1!B5" })],
  ),
  warehouseFactsWords: each(
    form.warehouseFactsWords,
    [STARTER],
    [NIGHTLY],
    [{ ...STARTER, state: "STOPPED" }],
    [{ ...STARTER, state: "STARTING" }],
    [{ ...STARTER, state: "DELETING" }],
    [OLD_REPORTS],
  ),
  thisTableWords: each(form.thisTableWords, ["Table Iris", 650_000, 4, 5, FORMATS]),
  setVolumeWords: each(form.setVolumeWords, ["/Volumes/main/default/uploads"]),
  whyNoOrderWords: each(
    form.whyNoOrderWords,
    ...(
      [
        "not-connected",
        "no-model",
        "model-loading",
        "endpoint-elsewhere",
        "no-warehouse",
        "no-table-name",
        "no-files",
        "no-volume",
        "no-target",
      ] as const
    ).map((code) => [{ code }, FORMATS] as const),
    [{ code: "sheet", obstacle: { section: "data", code: "no-rows" } }, FORMATS],
    [{ code: "sheet", obstacle: undefined }, FORMATS],
  ),
  askingWorkspaceWords: each(
    form.askingWorkspaceWords,
    [undefined, "sheet"],
    [undefined, "table"],
    [NIGHTLY, "sheet"],
    [STARTER, "table"],
  ),
  handOverConsentWords: {
    "a table over there": form.handOverConsentWords(TABLE_ORDER, PLAN, "", FORMATS),
    "a table of the sheet": form.handOverConsentWords(SHEET_ORDER, uploading(0), "Table Iris", FORMATS),
    "with rows that stay out": form.handOverConsentWords(SHEET_ORDER, uploading(12), "Table Iris", FORMATS),
  },
  takeTargetWords: each(form.takeTargetWords, ["main.default.iris_scored_2"]),
  sizeWords: each(size.sizeWords, [1, FORMATS], [999, FORMATS], [4_200, FORMATS], [18_400_000, FORMATS]),
  handedOverWords: Object.fromEntries(
    Object.entries({
      today: new Date(2026, 10, 30, 16, 40),
      yesterday: new Date(2026, 10, 29, 16, 40),
      "earlier than that": new Date(2026, 9, 2, 9, 5),
      "at no time": new Date(Number.NaN),
    }).map(([when, at]) => [when, handedOverAt(at)]),
  ),
  runStateWords: {
    ...each(
      (phase: HandedOver["phase"]) => handedOver.runStateWords(entry({ phase }), "reached"),
      [{ kind: "unknown" }],
      [{ kind: "asking" }],
      [{ kind: "waiting" }],
      [{ kind: "running" }],
      [{ kind: "done" }],
      [{ kind: "cancelled" }],
      [{ kind: "gone" }],
    ),
    failed: handedOver.runStateWords(entry({ phase: FAILED }), "reached"),
    elsewhere: handedOver.runStateWords(entry({}), "elsewhere"),
    "behind another relay": handedOver.runStateWords(entry({}), "not-forwarded"),
    "to be cancelled": handedOver.runStateWords(entry({ phase: { kind: "running" }, cancel: "asked" }), "reached"),
    "cancelled too late": handedOver.runStateWords(entry({ phase: { kind: "done" }, cancel: "too-late" }), "reached"),
  },
  latestRunWords: {
    alone: handedOver.latestRunWords(entry({ phase: { kind: "done" } }), "reached", 0, FORMATS),
    "of two": handedOver.latestRunWords(entry({ phase: { kind: "running" } }), "reached", 1, FORMATS),
    "of four": handedOver.latestRunWords(entry({}), "elsewhere", 3, FORMATS),
  },
  leavesFileWords: each(handedOver.leavesFileWords, ["/Volumes/main/default/uploads/scoresheet-1.csv"]),
  stepWords: each(
    handedOver.stepWords,
    [undefined, FORMATS],
    [{ kind: "reading", rowsRead: 40_000, rowCount: 650_000 }, FORMATS],
    [{ kind: "uploading", bytes: 18_400_000 }, FORMATS],
    [{ kind: "handing-over" }, FORMATS],
  ),
  countWords: each(
    handedOver.countWords,
    [{ rows: 650_000, failed: 0 }, FORMATS],
    [{ rows: 650_000, failed: 1 }, FORMATS],
    [{ rows: 650_000, failed: 12 }, FORMATS],
  ),
  reasonWords: each(
    handedOver.reasonWords,
    [{ message: "Refused.", rowCount: 2, keys: ["4", "8"] }, "table", FORMATS],
    [{ message: "Refused.", rowCount: 2, keys: ["4", "8"] }, "sheet", FORMATS],
    [{ message: "", rowCount: 20, keys: ["4", "8", "9", "11", "12"] }, "table", FORMATS],
    [{ message: "", rowCount: 20, keys: ["4", "8", "9", "11", "12"] }, "sheet", FORMATS],
  ),
  otherFailuresWords: each(handedOver.otherFailuresWords, [1, FORMATS], [480, FORMATS]),
  firstRowsWords: each(handedOver.firstRowsWords, [1_000, FORMATS]),
  allRowsBackWords: each(handedOver.allRowsBackWords, [1, FORMATS], [150, FORMATS], [650_000, FORMATS]),
  tooManyForSheetWords: each(handedOver.tooManyForSheetWords, [2_000_000, 1_048_575, FORMATS]),
  broughtBackWords: each(
    handedOver.broughtBackWords,
    [{ sheetName: "Scored", address: "A1:H1001", rows: 1_000, cutCells: 0 }, FORMATS],
    [{ sheetName: "Scored", address: "A1:H2", rows: 1, cutCells: 1 }, FORMATS],
    [{ sheetName: "Scored", address: "A1:H1001", rows: 1_000, cutCells: 3 }, FORMATS],
  ),
  comingWords: each(handedOver.comingWords, [0, 1_000, FORMATS], [400, 1_000, FORMATS]),
  goToSheetWords: each(handedOver.goToSheetWords, ["Scored"]),
};

/** Told at five o'clock of the 30th. */
function handedOverAt(at: Date): string {
  const now = new Date(2026, 10, 30, 17);
  const words = handedOver.handedOverWords(handedOverRun({ startedAtUtcMs: at.getTime() }), now.getTime(), LOCALE);
  return words.replace(/\u202f/g, " "); // as some browsers write it before AM and PM
}
