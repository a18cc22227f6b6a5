import { areaOf } from "../../../../src/workbench/model/areas/area";
import type { CellValue } from "../../../../src/workbench/model/texts/cell-content";
import { nextRequest } from "../../../../src/scoring/preview/next-request";
import type { HandedOverRun } from "../../../../src/taskpane/services/bulk-port";
import { never } from "../../../bulk/sql/sample-workspace";
import { addTable, openExcel } from "../../../excel/open-excel";
import { planOf } from "../../../scoring/plan-of";
import { addressNamed, MEASUREMENTS, schemaOf, WORKSPACE } from "../../fakes/pane-data";
import { bulkStage, CONNECTION, orderOf, type BulkStage } from "./sample-warehouse";

const ignore = () => undefined;
const schema = schemaOf(MEASUREMENTS);

async function handOver(stage: BulkStage, order: ReturnType<typeof orderOf>): Promise<HandedOverRun> {
  const plan = await stage.port.plan(order, ignore, never);
  const run = await stage.port.start(order, plan, ignore, never);
  await stage.end(run);
  return run;
}

const fromTable = (target: string) => orderOf(target, { source: { kind: "table", name: "samples.demo.iris", schema } });
const cellsOf = ({ excel }: BulkStage, name: string, rowCount: number, columnCount: number): CellValue[][] =>
  excel.model.sheetByName(name)!.readValues(areaOf(0, 0, rowCount, columnCount));
const sheets = ({ excel }: BulkStage): string[] => excel.model.sheets.map(({ name }) => name);

describe("what comes back of a table that was handed over", () => {
  it("stands as a table on a new sheet, by its key", async () => {
    const stage = bulkStage();
    const run = await handOver(stage, fromTable("flowers"));
    const told: number[] = [];
    const back = await stage.port.bringBack(CONNECTION, run, 1000, never, (rows) => told.push(rows));
    expect(back).toEqual({ sheetName: "flowers", address: "A1:G151", rows: 150, cutCells: 0 });
    expect(told).toEqual([150]);
    const [headers, first] = cellsOf(stage, "flowers", 151, 7);
    expect(headers).toEqual(["row_key", ...MEASUREMENTS, "prediction", "prediction.errorMessage"]);
    expect(first).toEqual([0, 5.1, 3.5, 1.4, 0.2, "setosa", null]);
    expect(stage.excel.model.tables).toHaveLength(1);
    const again = await stage.port.bringBack(CONNECTION, run, 5, never);
    expect(again).toMatchObject({ sheetName: "flowers 2", address: "A1:G6", rows: 5 });
  });

  it("has the row numbers of the sheet that it was made of, and says why rows failed", async () => {
    const excel = openExcel();
    const rows = [
      [5.1, 3.5, 1.4, 0.2],
      [6.3, 3.3, 6, 2.5],
      [5.7, 2.8, 4.1, 1.3],
    ];
    const table = addTable(excel, [[...MEASUREMENTS], ...rows]);
    const stage = bulkStage({ faults: [{ kind: "refuse-rows", column: "petal_width", value: 2.5 }] }, excel);
    const inputs = { format: "dataframe_records", schema } as const;
    const plan = planOf({ source: { kind: "table", tableId: table.id }, inputs });
    const source = { kind: "sheet", plan, volume: "/Volumes/workspace/default/uploads" } as const;
    const run = await handOver(stage, orderOf("numbered", { source }));
    await stage.port.bringBack(CONNECTION, run, 1000, never);
    const [headers, ...lines] = cellsOf(stage, "numbered", 4, 7);
    expect(headers).toEqual(["row_number", ...MEASUREMENTS, "prediction", "prediction.errorMessage"]);
    expect(lines.map(([key, length, , , , prediction]) => [key, length, prediction])).toEqual([
      [1, 5.1, "setosa"],
      [2, 6.3, null],
      [3, 5.7, "versicolor"],
    ]);
    expect(lines[1]?.[6]).toMatch(/AI_FUNCTION_HTTP_REQUEST_ERROR/);
  });

  it("is what a run gets for the very same table: times, blanks and texts of any kind", async () => {
    const excel = openExcel();
    const flights = [
      [36_892.5, 1846, "LAX", "SAN"],
      [36_923.270_833_333_336, null, 'a "b", c', " SAN "],
      [null, 0.1, "=1+1", "x\ny"],
    ];
    const names = ["date", "distance", "origin", "destination"];
    const table = addTable(excel, [names, ...flights]);
    excel.sheet.setNumberFormat(areaOf(1, 0, 3), "yyyy-mm-dd hh:mm");
    const stage = bulkStage({}, excel);
    const types = ["datetime", "double", "string", "string"] as const;
    const columns = names.map((name, place) => ({ name, type: types[place]!, isRequired: true }));
    const inputs = { format: "dataframe_records", schema: { columns, tensors: [], parameters: [] } } as const;
    const plan = planOf({ source: { kind: "table", tableId: table.id }, inputs });
    const { body } = await nextRequest(excel.workbook, plan, never);
    const answer = await stage.workspace.app.request("/serving-endpoints/flight-delay/invocations", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
    });
    const { predictions } = (await answer.json()) as { predictions: readonly number[] };
    expect(new Set(predictions).size).toBe(3);

    const source = { kind: "sheet", plan, volume: "/Volumes/workspace/default/uploads" } as const;
    const run = await handOver(stage, orderOf("flights", { source, address: addressNamed("flight-delay", WORKSPACE) }));
    await stage.port.bringBack(CONNECTION, run, 1000, never);
    const lines = cellsOf(stage, "flights", 4, 7).slice(1);
    expect(lines.map(([key]) => key)).toEqual([1, 2, 3]);
    expect(lines.map((line) => line[5])).toEqual(predictions);
    expect(lines.map((line) => line.slice(2, 5))).toEqual(flights.map((flight) => flight.slice(1)));
  });

  it("comes page by page where there is much of it, and leaves no sheet behind where it fails half-way or is cancelled", async () => {
    const stage = bulkStage({ sql: { limits: { chunkBytes: 10_000, inlineBytes: 10_000 } } });
    const run = await handOver(stage, fromTable("pages"));
    const told: number[] = [];
    await stage.port.bringBack(CONNECTION, run, 1000, never, (rows) => told.push(rows));
    expect(told).toEqual([63, 126, 150]);
    const keys = cellsOf(stage, "pages", 151, 1).slice(1).flat();
    expect(keys).toEqual(Array.from({ length: 150 }, (_, place) => place));
    stage.excel.processor.script({ on: "Range.values", access: "write", skip: 12, code: "GeneralException" });
    await expect(stage.port.bringBack(CONNECTION, run, 1000, never)).rejects.toMatchObject({ code: "excel-error" });
    expect(stage.excel.processor.pendingFaultCount).toBe(0);
    const stop = new AbortController();
    const cancelled = stage.port.bringBack(CONNECTION, run, 1000, stop.signal, () => stop.abort());
    await expect(cancelled).rejects.toMatchObject({ code: "cancelled" });
    await expect(
      stage.port.bringBack(CONNECTION, { ...run, own: { key: "x", prediction: "y" } }, 5, never),
    ).rejects.toMatchObject({
      code: expect.stringMatching(/column-unknown|malformed-answer/) as unknown,
    });
    expect(sheets(stage)).toEqual(["Data", "pages"]);
    stage.excel.processor.script({ on: "Range.values", access: "write", skip: 12, code: "GeneralException" });
    stage.excel.processor.script({ on: "Worksheet.delete", access: "call", code: "AccessDenied" });
    await expect(stage.port.bringBack(CONNECTION, run, 1000, never)).rejects.toMatchObject({
      message: expect.stringContaining("the sheet pages 2 out again: delete it") as unknown,
    });
  });
});
