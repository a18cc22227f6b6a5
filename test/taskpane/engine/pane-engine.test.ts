import { FakeDevice } from "../fakes/fake-device";
import { createPaneEngine, type PaneEngine } from "../../../src/taskpane/engine/pane-engine";
import { areaOf } from "../../../src/workbench/model/areas/area";
import { playing, type PlayedRequest, type Script } from "../../endpoint/scripted-fetch";
import { addTable, columnValues, openExcel, type OpenExcel } from "../../excel/open-excel";
import { planOf } from "../../scoring/plan-of";
import { addressNamed, WORKSPACE } from "../fakes/pane-data";

const { signal } = new AbortController();
const IRIS = addressNamed("iris", WORKSPACE);
const POST = "POST /relay/ws/serving-endpoints/iris/invocations";
const CONNECTION = { upstream: WORKSPACE, token: "dapi1" };

interface Stage {
  readonly engine: PaneEngine;
  readonly excel: OpenExcel;
  readonly requests: readonly PlayedRequest[];
}

/** The engine as index.tsx makes it, over a scripted relay and Microsoft's own Office.js. */
async function onStage(script: Script, test: (stage: Stage) => Promise<void>): Promise<void> {
  await playing(script, async ({ fetch, requests }) => {
    const excel = openExcel();
    const page = {
      location: { origin: "https://pane.example.com" },
      document: { getElementById: () => null },
      open: () => null,
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
      setInterval: () => 0,
      clearInterval: () => undefined,
    };
    const engine = createPaneEngine({
      fetch,
      excel: excel.queue,
      startTimer: () => () => undefined,
      now: () => 0,
      breathe: () => Promise.resolve(),
      office: () => ({ requirements: { isSetSupported: () => true } }),
      page,
      crypto: globalThis.crypto,
      dialogs: () => undefined,
      device: () => new FakeDevice().memory,
    });
    await test({ engine, excel, requests });
  });
}

describe("the pane's engine", () => {
  test("asks the relay where it leads and the endpoints there what they take", async () => {
    const script: Script = {
      "GET /relay/upstreams": [{ body: JSON.stringify({ mode: "server", upstreams: [WORKSPACE] }) }],
      "GET /relay/ws/api/2.0/serving-endpoints": [{ body: '{"endpoints":[{"name":"iris"}]}' }],
    };
    await onStage(script, async ({ engine, requests }) => {
      expect(await engine.signIn.listUpstreams(signal)).toEqual({ mode: "server", upstreams: [WORKSPACE] });
      expect(await engine.catalogue.listEndpoints(CONNECTION, signal)).toMatchObject({ endpoints: [{ name: "iris" }] });
      expect(requests.map(({ headers }) => headers.get("authorization"))).toEqual([null, "Bearer dapi1"]);
    });
  });

  test("opens a window of the browser for a sign-in where Office has no dialogs", async () => {
    await onStage({}, async ({ engine }) => {
      const signInPerson = await engine.signIn.prepareSignIn();
      expect(await signInPerson("ws", signal, () => undefined)).toEqual({ kind: "blocked" });
    });
  });

  test("previews, scores and takes back what is selected in the sheet", async () => {
    const answers = ["[7,8]", "[7]", "[8]", "[7,8]"];
    const script: Script = { [POST]: answers.map((predictions) => ({ body: `{"predictions":${predictions}}` })) };
    await onStage(script, async ({ engine, excel }) => {
      const table = addTable(excel, [["length"], [1.5], [6]]);
      excel.model.select(excel.sheet.id, [areaOf(1, 0, 1, 1)]);
      const selection = await engine.sheet.readSelection();
      if (selection.kind !== "source") throw new Error("Nothing is selected.");
      const { source } = selection.shape;
      const plan = planOf({ source });

      const preview = await engine.runs.previewRows(CONNECTION, IRIS, plan, { signal });
      expect(preview.rows.map(({ predictions }) => predictions)).toEqual([[7], [8]]);
      expect(preview.isRowByRow).toBe(true);
      expect(table.columns).toHaveLength(1);

      const run = await engine.runs.createRun(CONNECTION, IRIS);
      await run.start(plan);
      const status = run.getStatus();
      if (status.state !== "done" || status.summary.resultColumns === undefined) throw new Error(status.state);
      expect(columnValues(excel, table, "Prediction")).toEqual([7, 8]);
      expect(await engine.sheet.readColumn(status.summary.resultColumns, "Prediction")).toEqual([7, 8]);

      await engine.sheet.removeResultColumns(status.summary.resultColumns);
      expect(table.columns.map(({ name }) => name)).toEqual(["length"]);
    });
  });

  test("asks for the warehouses of the workspace, and the workbook for what was handed to them", async () => {
    const warehouses = [{ id: "5a3e", name: "Starter", state: "RUNNING", enable_serverless_compute: true }];
    const script: Script = { "GET /relay/ws/api/2.0/sql/warehouses": [{ body: JSON.stringify({ warehouses }) }] };
    await onStage(script, async ({ engine, requests }) => {
      const bulk = await engine.bulk();
      expect(await bulk.warehouses(CONNECTION, signal)).toMatchObject([{ name: "Starter", kind: "serverless" }]);
      expect(requests[0]!.headers.get("authorization")).toBe("Bearer dapi1");
      expect(await bulk.remembered()).toEqual([]);
    });
  });

  test("shows the next request and sends one by hand, signed like a run's", async () => {
    await onStage({ [POST]: [{ body: '{"predictions":[7]}' }] }, async ({ engine, excel, requests }) => {
      const table = addTable(excel, [["length"], [1.5]]);
      const plan = planOf({ source: { kind: "table", tableId: table.id } });
      const { body } = await engine.runs.nextRequest(plan, signal);
      expect(body).toBe('{"dataframe_records":[{"length":1.5}]}');
      const exchange = await engine.runs.sendRequest(CONNECTION, IRIS, body, signal);
      expect(exchange.answer).toMatchObject({ status: 200, text: '{"predictions":[7]}' });
      expect(requests[0]!.headers.get("authorization")).toBe("Bearer dapi1");
    });
  });
});
