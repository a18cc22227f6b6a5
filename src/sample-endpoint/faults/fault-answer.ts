import type { ModelCell, ModelPrediction, SampleModel } from "../models/sample-model";
import { writeJson } from "../python/python-json";
import { badRequest } from "../python/scoring-refusal";
import type { Fault, FaultKind } from "./fault";

/** Texts that Excel would take for formulas if they were typed into a cell. */
const FORMULA_TEXTS = ['=HYPERLINK("http://x")', "+1", "@SUM(A1)", "-2"];

const LOGIN_PAGE = `<!DOCTYPE html>
<html><head><title>Databricks - Sign In</title></head>
<body><p>Your workspace cannot be reached from this network.</p></body></html>
`;

const ANSWERS_WITHOUT_READING: Partial<Record<FaultKind, (fault: Fault) => Response>> = {
  "rate-limited": (fault) => failure(429, "REQUEST_LIMIT_EXCEEDED", "Exceeded the number of requests at once.", fault),
  "cold-start": (fault) => failure(503, "TEMPORARILY_UNAVAILABLE", "The endpoint is waking up.", fault),
  "server-error": () => failure(500, "INTERNAL_ERROR", "The served model stopped unexpectedly."),
  unauthorized: () => failure(401, "UNAUTHENTICATED", "The access token is expired."),
  "login-page": () => new Response(LOGIN_PAGE, { headers: { "content-type": "text/html; charset=utf-8" } }),
};

/** The answer of a fault that does not even look at the request, or undefined. */
export function answerWithoutReading(fault: Fault): Response | undefined {
  return ANSWERS_WITHOUT_READING[fault.kind]?.(fault);
}

function failure(status: number, errorCode: string, message: string, waiting?: Fault): Response {
  const retryAfter = waiting?.retryAfter === undefined ? "1" : waiting.retryAfter;
  const headers = new Headers({ "content-type": "application/json" });
  if (waiting && retryAfter !== null) headers.set("retry-after", retryAfter);
  return new Response(writeJson({ error_code: errorCode, message }), { status, headers });
}

/** Throws the 400 of `refuse-rows` if one of the rows holds the refused value. */
export function refuseRows(fault: Fault, model: SampleModel, rows: readonly (readonly ModelCell[])[]): void {
  const column = model.inputs.findIndex((input) => input.name === fault.column);
  const isRefused = rows.some((row) => column >= 0 && isSameCell(row[column] ?? null, fault.value ?? null));
  if (!isRefused) return;
  throw badRequest(
    "Encountered an unexpected error while evaluating the model. Verify that the serialized input Dataframe is " +
      "compatible with the model for inference.",
    `ValueError: bad feature: ${fault.column} <${JSON.stringify(fault.value ?? null)} is out of range>`,
  );
}

function isSameCell(cell: ModelCell, refused: ModelCell): boolean {
  const isBlank = cell === null || Number.isNaN(cell);
  return refused === null ? isBlank : cell === refused;
}

/** Changes right predictions into what the fault answers instead. */
export function spoilPredictions(fault: Fault, predictions: readonly ModelPrediction[]): readonly ModelPrediction[] {
  if (fault.kind === "short-answer") return predictions.slice(0, Math.max(0, predictions.length - (fault.rows ?? 1)));
  if (fault.kind === "formula-predictions") return predictions.map((_, row) => formulaText(row));
  if (fault.kind === "scaled-in-batch") return scaledInBatch(predictions);
  if (fault.kind !== "nan-predictions") return predictions;
  const spoiltRows = fault.rows ?? Infinity;
  return predictions.map((prediction, row) => (row < spoiltRows ? nanInPlaceOf(prediction) : prediction));
}

function formulaText(row: number): string {
  return FORMULA_TEXTS[row % FORMULA_TEXTS.length] ?? "";
}

/** As of a model that scales its rows by those that came with them: what it answers for one hangs on its neighbours. */
function scaledInBatch(predictions: readonly ModelPrediction[]): readonly ModelPrediction[] {
  const meanOf = (read: (prediction: ModelPrediction) => ModelCell): number =>
    predictions.reduce<number>((sum, prediction) => sum + Number(read(prediction)), 0) / predictions.length;
  const scaled = (cell: ModelCell, read: (prediction: ModelPrediction) => ModelCell): ModelCell => {
    if (typeof cell === "number") return cell - meanOf(read);
    return typeof cell === "string" ? `${cell} of ${predictions.length}` : cell;
  };
  return predictions.map((prediction) => {
    if (typeof prediction !== "object" || prediction === null) return scaled(prediction, (other) => other as ModelCell);
    const entries = Object.entries(prediction);
    const named = entries.map(([name, cell]) => [
      name,
      scaled(cell, (other) => (other as Readonly<Record<string, ModelCell>>)[name] ?? null),
    ]);
    return Object.fromEntries(named) as ModelPrediction;
  });
}

function nanInPlaceOf(prediction: ModelPrediction): ModelPrediction {
  if (typeof prediction !== "object" || prediction === null) return NaN;
  const entries = Object.entries(prediction);
  return Object.fromEntries(entries.map(([key, cell]) => [key, typeof cell === "number" ? NaN : cell]));
}

/** Changes the text of a right answer; only `malformed-json` does. */
export function spoilBody(fault: Fault | undefined, body: string): string {
  return fault?.kind === "malformed-json" ? body.slice(0, Math.max(1, body.length - 5)) : body;
}
