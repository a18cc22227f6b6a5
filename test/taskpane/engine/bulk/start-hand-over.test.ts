import type { HandOverInfo } from "../../../../src/protocol/upstream-info";
import type { CellValue } from "../../../../src/workbench/model/texts/cell-content";
import type { HandOverOrder, HandOverStep } from "../../../../src/taskpane/services/bulk-port";
import { addTable, openExcel } from "../../../excel/open-excel";
import { planOf } from "../../../scoring/plan-of";
import { never } from "../../../bulk/sql/sample-workspace";
import { MEASUREMENTS, schemaOf } from "../../fakes/pane-data";
import { bulkStage, CONNECTION, orderOf, type BulkStage } from "./sample-warehouse";

const VOLUME = "/Volumes/workspace/default/uploads";
const ROWS: readonly (readonly CellValue[])[] = [
  [...MEASUREMENTS, "note"],
  [5.1, 3.5, 1.4, 0.2, "kept here"],
  [6.3, 3.3, 6, 2.5, "kept here"],
  [5.7, 2.8, 4.1, 1.3, "kept here"],
];
const ignore = () => undefined;

function stageOf(rows: readonly (readonly CellValue[])[] = ROWS, before?: Parameters<typeof bulkStage>[2]) {
  const excel = openExcel();
  const table = addTable(excel, rows);
  const stage = bulkStage({}, excel, before);
  const order = (target: string, change = {}): HandOverOrder => {
    const inputs = { format: "dataframe_records", schema: schemaOf(MEASUREMENTS) } as const;
    const plan = planOf({ source: { kind: "table", tableId: table.id }, inputs, onProblems: "review", ...change });
    return orderOf(target, { source: { kind: "sheet", plan, volume: VOLUME } });
  };
  return { ...stage, table, order };
}

const requests = ({ workspace }: BulkStage, method: string): string[] =>
  workspace.seen.filter((seen) => seen.method === method).map(({ url }) => new URL(url).pathname.split("/").at(-1)!);
const files = (stage: BulkStage): string[] => [
  ...requests(stage, "PUT"),
  ...requests(stage, "DELETE").map((name) => `-${name}`),
];

describe("a table of the sheet that is handed over", () => {
  it("is shown first, uploaded with its row numbers, scored, remembered, and its file removed", async () => {
    const stage = stageOf();
    const { port, order } = stage;
    const plan = await port.plan(order("sheet"), ignore, never);
    expect(plan).toMatchObject({ columnCount: 4, upload: { rows: 3, rowsLeftOut: 0 }, check: undefined });
    expect(plan.statement.join("\n")).toContain(`FROM read_files(\n  '${plan.upload!.path}',`);
    expect(files(stage)).toEqual([]);
    const steps: HandOverStep[] = [];
    const run = await port.start(order("sheet"), plan, (step) => steps.push(step), never);
    expect([...new Set(steps.map(({ kind }) => kind))]).toEqual(["reading", "uploading", "handing-over"]);
    expect(steps.filter(({ kind }) => kind === "reading").at(-1)).toEqual({
      kind: "reading",
      rowsRead: 3,
      rowCount: 3,
    });
    expect(await port.remembered()).toEqual([run]);
    expect(run).toMatchObject({ source: { kind: "sheet", name: "Table Flowers" }, stagedPath: plan.upload!.path });
    await stage.end(run);
    expect(await port.outcome(CONNECTION, run, never)).toEqual({ count: { rows: 3, failed: 0 }, failures: [] });
    const name = `scoresheet-${run.id}.csv`;
    expect(files(stage)).toEqual([name, `-${name}`]);
    await stage.end(run);
    expect(files(stage)).toHaveLength(2);
    const { stagedPath: _removed, ...rest } = run;
    expect(await port.remembered()).toEqual([rest]);
    expect(run.own.key).toBe("row_number");
  });

  it("is not taken for done where rows are missing over there", async () => {
    const stage = stageOf();
    const plan = await stage.port.plan(stage.order("fewer"), ignore, never);
    const run = await stage.port.start(stage.order("fewer"), plan, ignore, never);
    await stage.end(run);
    expect(run.rowCount).toBe(3);
    const outcome = stage.port.outcome(CONNECTION, { ...run, rowCount: 4 }, never);
    await expect(outcome).rejects.toMatchObject({
      code: "rows-differ",
      message: expect.stringContaining("3 rows, and 4") as unknown,
    });
  });

  it("sends nothing where a cell cannot be sent, and names it; or leaves its row out where that was agreed", async () => {
    const faulty = [...ROWS, ["many", 2.8, 4.1, 1.3, null]];
    const stage = stageOf(faulty);
    await expect(stage.port.plan(stage.order("faulty"), ignore, never)).rejects.toMatchObject({
      code: "text-not-number",
      column: "sepal_length",
      cell: "Data!A5",
      message: expect.stringMatching(/^Data!A5: /) as unknown,
    });
    expect(stage.workspace.seen).toEqual([]);
    const agreed = stage.order("agreed", { onProblems: "score-clean" });
    expect((await stage.port.plan(agreed, ignore, never)).upload).toMatchObject({ rows: 3, rowsLeftOut: 1 });
  });

  it("is not uploaded where the relay would not pass it on", async () => {
    const stage = stageOf();
    const orderVia = (warehouses: HandOverInfo): HandOverOrder => ({
      ...stage.order("large"),
      connection: { upstream: { ...CONNECTION.upstream, warehouses } },
    });
    const order = orderVia({ volume: VOLUME, maxFileBytes: 50 });
    await expect(stage.port.plan(order, ignore, never)).rejects.toMatchObject({ code: "file-too-large" });
    for (const warehouses of [{}, { volume: `${VOLUME}/other` }, { volume: "/Volumes/workspace/default/up" }]) {
      await expect(stage.port.plan(orderVia(warehouses), ignore, never)).rejects.toMatchObject({
        code: "volume-unknown",
      });
    }
    expect((await stage.port.plan(orderVia({ volume: "/Volumes" }), ignore, never)).upload?.rows).toBe(3);
    const plan = await stage.port.plan(stage.order("large"), ignore, never);
    await expect(stage.port.start(order, plan, ignore, never)).rejects.toMatchObject({ code: "file-too-large" });
    expect([files(stage), await stage.port.remembered()]).toEqual([[], []]);
  });

  it("is not uploaded where it has changed since the statement was shown", async () => {
    const stage = stageOf();
    const plan = await stage.port.plan(stage.order("changed"), ignore, never);
    stage.excel.sheet.writeValues(2, 0, [[null, null, null, null]]);
    const start = stage.port.start(stage.order("changed", { onProblems: "score-clean" }), plan, ignore, never);
    await expect(start).rejects.toMatchObject({ code: "sheet-changed" });
    expect(files(stage)).toEqual([]);
  });

  it("is not uploaded where its rows were moved while they were read", async () => {
    const stage = stageOf();
    const plan = await stage.port.plan(stage.order("moved"), ignore, never);
    const onStep = ({ kind }: HandOverStep): void => {
      // As somebody sorts it, between two windows or behind the last one: there are as many rows as before.
      if (kind === "reading") stage.excel.sheet.writeValues(1, 0, [ROWS[3]!, ROWS[2]!, ROWS[1]!]);
    };
    await expect(stage.port.start(stage.order("moved"), plan, onStep, never)).rejects.toMatchObject({
      code: "sheet-changed",
    });
    expect([files(stage), await stage.port.remembered()]).toEqual([[], []]);
  });

  it("is remembered before the file is there, and forgotten when nothing of it is left", async () => {
    const stage = stageOf();
    const plan = await stage.port.plan(stage.order("stopped"), ignore, never);
    const stop = new AbortController();
    let meanwhile: Promise<readonly unknown[]> | undefined;
    const onStep = ({ kind }: HandOverStep): void => {
      if (kind === "uploading") meanwhile = stage.port.remembered();
      if (kind === "handing-over") stop.abort();
    };
    await expect(stage.port.start(stage.order("stopped"), plan, onStep, stop.signal)).rejects.toMatchObject({
      code: "cancelled",
    });
    expect(await meanwhile).toMatchObject([{ stagedPath: plan.upload!.path }]);
    expect(files(stage)).toHaveLength(2);
    expect(await stage.port.remembered()).toEqual([]);
    expect(stage.workspace.seen.filter(({ body }) => body.includes("ai_query"))).toEqual([]);
  });

  it("is found again where the pane was closed in the middle, and its file removed", async () => {
    let upload: () => void = ignore;
    // With the pane, everything ends that goes on in it.
    const stage = stageOf(ROWS, async (method) => {
      if (method !== "PUT") return;
      upload();
      await new Promise(ignore);
    });
    const plan = await stage.port.plan(stage.order("cut"), ignore, never);
    const isClosed = new Promise<void>((closed) => {
      upload = closed;
    });
    void stage.port.start(stage.order("cut"), plan, ignore, never);
    await isClosed;
    const later = bulkStage({}, stage.excel);
    const [run] = await later.port.remembered();
    if (run === undefined) throw new Error("Nothing is remembered.");
    later.workspace.advance(run.startedAtUtcMs);
    const look = () => later.port.status(CONNECTION, run, never);
    await expect(look()).rejects.toMatchObject({ code: "never-handed-over" });
    expect(files(later)).toEqual([]); // Another pane may still be at it.
    later.workspace.advance(61 * 60_000);
    await expect(look()).rejects.toMatchObject({ code: "never-handed-over" });
    expect(files(later)).toEqual([]); // By a slow line an upload takes an hour.
    later.workspace.advance(60 * 60_000);
    await expect(look()).rejects.toMatchObject({ code: "never-handed-over" });
    expect(files(later)).toEqual([`-scoresheet-${run.id}.csv`]);
  });

  it("keeps its file where nobody knows whether the statement was taken, and remembers it", async () => {
    let isCut = false;
    const stage = stageOf(ROWS, async (method) => {
      if (method === "POST" && isCut) throw new TypeError("Failed to fetch");
      await Promise.resolve();
    });
    const plan = await stage.port.plan(stage.order("unknown"), ignore, never);
    const onStep = ({ kind }: HandOverStep): void => {
      isCut = kind === "handing-over";
    };
    await expect(stage.port.start(stage.order("unknown"), plan, onStep, never)).rejects.toMatchObject({
      code: "unreachable",
    });
    expect(files(stage)).toHaveLength(1);
    expect(await stage.port.remembered()).toMatchObject([{ stagedPath: plan.upload!.path }]);
    isCut = false;
    // A second statement would read the same file, and whichever fails first would take it away from the other.
    await expect(stage.port.start(stage.order("unknown"), plan, ignore, never)).rejects.toMatchObject({
      code: "sheet-changed",
    });
    expect(files(stage)).toHaveLength(1);
  });

  it("takes its file away after a failure that looks as if nobody might look, too", async () => {
    const stage = stageOf();
    const order = stage.order("x");
    const plan = await stage.port.plan(order, ignore, never);
    const run = await stage.port.start(order, plan, ignore, never);
    const forbidden = {
      statement_id: run.statementId,
      status: { state: "FAILED", error: { message: "[INSUFFICIENT_PERMISSIONS] x" } },
    };
    stage.answerNext(/\/statements\/[^/]+$/, [200, forbidden], [200, forbidden]);
    await expect(stage.port.status(CONNECTION, run, never)).rejects.toMatchObject({ code: "not-allowed" });
    expect(files(stage)).toHaveLength(2);
  });

  it("keeps its file where the workspace does not let anybody look", async () => {
    const stage = stageOf();
    const order = stage.order("y");
    const plan = await stage.port.plan(order, ignore, never);
    const run = await stage.port.start(order, plan, ignore, never);
    stage.answerNext(/\/statements\/[^/]+$/, [403, {}], [403, {}]);
    await expect(stage.port.status(CONNECTION, run, never)).rejects.toMatchObject({ code: "not-allowed" });
    expect(files(stage)).toHaveLength(1);
  });

  it("keeps its file where the workspace knows no such statement, as it tells other accounts of a running one", async () => {
    const stage = stageOf();
    const plan = await stage.port.plan(stage.order("z"), ignore, never);
    const run = await stage.port.start(stage.order("z"), plan, ignore, never);
    const unknown = [404, { error_code: "RESOURCE_DOES_NOT_EXIST" }] as const;
    stage.answerNext(/\/statements\/[^/]+$/, unknown, unknown);
    await expect(stage.port.status(CONNECTION, run, never)).rejects.toMatchObject({ code: "result-gone" });
    expect(files(stage)).toHaveLength(1);
    stage.workspace.advance(13 * 3_600_000);
    await expect(stage.port.status(CONNECTION, run, never)).rejects.toMatchObject({ code: "result-gone" });
    expect(files(stage)).toHaveLength(2);
  });

  it("takes its file away after a failure, too", async () => {
    const stage = stageOf();
    const order = { ...stage.order("failing"), address: { ...stage.order("x").address, endpointName: "nobody" } };
    const plan = await stage.port.plan(order, ignore, never);
    const run = await stage.port.start(order, plan, ignore, never);
    await expect(stage.end(run)).rejects.toMatchObject({ code: "endpoint-unknown" });
    expect(files(stage)).toHaveLength(2);
    await expect(stage.end(run)).rejects.toMatchObject({ code: "endpoint-unknown" });
    expect(files(stage)).toHaveLength(2);
  });

  it("is handed over once by a plan", async () => {
    const stage = stageOf();
    const plan = await stage.port.plan(stage.order("once"), ignore, never);
    await stage.port.start(stage.order("once"), plan, ignore, never);
    await expect(stage.port.start(stage.order("once"), plan, ignore, never)).rejects.toMatchObject({
      code: "sheet-changed",
    });
    expect(files(stage)).toHaveLength(1);
  });
});
