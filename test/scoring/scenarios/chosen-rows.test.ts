import fc from "fast-check";
import type { RowRange } from "../../../src/core/table/row-ranges";
import { previewRows } from "../../../src/scoring/preview/preview-rows";
import type { Endpoint, ResultRoom } from "../../../src/scoring/ports";
import { ScoringRun } from "../../../src/scoring/scoring-run";
import type { ScoringPlan } from "../../../src/scoring/scoring-plan";
import { planOf } from "../plan-of";
import { StandingSheet } from "../refresh/standing-sheet";
import { summaryIn } from "../score-rows";
import { runs } from "../../support/property-seed";

/** A table in which a column stands that a run may replace, and room for it is the column itself. */
class ReplacedSheet extends StandingSheet {
  readonly roomsAsked: string[] = [];

  override makeRoom(...[shape, name, , collision]: Parameters<StandingSheet["makeRoom"]>): Promise<ResultRoom> {
    this.roomsAsked.push(`${name} ${collision}`);
    return Promise.resolve({ ...this.into, source: shape.source, outputs: [""], addedIds: [] });
  }

  override addResultColumns(): Promise<ResultRoom> {
    throw new Error("The column would be emptied.");
  }
}

function sheetOf(rowCount: number, columns = ["id"], cellOf: (row: number) => number | string = (row) => row) {
  const rows = Array.from({ length: rowCount }, (_, row) => ({ inputs: [cellOf(row)], results: [`old${row}`] }));
  return new ReplacedSheet(columns, ["Prediction"], rows, 7);
}

async function score(sheet: StandingSheet, rows: readonly RowRange[], plan: Partial<ScoringPlan> = {}) {
  const sent: number[] = [];
  const endpoint: Endpoint = {
    query(body) {
      const ids = (JSON.parse(body) as { dataframe_records: { id: number }[] }).dataframe_records.map(({ id }) => id);
      sent.push(...ids);
      return Promise.resolve({ body: JSON.stringify({ predictions: ids.map((id) => `p${id}`) }) });
    },
  };
  const run = new ScoringRun({ workbook: sheet, endpoint, now: () => 0 });
  let rowsInAll = 0;
  run.subscribe(() => {
    const status = run.getStatus();
    if (status.state === "scoring") rowsInAll = status.progress.rowsInAll;
  });
  const inputs = { format: "dataframe_records", columns: ["id"] } as const;
  await run.start(planOf({ inputs, rows, ...plan }));
  return { status: run.getStatus(), sent: sent.sort((a, b) => a - b), rowsInAll };
}

describe("a run of chosen rows", () => {
  it("sends just these, counts them alone, and leaves what stands beside the others", async () => {
    await fc.assert(
      fc.asyncProperty(fc.subarray(Array.from({ length: 30 }, (_, row) => row)), async (chosen) => {
        const sheet = sheetOf(30);
        const rows = chosen.map((row) => ({ firstRow: row, rowCount: 1 }));
        const { status, sent, rowsInAll } = await score(sheet, rows, { collision: "replace" });
        expect([status.state, sent]).toEqual(["done", chosen]);
        if (chosen.length > 0) expect(rowsInAll).toBe(chosen.length);
        expect(sheet.results.flat()).toEqual(
          Array.from({ length: 30 }, (_, row) => (chosen.includes(row) ? `p${row}` : `old${row}`)),
        );
        expect(sheet.roomsAsked).toEqual(["Prediction replace"]);
        expect(summaryIn(status)).toMatchObject({ scored: chosen.length, failed: 0, untouched: 0 });
        expect(summaryIn(status).skipped ?? 0).toBe(30 - chosen.length);
      }),
      { numRuns: runs(400, 40) },
    );
  });

  it("is not stopped by cells at fault in other rows, and told of those in its own", async () => {
    const schema = { columns: [{ name: "id", type: "double", isRequired: true, naming: "name" }], tensors: [] };
    const inputs = { format: "dataframe_records", schema } as unknown as ScoringPlan["inputs"];
    const sheet = sheetOf(9, ["id"], (row) => (row % 4 === 3 ? "broken" : row));
    const clean = await score(sheet, [{ firstRow: 0, rowCount: 3 }], {
      inputs,
      onProblems: "review",
      collision: "replace",
    });
    expect([clean.status.state, clean.sent]).toEqual(["done", [0, 1, 2]]);
    const faulty = await score(sheet, [{ firstRow: 2, rowCount: 3 }], { inputs, onProblems: "review" });
    expect(faulty.status).toMatchObject({
      state: "review",
      report: { rowCount: 3, cleanRows: 2, problems: [{ rows: [{ firstRow: 3, rowCount: 1 }], rowCount: 1 }] },
    });
  });

  it("is previewed by its own rows", async () => {
    const endpoint: Endpoint = {
      query: (body) => {
        const { length } = (JSON.parse(body) as { dataframe_records: unknown[] }).dataframe_records;
        return Promise.resolve({ body: JSON.stringify({ predictions: Array.from({ length }, () => 1) }) });
      },
    };
    const inputs = { format: "dataframe_records", columns: ["id"] } as const;
    const plan = planOf({
      inputs,
      rows: [
        { firstRow: 4, rowCount: 2 },
        { firstRow: 20, rowCount: 1 },
      ],
    });
    const preview = await previewRows({ workbook: sheetOf(30), endpoint }, plan, {
      signal: new AbortController().signal,
    });
    expect(preview.rows.map(({ row }) => row)).toEqual([4, 5]);
  });
});
