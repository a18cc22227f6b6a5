import { demoWorkbook } from "../../src/demo/demo-workbook";
import functionsJson from "../../src/functions/functions.json";
import { createSampleEndpointApp } from "../../src/sample-endpoint/sample-endpoint-app";
import { NODE_PACKING } from "../../src/headless/files/node-packing";
import { ZipPackage } from "../../src/workbench/xlsx/package/zip-package";
import { areaOf } from "../../src/workbench/model/areas/area";
import { insertCells } from "../../src/workbench/model/edits/cell-shifts";
import { bringFunctions } from "../../src/workbench/model/custom-functions/bring-functions";
import { openWorkbook, type OpenedWorkbook } from "../../src/workbench/xlsx/open-workbook";
import { FilesInMemory } from "../headless/files-in-memory";
import { PaneBesideFile } from "../headless/pane-beside-file";
import { runMarks } from "../headless/run-marks";

const ORIGIN = "http://localhost";
const SAMPLE = createSampleEndpointApp();

describe("demoWorkbook", () => {
  let bytes: Uint8Array;
  let opened: OpenedWorkbook;
  beforeAll(async () => {
    bytes = await demoWorkbook(ORIGIN, {
      fetch: async (url, init) => SAMPLE.fetch(new Request(url, init)),
      now: () => 0,
      marks: runMarks(),
    });
    opened = await openWorkbook(bytes);
    bringFunctions(opened.model, "SCORE", functionsJson);
  });

  it("comes up with the sample's first sheet, and holds all of them", () => {
    const { sheets, activeSheet } = opened.model;
    expect(activeSheet.name).toBe("Iris");
    expect(sheets.map(({ name }) => name)).toEqual([
      "Iris",
      "Scored",
      "Formulas",
      "Cars",
      "Penguins",
      "Untidy",
      "Flights",
    ]);
    const flights = opened.model.sheetByName("Flights")!;
    expect(flights.getNumberFormat(1, 0)).toBe("yyyy-mm-dd hh:mm");
    expect(flights.columnWidths.get(0)).toBe(20);
  });

  it("remembers a column that the pane knows", async () => {
    const pane = new PaneBesideFile(opened);
    const [look, ...others] = (await pane.look()).columns;
    expect(others).toEqual([]);
    expect(look).toMatchObject({
      column: { recipe: { origin: ORIGIN, route: "/serving-endpoints/iris/invocations" }, sourceLabel: "Scored" },
      runs: [{ scope: "all", counts: { scored: 50, failed: 0 } }],
    });
  });

  it("has three rows that changed since, which a refresh sends and no others", async () => {
    const files = new FilesInMemory();
    files.files.set("demo.xlsx", bytes);
    const command = ["--workbook", "demo.xlsx", "--refresh", "--allow", ORIGIN, "--out", "again.xlsx"];
    const { exitCode, lines } = await files.run(command);
    expect([exitCode, lines]).toEqual([0, [expect.objectContaining({ table: "Scored", scored: 3, skipped: 47 })]]);
  });

  it("has formulas with the predictions of their rows", () => {
    const formulas = opened.model.sheetByName("Formulas")!;
    const scored = opened.model.sheetByName("Scored")!;
    const { dataArea, columns } = opened.model.tableByName("Scored")!;
    const last = dataArea.column + columns.findIndex(({ name }) => name === "Prediction");
    for (let row = 0; row < 10; row++) {
      expect(formulas.getFormula(1 + row, 4)).toBe(
        '=SCORE.PREDICT("iris",Flowers[[#This Row],[sepal_length]:[petal_width]])', // As files have it; people see [@...].
      );
      expect(formulas.getValue(1 + row, 4)).toBe(scored.getValue(dataArea.row + row * 5, last));
    }
    expect(new Set(Array.from({ length: 10 }, (_, row) => formulas.getValue(1 + row, 4))).size).toBeGreaterThan(1);
  });

  it("gives a new row the formula, as its column is a calculated one", async () => {
    const { model } = await openWorkbook(bytes);
    const sheet = model.sheetByName("Formulas")!;
    insertCells(model, sheet.id, areaOf(3, 0, 1, 5), "down", "user");
    expect(sheet.getFormula(3, 4)).toBe(sheet.getFormula(2, 4));
  });

  it("names the function in its file as Excel looks for it there", () => {
    const parts = new ZipPackage(bytes, NODE_PACKING);
    const sheets = parts.partNames.filter((name) => name.startsWith("xl/worksheets/sheet"));
    const formulas = sheets.flatMap((name) => parts.read(name).match(/<f[^>]*>[^<]*PREDICT[^<]*/gi) ?? []);
    const [first, ...others] = new Set(formulas.map((formula) => formula.replace(/\(.*/, "")));
    expect([first, others]).toEqual(["<f>_xldudf_SCORE_PREDICT", []]);
    expect(formulas.length).toBeGreaterThanOrEqual(10);
  });

  it("says so when the models do not answer", async () => {
    const parts = { fetch: () => Promise.resolve(new Response("", { status: 404 })), now: () => 0, marks: runMarks() };
    await expect(demoWorkbook(ORIGIN, parts)).rejects.toThrow();
  });
});
