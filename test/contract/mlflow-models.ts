import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { InputFormat } from "../../src/core/inputs/input-format";
import { MissingPrediction, type Prediction } from "../../src/core/predictions/prediction";
import type { JsonCell } from "../support/encode-values";

/** One model of train_models.py: rows to send and what its own `predict` answers for them, with no server in between. */
export interface ModelCase {
  readonly name: string;
  /** Text of the MLmodel file, which holds the signature. */
  readonly mlmodel: string;
  /** Input formats the model's server takes. */
  readonly formats: readonly InputFormat[];
  readonly columns: readonly string[];
  readonly rows: readonly (readonly JsonCell[])[];
  readonly outputs: readonly string[];
  readonly predictions: readonly (readonly Prediction[])[];
}

/** Every model that start-servers.mjs serves and whose inputs are columns with names, or tensors. */
export const MODEL_CASES: readonly ModelCase[] = readCases("cases.json");

/** Those whose signatures have other shapes; lists and objects stand in their rows as JSON text. */
export const SHAPE_CASES: readonly ModelCase[] = readCases("shapes.json");

/** `http://127.0.0.1:<port>` of the scoring server of one model. */
export function originOf(modelName: string): string {
  const origins = JSON.parse(fromSetup("MLFLOW_ORIGINS")) as Readonly<Record<string, string>>;
  const origin = origins[modelName];
  if (origin === undefined) throw new Error(`No server for the model ${modelName}.`);
  return origin;
}

export function caseOf(modelName: string): ModelCase {
  const found = [...MODEL_CASES, ...SHAPE_CASES].find((modelCase) => modelCase.name === modelName);
  if (found === undefined) throw new Error(`No model ${modelName} was saved.`);
  return found;
}

type Expected = string | number | boolean | { readonly missing: MissingPrediction["reason"] };

function readCases(file: string): ModelCase[] {
  const path = join(dirname(fromSetup("MLFLOW_CASES")), file);
  const cases = JSON.parse(readFileSync(path, "utf8")) as readonly (Omit<ModelCase, "predictions"> & {
    readonly predictions: readonly (readonly Expected[])[];
  })[];
  return cases.map((modelCase) => ({
    ...modelCase,
    predictions: modelCase.predictions.map((row) =>
      row.map((value) => (typeof value === "object" ? new MissingPrediction(value.missing) : value)),
    ),
  }));
}

function fromSetup(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: run these tests with test/contract/jest.config.mjs.`);
  return value;
}
