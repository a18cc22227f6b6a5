import { ROWS_PER_BATCH, splitIntoBatches } from "../../src/core/batch";
import { encodeBody, INPUT_FORMATS, type InputFormat } from "../../src/core/input-format";
import { decodePredictions, type Predictions } from "../../src/core/predictions";
import { endpointOf } from "./mlflow-endpoint";
import { MODEL_CASES, type ModelCase } from "./mlflow-models";

const CASES = MODEL_CASES.flatMap((modelCase) =>
  INPUT_FORMATS.filter((format) => modelCase.formats.includes(format)).map(
    (format) => [modelCase.name, format, modelCase] as const,
  ),
);

describe("a real MLflow scoring server", () => {
  test.each(CASES)("answers rows of %s sent as %s as the model itself does", async (_name, format, modelCase) => {
    const { outputs, rows } = await scoreInBatches(modelCase, format);
    expect(outputs).toEqual(modelCase.outputs);
    expect(rows).toStrictEqual(modelCase.predictions);
  });

  test("was asked for each model, and in every format the product writes", () => {
    expect(new Set(CASES.map(([, format]) => format))).toEqual(new Set(INPUT_FORMATS));
    expect(new Set(CASES.map(([name]) => name)).size).toBe(MODEL_CASES.length);
  });
});

/** Encodes, sends and decodes batch by batch, in order. */
async function scoreInBatches(modelCase: ModelCase, format: InputFormat): Promise<Predictions> {
  const endpoint = endpointOf(modelCase.name);
  const { signal } = new AbortController();
  const table = { rowIndexes: modelCase.rows.map((_, index) => index), rows: modelCase.rows };
  const answers: Predictions[] = [];
  for (const batch of splitIntoBatches(table, ROWS_PER_BATCH)) {
    const { body } = await endpoint.query(encodeBody(format, modelCase.columns, batch.rows), { signal });
    answers.push(decodePredictions(body, batch.rows.length));
  }
  return { outputs: answers[0]!.outputs, rows: answers.flatMap((answer) => answer.rows) };
}
