import { INPUT_FORMATS, type InputFormat } from "../../src/core/inputs/input-format";
import type { Schema } from "../../src/core/inputs/schema";
import { MAX_PAYLOAD_BYTES } from "../../src/core/request/batch-limits";
import type { Cell } from "../../src/core/table/cell";
import { parseSignatureText } from "../../src/endpoint/catalogue/signature-file";
import { ScoringRun } from "../../src/scoring/scoring-run";
import { SheetInMemory } from "../scoring/sheet-in-memory";
import type { JsonCell } from "../support/encode-values";
import { endpointOf } from "./mlflow-endpoint";
import { MODEL_CASES, type ModelCase } from "./mlflow-models";

const CASES = MODEL_CASES.flatMap((modelCase) =>
  modelCase.formats.map((format) => [modelCase.name, format, modelCase] as const),
);

describe("a real MLflow scoring server", () => {
  test.each(CASES)("answers rows of %s sent as %s as the model itself does", async (_name, format, modelCase) => {
    const sheet = await score(modelCase, format);
    expect(sheet.headers).toEqual(modelCase.outputs.map((output) => `Prediction ${output}`.trim()));
    const written = modelCase.rows.map((_, row) => sheet.written.get(row));
    expect(written).toStrictEqual(modelCase.predictions.map((predictions) => ({ predictions })));
  });

  test("was asked for each model, and in every format the product writes", () => {
    expect(new Set(CASES.map(([, format]) => format))).toEqual(new Set(INPUT_FORMATS));
    expect(new Set(CASES.map(([name]) => name)).size).toBe(MODEL_CASES.length);
  });
});

/** A whole scoring run under the model's own signature, with the sheet's dates as serials and every column typed on this side. */
async function score({ name, mlmodel, columns, rows }: ModelCase, format: InputFormat): Promise<SheetInMemory> {
  const schema = /^signature:/m.test(mlmodel) ? parseSignatureText(mlmodel) : undefined;
  const cells = rows.map((row) => row.map((value, place) => cellOf(value, columns[place]!, schema)));
  const sheet = new SheetInMemory(columns, cells, 3);
  const run = new ScoringRun({ workbook: sheet, endpoint: endpointOf(name), now: () => 0 });
  await run.start({
    source: { kind: "table", tableId: "1" },
    inputs: { format, schema },
    // Several batches for every table, however short.
    rowsPerBatch: Math.ceil(rows.length / 3),
    maxPayloadBytes: MAX_PAYLOAD_BYTES,
    concurrentRequests: 4,
    columnName: "Prediction",
    collision: "refuse",
    onProblems: "review",
    onRefused: "stop",
  });
  const status = run.getStatus();
  if (status.state === "failed") throw status.error;
  expect(status.state).toBe("done");
  return sheet;
}

/** A date as the sheet holds it: a serial under a date format. */
function cellOf(value: JsonCell, column: string, schema: Schema | undefined): Cell {
  const isDate = schema?.columns.find(({ name }) => name === column)?.type === "datetime";
  if (!isDate || typeof value !== "string") return value;
  return { kind: "date", serial: (Date.parse(`${value}Z`) - Date.UTC(1899, 11, 30)) / 86_400_000 };
}
