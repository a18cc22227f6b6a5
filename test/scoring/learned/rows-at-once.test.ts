import { BatchTooLargeError } from "../../../src/core/errors";
import { RowsAtOnce } from "../../../src/scoring/learned/rows-at-once";
import { ScoringRun } from "../../../src/scoring/scoring-run";
import { planOf } from "../plan-of";
import { SheetInMemory } from "../sheet-in-memory";

/** Scores `rowCount` rows, 256 a batch, one request after the other; says how many rows each request had, and which were too many. */
async function scoreWith(rowCount: number, isTooLarge: (ids: readonly number[]) => boolean) {
  const rows = Array.from({ length: rowCount }, (_, id) => [id]);
  const sizes: number[] = [];
  const refused: number[] = [];
  const endpoint = {
    query(body: string) {
      const sent = (JSON.parse(body) as { dataframe_records: { id: number }[] }).dataframe_records.map(({ id }) => id);
      sizes.push(sent.length);
      if (!isTooLarge(sent)) return Promise.resolve({ body: JSON.stringify({ predictions: sent }) });
      refused.push(sent.length);
      return Promise.reject(new BatchTooLargeError("gateway-timeout", "It took too long."));
    },
  };
  const sheet = new SheetInMemory(["id"], rows, 5000);
  const run = new ScoringRun({ workbook: sheet, endpoint, now: () => 0 });
  await run.start(planOf({ rowsPerBatch: 256 }));
  return { status: run.getStatus(), sizes, refused, sheet };
}

describe("rows at once", () => {
  it("does not ask each batch anew for what was too much for the batch before", async () => {
    const { status, sizes, refused, sheet } = await scoreWith(256 * 40, (ids) => ids.length > 20);
    expect(status).toMatchObject({ state: "done", summary: { scored: 256 * 40, failed: 0 } });
    for (const [row, outcome] of sheet.written) expect(outcome).toEqual({ predictions: [row] });
    const afterTheFirst = refused.length - 15; // 256, twice 128, four times 64, eight times 32
    expect(afterTheFirst).toBeLessThanOrEqual(sizes.length / 16);
    expect(sizes.length).toBeLessThan((256 * 40) / 16 + 15 + afterTheFirst * 3);
  });

  it("is not brought down by one row that is too much on its own", async () => {
    const { status, sizes } = await scoreWith(256 * 10, (ids) => ids.includes(0));
    expect(status).toMatchObject({ state: "done", summary: { scored: 256 * 10 - 1, failed: 1 } });
    expect(sizes.slice(0, 17)).toEqual([256, 128, 64, 32, 16, 8, 4, 2, 1, 1, 2, 4, 8, 16, 32, 64, 128]);
    expect(Math.min(...sizes.slice(17))).toBe(128);
  });

  it("is not learned from a gateway whose model is away, which says the same of single rows", async () => {
    let requests = 0;
    const away = await scoreWith(256 * 40, () => ++requests > 5);
    expect(away.status).toMatchObject({ state: "done", summary: { scored: 256 * 5, failed: 256 * 35 } });
    // Two batches down to a single row and the larger parts beside it, each other once, one of the second round.
    expect(away.sizes.length).toBeLessThanOrEqual(40 + 4 * 17 + 17);
    requests = 0;
    const back = await scoreWith(256 * 40, () => ++requests > 5 && requests <= 40);
    expect(back.status).toMatchObject({ state: "done", summary: { scored: 256 * 40, failed: 0 } });
  });

  it("is not searched to the end by a server that takes not even one row", async () => {
    const { sizes } = await scoreWith(256 * 40, () => true);
    expect(sizes.length).toBeLessThanOrEqual(40);
  });

  it("comes up again after a hiccup", () => {
    const rowsAtOnce = new RowsAtOnce();
    expect(rowsAtOnce.current).toBe(Infinity);
    rowsAtOnce.noteTooLarge(256);
    for (let answer = 1; answer < 16; answer++) rowsAtOnce.noteAnswer(128);
    expect(rowsAtOnce.current).toBe(128);
    rowsAtOnce.noteAnswer(128);
    expect(rowsAtOnce.current).toBe(256);
  });

  it("sends at least one row", () => {
    const rowsAtOnce = new RowsAtOnce();
    rowsAtOnce.noteTooLarge(1);
    expect(rowsAtOnce.current).toBe(1);
  });
});
