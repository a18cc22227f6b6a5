import { readFileSync } from "node:fs";
import path from "node:path";

/** One request to a running MLflow 3.11 scoring server and its answer, as recorded. */
export interface Transcript {
  readonly model: string;
  readonly case: string;
  readonly method: string;
  readonly content_type: string | null;
  /** The JSON body, or the raw text where the body was no JSON. */
  readonly request: unknown;
  readonly status: number;
  readonly response_ct: string | null;
  readonly response: string;
}

const FILE = path.join(__dirname, "../fixtures/mlflow-scoring-transcripts.jsonl");

export const TRANSCRIPTS: readonly Transcript[] = readFileSync(FILE, "utf8")
  .split("\n")
  .filter((line) => line !== "")
  .map((line) => JSON.parse(line) as Transcript);

export function keyOf(transcript: Transcript): string {
  return `${transcript.model} | ${transcript.case}`;
}

export function bodyOf({ request }: Transcript): string {
  return typeof request === "string" ? request : JSON.stringify(request);
}

/** Rows in a request of any format, counted from what was sent. */
export function rowsSent({ request, content_type: contentType }: Transcript): number {
  if (contentType === "text/csv") return String(request).trim().split("\n").length - 1;
  if (contentType === "application/vnd.apache.parquet") return 2; // its two rows cannot be read here
  if (typeof request === "string") return request.split('"a":').length - 1;
  if (typeof request !== "object" || request === null) return 0;
  const { dataframe_records: records, dataframe_split: split, instances, inputs } = request as Record<string, unknown>;
  const rows = records ?? (split as { data?: unknown } | undefined)?.data ?? instances ?? inputs;
  if (Array.isArray(rows)) return rows.length;
  const firstColumn: unknown = Object.values(rows ?? {})[0];
  return Array.isArray(firstColumn) ? firstColumn.length : 0;
}
