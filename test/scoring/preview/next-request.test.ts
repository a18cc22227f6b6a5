import type { Cell } from "../../../src/core/table/cell";
import { nextRequest } from "../../../src/scoring/preview/next-request";
import type { ScoringPlan } from "../../../src/scoring/scoring-plan";
import { ScoringRun } from "../../../src/scoring/scoring-run";
import { planOf } from "../plan-of";
import { SheetInMemory } from "../sheet-in-memory";

const NEVER = new AbortController().signal;

function sheetOf(rows: readonly (readonly Cell[])[], rowsPerWindow = 2): SheetInMemory {
  return new SheetInMemory(["2024", "name"], rows, rowsPerWindow);
}

/** What a run of the plan really sends first. */
async function firstSent(sheet: SheetInMemory, plan: ScoringPlan): Promise<string | undefined> {
  const bodies: string[] = [];
  const endpoint = {
    query: async (body: string) => {
      bodies.push(body);
      return Promise.resolve({ body: '{"predictions":[]}' });
    },
  };
  await new ScoringRun({ workbook: sheet, endpoint, now: () => 0 }).start(plan);
  return bodies[0];
}

describe("the next request", () => {
  const rows: Cell[][] = [
    [1, "a"],
    [2.5, "b"],
    [{ kind: "error", error: "#N/A" }, "c"],
    [4, null],
  ];

  test.each([
    ["in the default format", planOf()],
    ["in another format, with parameters", planOf({ inputs: { format: "dataframe_split" }, parameters: { depth: 2 } })],
    ["with row numbers", planOf({ inputs: { format: "dataframe_split" }, withIndex: true, rowsPerBatch: 1 })],
    ["under a low ceiling", planOf({ maxPayloadBytes: 60 })],
    ["with a constant", planOf({ inputs: constantInputs() })],
  ])("is byte for byte what a run sends first, %s", async (_how, plan) => {
    const { body } = await nextRequest(sheetOf(rows), plan, NEVER);
    expect(body).toBe(await firstSent(sheetOf(rows), plan));
  });

  test("has the types of the whole table, although it holds only its first rows", async () => {
    const { body, rowCount, bodyBytes } = await nextRequest(sheetOf(rows), planOf(), NEVER);
    expect(body).toBe('{"dataframe_records":[{"2024":1.0,"name":"a"},{"2024":2.5,"name":"b"}]}');
    expect({ rowCount, bodyBytes }).toEqual({ rowCount: 2, bodyBytes: body.length });
  });

  test("begins with the first row that can be sent, and counts those before it", async () => {
    const broken: Cell = { kind: "error", error: "#N/A" };
    const sheet = sheetOf([...Array.from({ length: 5 }, () => [broken, "x"]), [7, "y"], [broken, "z"]]);
    const request = await nextRequest(sheet, planOf(), NEVER);
    expect(request).toMatchObject({ body: '{"dataframe_records":[{"2024":7,"name":"y"}]}', rowsLeftOut: 5 });
  });

  test("writes dates as finely as an earlier check settled, and leaves out a row that has become finer", async () => {
    const days: Cell[][] = [
      [{ kind: "date", serial: 45_351.5 }, "a"],
      [{ kind: "date", serial: 45_352 }, "b"],
    ];
    const plan = planOf({ readings: { "2024": { type: "datetime", datePrecision: "day" } } });
    const { body, rowsLeftOut } = await nextRequest(sheetOf(days), plan, NEVER);
    expect(body).toBe('{"dataframe_records":[{"2024":"2024-03-01","name":"b"}]}');
    expect(rowsLeftOut).toBe(1);
  });

  test("is none when no row can be sent", async () => {
    const sheet = sheetOf([[{ kind: "error", error: "#N/A" }, "x"]]);
    await expect(nextRequest(sheet, planOf(), NEVER)).rejects.toMatchObject({ code: "empty-table" });
  });

  test("writes nothing to the sheet", async () => {
    const sheet = sheetOf(rows);
    await nextRequest(sheet, planOf(), NEVER);
    expect([sheet.written.size, sheet.headers]).toEqual([0, []]);
  });

  test("stops reading once nobody waits for it", async () => {
    const controller = new AbortController();
    controller.abort();
    await expect(nextRequest(sheetOf(rows), planOf(), controller.signal)).rejects.toMatchObject({ code: "cancelled" });
  });

  function constantInputs(): ScoringPlan["inputs"] {
    const schema = {
      columns: [
        { name: "2024", type: "double", isRequired: true },
        { name: "region", type: "string", isRequired: true },
      ],
      tensors: [],
      parameters: [],
    } as const;
    return { format: "dataframe_records", schema, sources: { region: { constant: "north" } } };
  }
});
