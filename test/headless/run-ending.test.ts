import { readFileSync } from "node:fs";
import path from "node:path";
import { CancelledError, InputError, RunStoppedError, WorkbookError, type ScoringError } from "../../src/core/errors";
import { BLANK_RECIPE } from "../../src/core/recipe/recipe";
import { CommandError, EXIT_CODE_MEANINGS, EXIT_CODES } from "../../src/headless/telling/exit-codes";
import { endingOfError, endingOfRefresh, endingOfRun } from "../../src/headless/run-ending";
import type { ScoredWorkbook } from "../../src/headless/score-workbook";
import { usage } from "../../src/headless/command/usage";
import { damagedFile } from "../../src/workbench/xlsx/package/workbook-file-error";

const SCORED: ScoredWorkbook = {
  table: "T",
  summary: {
    label: "Table T",
    sheetName: "Data",
    firstCell: "A2",
    columns: ["a"],
    rowCount: 10,
    scored: 10,
    failed: 0,
    untouched: 0,
    untouchedRows: [],
    failures: [],
    missing: [],
    notes: [],
    batches: 4,
    elapsedMs: 12.3,
    requestsMs: 12.3,
    servedModelNames: ["m-1"],
  },
  syncs: 9,
  maxRequestBytes: 100,
  maxResponseBytes: 200,
};

function scoredWith(
  changes: Partial<ScoredWorkbook["summary"]>,
  stoppedBy?: ScoredWorkbook["stoppedBy"],
): ScoredWorkbook {
  return { ...SCORED, summary: { ...SCORED.summary, ...changes }, ...(stoppedBy && { stoppedBy }) };
}

describe("the end of a run", () => {
  it("is told in figures, and in no words when all went well", () => {
    expect(endingOfRun(SCORED, "out.xlsx")).toEqual({
      exitCode: 0,
      sentences: [],
      lines: [
        {
          table: "T",
          scope: "all",
          rows: 10,
          scored: 10,
          failed: 0,
          skipped: 0,
          untouched: 0,
          batches: 4,
          syncs: 9,
          ms: 12,
          requestsMs: 12,
          maxSyncBytes: 200,
          columns: [],
          models: ["m-1"],
          remembered: false,
          exit: 0,
        },
      ],
    });
  });

  it("says how the rest is scored where the workbook remembers what was", () => {
    const summary = { scored: 1, untouched: 9, remembered: { kind: "kept" } } as const;
    const stopped = scoredWith(summary, new CancelledError());
    expect(endingOfRun(stopped, "out.xlsx").sentences.at(-1)).toBe("To score the rest: --workbook out.xlsx --refresh");
    const column = { table: "T", headers: ["P"], syncs: SCORED } as const;
    const outcome = { ...stopped, kind: "scored", recipe: BLANK_RECIPE, without: 0 } as const;
    const lastOf = (scope: "failed" | "all") =>
      endingOfRefresh([{ ...column, outcome }], { scope, outFile: "out.xlsx" }).sentences.at(-1);
    expect(lastOf("failed")).toBe("To score the rest: --workbook out.xlsx --refresh failed");
    expect(lastOf("all")).toContain("The run ended early");
  });

  it("names outputs that no column stands for", () => {
    expect(endingOfRun(scoredWith({ droppedOutputs: ["score", "rank"] }), "out.xlsx").sentences).toEqual([
      "The model also answers the outputs score, rank, for which no column stands: not written.",
    ]);
  });

  it("names the rows that were not reached, each gap of them, with the server's own words", () => {
    const untouchedRows = Array.from({ length: 8 }, (_, place) => ({ firstRow: place, rowCount: place < 7 ? 1 : 2 }));
    const stoppedBy = new RunStoppedError("unauthorized", "The token was refused.", { detail: "expired" });
    const ending = endingOfRun(scoredWith({ scored: 1, untouched: 9, untouchedRows }, stoppedBy), "out.xlsx");
    expect(ending).toMatchObject({ exitCode: 4, lines: [{ scored: 1, untouched: 9, exit: 4 }] });
    expect(ending.sentences).toEqual([
      "9 rows were not reached: The token was refused. (expired) See Data!A2, A3, A4, A5, A6, A7, A8, A9:A10.",
      "The run ended early; 1 of 10 rows has its prediction in out.xlsx.",
    ]);
  });

  it("is early, too, where rows failed before and no row was left", () => {
    const failures = [
      { code: "rows-refused", message: "Refused.", rows: [{ firstRow: 9, rowCount: 1 }], rowCount: 1 },
    ] as const;
    const ending = endingOfRun(scoredWith({ scored: 9, failed: 1, failures }, new CancelledError()), "out.xlsx");
    expect(ending.exitCode).toBe(4);
    expect(ending.sentences).toEqual([
      "1 row has no prediction: Refused. See Data!A11.",
      "The run ended early; 9 of 10 rows have their predictions in out.xlsx.",
    ]);
  });
});

describe("the end of a command without a file", () => {
  it.each([
    ["a wrong command", new CommandError("--table is missing."), 2, "--table is missing."],
    ["a file that is none", damagedFile("it has no sheet"), 2, "The file is damaged: "],
    ["columns that cannot be sent", new InputError("no-columns", "No column is chosen."), 2, "No column"],
    ["an address that is none", new RunStoppedError("invalid-address", "The address is empty."), 2, "The address"],
    ["a sheet that takes no column", new WorkbookError("sheet-protected", "It is protected."), 2, "It is protected."],
    ["a table without rows", new InputError("empty-table", "Table T has no rows to score."), 5, "Table T"],
  ] as const)("has a code and a sentence for %s", (_what, error, exitCode, beginning) => {
    const ending = endingOfError(error);
    expect(ending.exitCode).toBe(exitCode);
    expect(ending.lines).toEqual([]);
    expect(ending.sentences).toEqual([expect.stringContaining(beginning)]);
  });

  it.each<[string, ScoringError, string]>([
    [
      "a refusal",
      new RunStoppedError("unauthorized", "The token was refused.", { detail: "expired" }),
      "The token was refused.\nexpired",
    ],
    ["a signal", new CancelledError(), "The scoring run was cancelled."],
    ["Excel's own error", new WorkbookError("excel-error", "Excel refused."), "Excel refused."],
  ])("says that nothing was scored after %s", (_what, error, sentence) => {
    expect(endingOfError(error)).toEqual({
      exitCode: 1,
      sentences: [sentence, "No row was scored; no file was written."],
      lines: [],
    });
  });

  it("tells a defect by its class alone, whose message may hold anything", () => {
    const { exitCode, sentences } = endingOfError(new TypeError("secret"));
    expect([exitCode, sentences]).toEqual([1, [expect.stringMatching(/did not foresee: TypeError\.$/)]]);
  });
});

describe("exit codes", () => {
  const page = readFileSync(path.join(__dirname, "../../assets/docs/command-line.md"), "utf8");

  it.each(Object.entries(EXIT_CODES))(
    "say %s in the usage and in the page of the command line in the same words",
    (_name, code) => {
      expect(usage()).toContain(`\n  ${code}  ${EXIT_CODE_MEANINGS[code]}`);
      expect(page).toMatch(new RegExp(`^\\| ${code} +\\| ${EXIT_CODE_MEANINGS[code]} +\\|`, "m"));
    },
  );
});
