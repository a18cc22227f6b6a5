import fc from "fast-check";
import { BatchFailedError, CancelledError, RunStoppedError } from "../../../src/core/errors";
import { MissingPrediction } from "../../../src/core/predictions/prediction";
import type { Cell } from "../../../src/core/table/cell";
import type { Endpoint } from "../../../src/scoring/ports";
import { previewRows } from "../../../src/scoring/preview/preview-rows";
import { PREVIEW_ROWS } from "../../../src/scoring/scoring-plan";
import { planOf } from "../plan-of";
import { SheetInMemory } from "../sheet-in-memory";

const BROKEN: Cell = { kind: "error", error: "#N/A" };

/** Answers ten times the `id` of each row. */
function tenfold(bodies: string[] = []): Endpoint {
  return {
    query: (body) => {
      bodies.push(body);
      const { dataframe_records: rows } = JSON.parse(body) as { dataframe_records: readonly { id: number }[] };
      const predictions = rows.map((row) => 10 * row.id);
      return Promise.resolve({ body: JSON.stringify({ predictions }), servedModelName: "tenfold-1" });
    },
  };
}

function answering(body: string): Endpoint {
  return { query: () => Promise.resolve({ body }) };
}

function sheetOf(ids: readonly Cell[]): SheetInMemory {
  return new SheetInMemory(
    ["id"],
    ids.map((id) => [id]),
    100,
  );
}

function preview(sheet: SheetInMemory, endpoint: Endpoint, plan = planOf(), signal = new AbortController().signal) {
  return previewRows({ workbook: sheet, endpoint }, plan, { signal });
}

describe("a preview", () => {
  test("scores the first five rows in one request, and in two more, whatever the size of a batch", async () => {
    const bodies: string[] = [];
    const sheet = sheetOf([1, 2, 3, 4, 5, 6, 7]);
    const seen = await preview(sheet, tenfold(bodies), planOf({ rowsPerBatch: 256 }));
    expect(seen).toMatchObject({ outputs: [""], rowsLeftOut: 0, servedModelName: "tenfold-1" });
    expect(seen.rows.map(({ row, predictions }) => [row, ...predictions])).toEqual([
      [0, 10],
      [1, 20],
      [2, 30],
      [3, 40],
      [4, 50],
    ]);
    expect(
      bodies.map((body) => (JSON.parse(body) as { dataframe_records: unknown[] }).dataframe_records.length),
    ).toEqual([5, 1, 4]);
  });

  test("measures how long the endpoint takes, unless it was waited for", async () => {
    const plan = planOf();
    const { signal } = new AbortController();
    const measured = async (endpoint: Endpoint, now?: () => number) => {
      const parts = { workbook: sheetOf([1]), endpoint, ...(now && { clock: { now } }) };
      return (await previewRows(parts, plan, { signal })).answeredInMs;
    };
    let nowMs = 0;
    const after = (ms: number, waits = false): Endpoint => ({
      query: async (body, { onWait }) => {
        nowMs += ms;
        if (waits) onWait?.({ reason: "unavailable", delayMs: 1000 });
        return tenfold().query(body, { signal });
      },
    });
    expect(await measured(after(400), () => nowMs)).toBe(400);
    expect(await measured(after(400, true), () => nowMs)).toBeUndefined();
    expect(await measured(after(400))).toBeUndefined();
  });

  test("leaves the sheet as it is", async () => {
    const sheet = sheetOf([1, 2]);
    await preview(sheet, tenfold());
    expect([sheet.written.size, sheet.headers]).toEqual([0, []]);
  });

  test("is possible on a protected sheet, where a run is not", async () => {
    const sheet = sheetOf([1, 2]);
    sheet.protectedSheet = true;
    await expect(preview(sheet, tenfold())).resolves.toMatchObject({ outputs: [""] });
  });

  test("passes over rows with cells at fault, and gives each answer the row that it was asked for", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { minLength: 1, maxLength: 40 }), async (isBroken) => {
        fc.pre(isBroken.includes(false));
        // Numbers prevail in the column, or its type would be text.
        const ids = [...isBroken.map((broken, row) => (broken ? BROKEN : row)), ...Array.from({ length: 60 }, () => 0)];
        const { rows, rowsLeftOut } = await preview(sheetOf(ids), tenfold());
        const clean = ids.flatMap((id, row) => (id === BROKEN ? [] : [row])).slice(0, PREVIEW_ROWS);
        expect(rows).toEqual(clean.map((row) => ({ row, predictions: [10 * Number(ids[row])], cells: [ids[row]] })));
        expect(rowsLeftOut).toBe(clean[0]);
      }),
    );
  });

  test("shows the outputs a run would write, and which of them hold no value", async () => {
    const endpoint = answering('{"predictions":[{"label":"a","p":0.5},{"label":"b","p":NaN}]}');
    const seen = await preview(sheetOf([1, 2]), endpoint, planOf({ outputChoice: { outputs: ["p"] } }));
    expect(seen.outputs).toEqual(["p"]);
    expect(seen.rows.map(({ predictions }) => predictions)).toEqual([[0.5], [new MissingPrediction("NaN")]]);
  });

  test("shows nothing of an answer with too few rows", async () => {
    const short = preview(sheetOf([1, 2]), answering('{"predictions":[1]}'));
    await expect(short).rejects.toRefuse(BatchFailedError, { code: "row-count-mismatch" });
  });

  test("says what the endpoint says when it refuses", async () => {
    const refusal = new RunStoppedError("forbidden", "No.");
    await expect(preview(sheetOf([1]), { query: () => Promise.reject(refusal) })).rejects.toBe(refusal);
  });

  describe("of a model that is asked in another grouping", () => {
    const answers = (predict: (ids: readonly number[]) => unknown): Endpoint => ({
      query: (body) => {
        const { dataframe_records: rows } = JSON.parse(body) as { dataframe_records: readonly { id: number }[] };
        return Promise.resolve({ body: JSON.stringify({ predictions: predict(rows.map(({ id }) => id)) }) });
      },
    });
    const mean = (ids: readonly number[]): number => ids.reduce((sum, id) => sum + id, 0) / ids.length;

    test.each<[string, boolean | undefined, number, (ids: readonly number[]) => unknown]>([
      ["answers each row by itself", true, 5, (ids) => ids.map((id) => id / 3)],
      ["adds up in another order", true, 5, (ids) => ids.map((id) => id / 3 + ids.length * 1e-9)],
      ["scales its rows by those beside them", false, 5, (ids) => ids.map((id) => id - mean(ids))],
      ["ranks its rows", false, 2, (ids) => ids.map((_id, i) => `rank ${i}`)],
      ["answers nothing for a row", true, 3, (ids) => ids.map((id) => (id === 2 ? null : id))],
      ["answers nothing only beside others", false, 3, (ids) => ids.map((id) => (ids.length > 2 ? null : id))],
      [
        "names its outputs in another order",
        true,
        3,
        (ids) => ids.map((id) => (ids.length > 1 ? { a: id, b: 1 } : { b: 1, a: id })),
      ],
      ["has other outputs for one row", false, 3, (ids) => ids.map((id) => (ids.length > 1 ? { a: id } : { c: id }))],
      ["answers too few rows then", undefined, 3, (ids) => (ids.length === 3 ? ids : [])],
      ["is shown one row only", undefined, 1, (ids) => ids],
    ])("%s: %s", async (_what, isRowByRow, rowCount, predict) => {
      const seen = await preview(sheetOf(Array.from({ length: rowCount }, (_, i) => i + 1)), answers(predict));
      expect(seen.rows).toHaveLength(rowCount);
      expect(seen.isRowByRow).toBe(isRowByRow);
    });

    test("shows what came the first time when it would have to wait, and waits for nothing", async () => {
      let asked = 0;
      const endpoint: Endpoint = {
        query: (_body, { onWait, signal }) => {
          if (asked++ === 0) return Promise.resolve({ body: '{"predictions":[1,2]}' });
          onWait?.({ reason: "rate-limited", delayMs: 60_000 });
          return Promise.reject(new CancelledError(signal.aborted ? "Given up." : "Waited."));
        },
      };
      const seen = await preview(sheetOf([1, 2]), endpoint);
      expect([seen.isRowByRow, seen.rows.length, asked]).toEqual([undefined, 2, 2]);
    });
  });

  test("is none when no row can be sent", async () => {
    await expect(preview(sheetOf([BROKEN]), tenfold())).rejects.toMatchObject({ code: "empty-table" });
  });

  test("stops once nobody waits for it", async () => {
    const controller = new AbortController();
    controller.abort();
    await expect(preview(sheetOf([1]), tenfold(), planOf(), controller.signal)).rejects.toMatchObject({
      code: "cancelled",
    });
  });
});
