import { isJsonObject, type JsonObject } from "../../core/json/json-object";
import type { BulkColumn } from "../bulk-runs";
import { BulkError } from "../bulk-error";

/** Source: Statement Execution API, "state". CLOSED: it went well, and its result is not kept any more. */
const STATES = ["PENDING", "RUNNING", "SUCCEEDED", "FAILED", "CANCELED", "CLOSED"] as const;
export type StatementState = (typeof STATES)[number];

/** What the API says of a statement. */
export interface StatementAnswer {
  readonly id: string;
  readonly state: StatementState;
  /** The raw status, for the reason of a failure. */
  readonly status: JsonObject;
  readonly columns: readonly BulkColumn[];
  /** Of the whole result; undefined where it does not say. */
  readonly rowCount: number | undefined;
  /** Not all rows are in the result, whatever it counts. */
  readonly isTruncated: boolean;
  /** The first part of the result, where there is one by now. */
  readonly chunk: ResultPart | undefined;
}

/** A link to a part of a result: signed itself, and dead after some minutes. */
export interface ResultLink {
  readonly url: string;
  /** When it dies, in milliseconds since 1970. */
  readonly expiresAtMs: number;
}

/** A part of a result: its rows, or where they are. */
export interface ResultPart {
  readonly index: number;
  readonly rows: readonly (readonly (string | null)[])[] | undefined;
  readonly link: ResultLink | undefined;
  /** Undefined after the last part. */
  readonly next: number | undefined;
}

/** @throws BulkError `malformed-answer` */
export function readStatement(json: JsonObject): StatementAnswer {
  const { statement_id: id, status, manifest, result } = json;
  const state = isJsonObject(status) ? STATES.find((one) => one === status["state"]) : undefined;
  if (typeof id !== "string" || state === undefined || !isJsonObject(status)) throw unreadable();
  const about = isJsonObject(manifest) ? manifest : {};
  const rowCount = about["total_row_count"];
  return {
    id,
    state,
    status,
    columns: readColumns(about),
    rowCount: typeof rowCount === "number" ? rowCount : undefined,
    isTruncated: about["truncated"] === true,
    chunk: isJsonObject(result) ? readChunk(result) : undefined,
  };
}

function readColumns({ schema }: JsonObject): BulkColumn[] {
  const columns = isJsonObject(schema) ? (schema["columns"] ?? []) : [];
  if (!Array.isArray(columns)) throw unreadable();
  return columns.map((column: unknown) => {
    const { name, type_text: typeText } = isJsonObject(column) ? column : {};
    if (typeof name !== "string" || typeof typeText !== "string") throw unreadable();
    return { name, typeText };
  });
}

/** The same from an answer that is a part alone, which links stand in as well. @throws BulkError `malformed-answer` */
export function readChunk(result: JsonObject): ResultPart | undefined {
  const { external_links: links, data_array: rows } = result;
  const link: unknown = Array.isArray(links) ? links[0] : undefined;
  const about = isJsonObject(link) ? link : result;
  const index = about["chunk_index"] ?? 0;
  const next = about["next_chunk_index"];
  if (typeof index !== "number" || (next !== undefined && next !== null && typeof next !== "number"))
    throw unreadable();
  if (rows === undefined && !isJsonObject(link)) return undefined;
  return {
    index,
    rows: rows === undefined ? undefined : readRows(rows),
    link: isJsonObject(link) ? readLink(link) : undefined,
    next: typeof next === "number" ? next : undefined,
  };
}

function readLink({ external_link: url, expiration }: JsonObject): ResultLink {
  const expiresAtMs = typeof expiration === "string" ? Date.parse(expiration) : Number.NaN;
  if (typeof url !== "string" || Number.isNaN(expiresAtMs)) throw unreadable();
  return { url, expiresAtMs };
}

/** JSON_ARRAY writes every value as text, so that no digit of a 64-bit number is lost. @throws BulkError `malformed-answer` */
export function readRows(rows: unknown): (string | null)[][] {
  if (!Array.isArray(rows)) throw unreadable();
  return rows.map((row: unknown) => {
    if (!Array.isArray(row)) throw unreadable();
    return row.map((value: unknown) => {
      if (typeof value === "string" || value === null) return value;
      throw unreadable();
    });
  });
}

function unreadable(): BulkError {
  return new BulkError("malformed-answer", "The workspace's answer about a statement cannot be read.");
}
