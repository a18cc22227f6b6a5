import fc from "fast-check";
import { RunStoppedError } from "../../../src/core/errors";
import type { SourceRef } from "../../../src/scoring/ports";
import type { RunStatus } from "../../../src/scoring/run-status";
import { ScoringRun } from "../../../src/scoring/scoring-run";
import { areaOf } from "../../../src/workbench/model/areas/area";
import { planOf } from "../../scoring/plan-of";
import { runs } from "../../support/property-seed";
import { addTable, openExcel, type OpenExcel } from "../open-excel";

const ROWS = [["id", "kind"], ...Array.from({ length: 5 }, (_, row) => [row, `k${row}`])];
const OUTPUTS = ["a", "b"] as const;

/** One run: of what, over which results of an earlier one, and how it goes. */
const cases = fc.record({
  kind: fc.constantFrom("table", "range", "range without headers"),
  /** Whether earlier results stand there, under the names of one output or of two. */
  earlier: fc.constantFrom(0, 1, 2),
  collision: fc.constantFrom("next-free" as const, "replace" as const),
  outputCount: fc.constantFrom(1, 2),
  areOutputsKnown: fc.boolean(),
  /** The endpoint answers so many requests, then it refuses. */
  answered: fc.constantFrom(0, 0, 1, 9),
  isCancelled: fc.boolean(),
  faults: fc.array(
    fc.record({
      on: fc.constantFrom(
        "TableColumnCollection.add",
        "TableColumn.delete",
        "TableColumn.getDataBodyRange",
        "TableColumn.name",
        "Range.values",
        "Range.numberFormat",
        "Range.clear",
        "Range.getUsedRangeOrNullObject",
      ),
      skip: fc.nat(6),
      times: fc.constantFrom(1, 1, 2, 50),
      code: fc.constantFrom(
        "AccessDenied",
        "GeneralException",
        "InvalidArgument",
        "ItemNotFound",
        "NonBlankCellOffSheet",
        "OperationCellsExceedLimit",
      ),
    }),
    { minLength: 1, maxLength: 3 },
  ),
});

type Case = typeof cases extends fc.Arbitrary<infer Tried> ? Tried : never;

function open(kind: Case["kind"]): { readonly excel: OpenExcel; readonly source: SourceRef } {
  const excel = openExcel();
  if (kind === "table") return { excel, source: { kind, tableId: addTable(excel, ROWS).id } };
  const hasHeaders = kind === "range";
  excel.sheet.writeValues(0, 0, hasHeaders ? ROWS : ROWS.slice(1));
  const address = hasHeaders ? "A1:B6" : "A1:B5";
  return { excel, source: { kind: "range", sheetId: excel.sheet.id, address, hasHeaders } };
}

/** Everything that stands in the sheet, and its tables. Of formats not: one may stay in a blank cell where Excel takes nothing any more. */
function standing({ sheet, model }: OpenExcel) {
  const tables = model
    .tablesOf(sheet.id)
    .map(({ area, columns }) => ({ area, names: columns.map(({ name }) => name) }));
  return { cells: sheet.readValues(areaOf(0, 0, 8, 9)), tables };
}

interface Plan extends Pick<Case, "collision" | "outputCount" | "areOutputsKnown" | "answered" | "isCancelled"> {
  readonly onRequest?: () => void;
}

async function score({ workbook }: OpenExcel, source: SourceRef, plan: Plan): Promise<RunStatus> {
  const { collision, outputCount, areOutputsKnown, answered, isCancelled, onRequest } = plan;
  let requests = 0;
  const run = new ScoringRun({
    workbook,
    endpoint: {
      query(body) {
        onRequest?.();
        if (requests++ >= answered) {
          if (isCancelled) run.cancel();
          return Promise.reject(new RunStoppedError("unauthorized", "No."));
        }
        const rows = (JSON.parse(body) as { dataframe_records: unknown[] }).dataframe_records;
        const predictions = rows.map((_, i) => (outputCount === 1 ? `${requests} ${i}` : { a: requests, b: `b ${i}` }));
        return Promise.resolve({ body: JSON.stringify({ predictions }) });
      },
    },
    now: () => 0,
  });
  const isNamed = source.kind === "table" || source.hasHeaders;
  const inputs = { format: "dataframe_records", columns: [isNamed ? "id" : "Column 1"] } as const;
  const outputs = outputCount === 2 ? { outputChoice: { outputs: OUTPUTS } } : {};
  await run.start(planOf({ source, inputs, collision, rowsPerBatch: 3, ...(areOutputsKnown && outputs) }));
  return run.getStatus();
}

/** Whether somebody who reads how the run ended knows that columns stand there which hold nothing. */
function tellsOfColumns(status: RunStatus): boolean {
  const summary = "summary" in status ? status.summary : undefined;
  const message = status.state === "failed" ? status.error.message : "";
  return summary?.blankColumns !== undefined || summary?.resultColumns !== undefined || /may have stayed/.test(message);
}

/** Whether somebody who reads how the run ended knows that earlier results were emptied for answers which Excel then did not take. */
function tellsOfEarlier(status: RunStatus): boolean {
  const summary = "summary" in status ? status.summary : undefined;
  const isTaken = summary?.resultColumns !== undefined;
  return isTaken || (status.state === "failed" && /may be gone/.test(status.error.message));
}

/** Headers of result columns, counted. */
function resultHeaders({ sheet }: OpenExcel): number {
  const headers = sheet.readValues(areaOf(0, 0, 1, 9))[0]!;
  return headers.filter((header) => typeof header === "string" && header.startsWith("Prediction")).length;
}

describe("room for results in an Excel that refuses something, somewhere", () => {
  const EARLIER = { collision: "next-free", areOutputsKnown: false, answered: 9, isCancelled: false } as const;

  it("is there before a request is sent, is left by no run that wrote nothing unless it says so, and costs no old value", async () => {
    await fc.assert(
      fc.asyncProperty(cases, async ({ kind, earlier, faults, ...plan }) => {
        const { excel, source } = open(kind);
        if (earlier !== 0 && kind !== "range without headers")
          await score(excel, source, { ...EARLIER, outputCount: earlier });
        const before = standing(excel);
        const countBefore = resultHeaders(excel);
        for (const fault of faults) excel.processor.script(fault);
        const isNew = plan.collision === "next-free" || countBefore === 0;
        const onRequest = () => {
          if (kind !== "range without headers")
            expect(resultHeaders(excel)).toBeGreaterThanOrEqual(countBefore + (isNew ? 1 : 0));
        };
        const status = await score(excel, source, { ...plan, onRequest });
        if (plan.answered === 0) expect(tellsOfEarlier(status)).toBe(false);
        expect(["done", "failed", "cancelled"]).toContain(status.state);
        const summary = "summary" in status ? status.summary : undefined;
        if ((summary?.scored ?? 0) > 0) return;
        const after = standing(excel);
        if (!tellsOfColumns(status) && !tellsOfEarlier(status)) expect(after).toEqual(before);
        const width = tellsOfEarlier(status) ? 2 : 2 + countBefore;
        expect(after.cells.map((row) => row.slice(0, width))).toEqual(before.cells.map((row) => row.slice(0, width)));
      }),
      { numRuns: runs(500, 50) },
    );
  }, 600_000);
});
