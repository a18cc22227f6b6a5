import { createSampleEndpointApp } from "../../../src/sample-endpoint/sample-endpoint-app";
import functionsJson from "../../../src/functions/functions.json";
import { inCells } from "../../../src/functions/in-cells";
import { registerFunctions, type FunctionsRuntime } from "../../../src/functions/register-functions";
import { createOfficeRuntime } from "../../../src/headless/run/office-runtime";
import { RequestBudgets } from "../../../src/composition/request-budgets";
import { ExcelQueue } from "../../../src/excel/host/excel-queue";
import { createFormulas } from "../../../src/taskpane/engine/create-formulas";
import type { FormulasPort } from "../../../src/taskpane/services/formulas-port";
import { CELL_SENTENCES } from "../../../src/taskpane/view/words/cells/cell-sentences";
import { areaOf } from "../../../src/workbench/model/areas/area";
import type { SheetModel } from "../../../src/workbench/model/sheets/sheet-model";
import { WorkbookModel } from "../../../src/workbench/model/workbook-model";
import { RequestProcessor } from "../../../src/workbench/processor/request-processor";
import { until } from "../../support/until";

const DEMO = { id: "demo", label: "Demo models", origin: "http://localhost:5001", auth: "none" };
const HEADERS = ["sepal_length", "sepal_width", "petal_length", "petal_width"];
const ROWS = [
  [5.1, 3.5, 1.4, 0.2],
  [7, 3.2, 4.7, 1.4],
  [6.3, 3.3, 6, 2.5],
];
const FORMULA = '=SCORE.PREDICT("iris",Iris[@[sepal_length]:[petal_width]])';
const NEVER = new AbortController().signal;

/** A table with a column of formulas, Microsoft's Office.js, and our functions over the relay and the sample endpoint. */
class Scene {
  readonly model = new WorkbookModel();
  readonly sheet: SheetModel;
  readonly formulas: FormulasPort;
  readonly requests: string[] = [];
  readonly dispose: () => void;
  isAway = false;

  constructor() {
    this.sheet = this.model.addSheet("Data");
    this.sheet.writeValues(0, 0, [[...HEADERS, "species"], ...ROWS.map((row) => [...row, null])]);
    this.model.addTable(this.sheet.id, { name: "Iris", area: areaOf(0, 0, ROWS.length + 1, 5) }, "user");
    this.model.customFunctions.register("SCORE", functionsJson);
    const runtime = createOfficeRuntime(new RequestProcessor(this.model), true);
    this.dispose = runtime.dispose;
    const endpoint = createSampleEndpointApp();
    const kept = new Map<string, string>();
    this.formulas = createFormulas({
      fetch: async (url, init) => {
        this.requests.push(url);
        if (url === "/relay/upstreams") return new Response(JSON.stringify({ mode: "server", upstreams: [DEMO] }));
        if (this.isAway) return new Response("{}", { status: 401 });
        return endpoint.fetch(new Request(DEMO.origin + url.replace("/relay/demo", ""), init));
      },
      queue: ExcelQueue.over({ run: (options, batch) => runtime.Excel.run(options, batch) }),
      device: { read: (key) => kept.get(key), write: (key, text) => void kept.set(key, text) },
      budgets: new RequestBudgets(() => performance.now()),
      startTimer: (delayMs, act) => {
        const timer = setTimeout(act, delayMs).unref();
        return () => clearTimeout(timer);
      },
      now: () => performance.now(),
      office: () => ({ diagnostics: { platform: "OfficeOnline" }, requirements: { isSetSupported: () => true } }),
    });
    const library = runtime.CustomFunctions as unknown as FunctionsRuntime;
    registerFunctions(
      library,
      () => Promise.resolve(inCells(library, this.formulas, CELL_SENTENCES)),
      () => "not loaded",
    );
  }

  write(row: number, column: number, value: number | string | null): void {
    const isFormula = typeof value === "string";
    this.sheet.setContent(row, column, isFormula ? { value: null, formula: value } : { value });
    this.model.cellsWritten(this.sheet.id, areaOf(row, column), "user");
    this.model.tell({ kind: "step-ended" });
  }

  shown(): readonly unknown[] {
    return ROWS.map((_row, row) => {
      const value = this.sheet.getValue(row + 1, 4);
      return typeof value === "object" && value !== null ? value.error : value;
    });
  }

  async allow(): Promise<void> {
    const [question] = this.formulas.consents.questions;
    await this.formulas.allow(question!, await this.formulas.whereTo(question!.id, NEVER));
  }

  get queries(): number {
    return this.requests.filter((url) => url.endsWith("/invocations")).length;
  }
}

describe("formulas of a workbook, through Office.js and the relay", () => {
  const scene = new Scene();
  afterAll(() => scene.dispose());

  it("ask before they send anything, then show what the model answers, in one request", async () => {
    ROWS.forEach((_row, row) => scene.write(row + 1, 4, FORMULA));
    await until("all formulas ask", () => scene.shown().every((value) => value === "#N/A"));
    expect(scene.requests).toEqual([]);
    expect(scene.formulas.consents.questions).toMatchObject([{ about: "columns", columns: HEADERS, rowCount: 3 }]);
    await scene.allow();
    await until("all formulas are answered", () => scene.shown().every((value) => String(value).match(/^[a-z]/)));
    expect(scene.shown()).toEqual(["setosa", "versicolor", "virginica"]);
    expect(scene.queries).toBe(1);
    expect(scene.formulas.cells.getState()).toMatchObject({
      cellCount: 3,
      waitingCount: 0,
      requestCount: 1,
      rowCount: 3,
    });
  });

  it("send a row that was edited, and no other, and none that is known", async () => {
    scene.write(1, 2, 6);
    scene.write(1, 3, 2.5);
    await until("the edited row is answered", () => scene.shown()[0] === "virginica");
    const before = scene.queries;
    scene.write(1, 2, 1.4);
    scene.write(1, 3, 0.2);
    await until("it is as it was", () => scene.shown()[0] === "setosa");
    expect(scene.queries).toBeLessThanOrEqual(before + 1);
    expect(scene.shown()).toEqual(["setosa", "versicolor", "virginica"]);
  });

  it("say that somebody must sign in, and come back when they are tried again", async () => {
    scene.isAway = true;
    scene.write(2, 0, 6.9);
    await until("the edited row has no value", () => scene.shown()[1] === "#N/A");
    expect(scene.shown()).toEqual(["setosa", "#N/A", "virginica"]);
    expect(scene.formulas.cells.getState().troubles).toEqual({ "sign-in": 1 });
    scene.isAway = false;
    await scene.formulas.tryAgain(new Set(["sign-in"]));
    await until("it has one again", () => scene.shown()[1] === "versicolor");
  });

  it("send nothing for what is known, however often it is calculated", async () => {
    const before = scene.queries;
    scene.model.calculation!.calculate(true);
    await until("nothing waits any more", () => scene.formulas.cells.getState().waitingCount === 0);
    await until("all are there", () => scene.shown().join() === "setosa,versicolor,virginica");
    expect(scene.queries).toBe(before);
  });

  it("find the headers of their table, though one beside it over the same columns is calculated first", async () => {
    scene.write(0, 5, '=SCORE.PREDICT("iris",Data!A10:D10)');
    ROWS.forEach((_row, row) => scene.write(row + 1, 4, FORMULA));
    await until("the one beside it asks for cells without headers", () =>
      scene.formulas.consents.questions.some(({ about }) => about === "cells"),
    );
    await until("nothing waits any more", () => !scene.shown().includes("#BUSY!"));
    expect(scene.shown()).toEqual(["setosa", "versicolor", "virginica"]);
    expect(scene.formulas.cells.getState()).toMatchObject({ cellCount: 4, troubles: { consent: 1 } });
  });

  it("become the values that they show, and are no formulas of ours any more", async () => {
    const before = scene.queries;
    const frozen = await scene.formulas.freeze();
    expect({ ...frozen, became: [...frozen.became].sort() }).toEqual({
      became: ["Data!E2", "Data!E3", "Data!E4"],
      changed: [],
      left: [{ address: "Data!F1", why: "no-value" }],
    });
    expect(scene.shown()).toEqual(["setosa", "versicolor", "virginica"]);
    expect([scene.sheet.formulaCells().length, scene.formulas.cells.getState().cellCount]).toEqual([1, 1]);
    scene.write(2, 0, 1);
    expect([scene.shown()[1], scene.queries]).toEqual(["versicolor", before]);
  });
});
