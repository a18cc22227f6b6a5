import { randomUUID } from "node:crypto";
import type { Fault } from "../faults/fault";
import type { SampleModel } from "../models/sample-model";
import { createTable } from "./create-table";
import { duckSelect, type ParameterValue } from "./duckdb-text";
import { ResultParts, type ResultLimits } from "./result-parts";
import type { SampleVolume } from "./sample-volume";
import { SparkRefusal } from "./spark-refusal";
import { checkMakeable, checkReadable, readAsText, SqlEngine, type EngineResult } from "./sql-engine";
import { parseStatement, type Source } from "./statement-grammar";
import type { SampleWarehouses } from "./warehouses";

export interface StatementsParts {
  readonly models: readonly SampleModel[];
  readonly warehouses: SampleWarehouses;
  readonly volume: SampleVolume;
  /** The fault that refuses rows of an endpoint, where one is on. */
  readonly faultOf: (endpoint: string) => Fault | undefined;
  readonly limits: ResultLimits;
  readonly nowUtcMs: () => number;
}

/** What is asked for. */
export interface StatementRequest {
  readonly text: string;
  readonly warehouseId: string;
  readonly parameters: readonly ParameterValue[];
  readonly disposition: "INLINE" | "EXTERNAL_LINKS";
}

type State =
  | { readonly name: "PENDING" | "RUNNING" | "CANCELED" }
  | { readonly name: "SUCCEEDED"; readonly parts: ResultParts }
  | { readonly name: "FAILED"; readonly errorCode: string; readonly message: string };

interface Entry {
  readonly id: string;
  readonly request: StatementRequest;
  state: State;
}

/** Statements are kept for an hour; of a demo, the last ones. */
const MOST_KEPT = 200;

/** The statements of the sample endpoint, each run by DuckDB when its warehouse is awake. */
export class SampleStatements {
  private readonly entries = new Map<string, Entry>();
  private engine: Promise<SqlEngine> | undefined;

  constructor(private readonly parts: StatementsParts) {}

  /** Takes a statement in and answers at once, as `wait_timeout` 0s has it. */
  submit(request: StatementRequest): string {
    const entry: Entry = { id: randomUUID(), request, state: { name: "PENDING" } };
    this.entries.set(entry.id, entry);
    for (const id of [...this.entries.keys()].slice(0, -MOST_KEPT)) this.entries.delete(id);
    this.parts.warehouses.wake(request.warehouseId);
    return entry.id;
  }

  /** How a statement is; it begins when somebody looks and its warehouse runs. @returns undefined for one that is not known */
  look(id: string, linkTo: (token: string) => string): Readonly<Record<string, unknown>> | undefined {
    const entry = this.entries.get(id);
    if (entry === undefined) return undefined;
    const { state } = entry;
    const answer = { statement_id: id, status: statusOf(state), ...resultOf(state, linkTo) };
    if (state.name === "PENDING" && this.parts.warehouses.isRunning(entry.request.warehouseId)) {
      entry.state = { name: "RUNNING" };
      void this.run(entry);
    }
    return answer;
  }

  /** @returns whether it is known; one that is over stays as it is */
  cancel(id: string): boolean {
    const entry = this.entries.get(id);
    if (entry?.state.name === "PENDING" || entry?.state.name === "RUNNING") entry.state = { name: "CANCELED" };
    return entry !== undefined;
  }

  /** @returns undefined where there is no such part */
  chunk(id: string, index: number, linkTo: (token: string) => string): Readonly<Record<string, unknown>> | undefined {
    const state = this.entries.get(id)?.state;
    return state?.name === "SUCCEEDED" ? state.parts.answer(index, linkTo) : undefined;
  }

  /** What stands behind a link. @returns undefined for one that is not known, or has died */
  stored(token: string): string | undefined {
    for (const { state } of this.entries.values()) {
      const text = state.name === "SUCCEEDED" ? state.parts.stored(token) : undefined;
      if (text !== undefined) return text;
    }
    return undefined;
  }

  /** Lets DuckDB go. */
  async close(): Promise<void> {
    (await this.engine)?.close();
  }

  private async run(entry: Entry): Promise<void> {
    try {
      const result = await this.resultOf(entry);
      const parts = new ResultParts(result, entry.request.disposition, this.parts.limits, this.parts.nowUtcMs);
      if (entry.state.name === "RUNNING") entry.state = { name: "SUCCEEDED", parts };
    } catch (error) {
      if (entry.state.name === "RUNNING") entry.state = failedState(error);
    }
  }

  private async resultOf(entry: Entry): Promise<EngineResult> {
    const { text, parameters, warehouseId } = entry.request;
    const parsed = parseStatement(text);
    if (parsed.kind === "create" && this.parts.warehouses.isClassic(warehouseId)) {
      throw new SparkRefusal("UNRESOLVED_ROUTINE", "Cannot resolve routine `ai_query` on search path.");
    }
    this.engine ??= SqlEngine.open();
    const connection = await (await this.engine).connect();
    try {
      for (const names of tablesOf(parsed.select.source)) await checkReadable(connection, names);
      const textParts = { parameters, fileOf: (name: string) => this.parts.volume.fileOf(name) };
      if (parsed.kind === "select") return await readAsText(connection, duckSelect(parsed.select, textParts));
      await checkMakeable(connection, parsed.target);
      const { models, faultOf } = this.parts;
      const pause = (): Promise<void> => othersFirst(entry);
      await createTable(parsed.target, parsed.select, { ...textParts, connection, models, faultOf, pause });
      return { columns: [], rows: [] };
    } finally {
      connection.closeSync();
    }
  }
}

function tablesOf(source: Source): readonly (readonly string[])[] {
  return source.kind === "table" ? [source.names] : [];
}

async function othersFirst(entry: Entry): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  if (entry.state.name === "CANCELED") throw new SparkRefusal("", "The statement was cancelled.");
}

/** What DuckDB refuses is told in Spark's way: the values are at fault, or our grammar let something through. */
function failedState(error: unknown): State {
  if (error instanceof SparkRefusal) return { name: "FAILED", errorCode: error.errorCode, message: error.message };
  // Native code throws errors of the main realm, whatever realm this runs in.
  const said = typeof error === "object" && error !== null && "message" in error ? String(error.message) : "";
  const errorClass = ERROR_CLASSES.find(([pattern]) => pattern.test(said))?.[1] ?? "INTERNAL_ERROR";
  return { name: "FAILED", errorCode: "BAD_REQUEST", message: `[${errorClass}] ${said}` };
}

const ERROR_CLASSES: readonly (readonly [RegExp, string])[] = [
  [/CSV Error|CSV/, "FAILED_READ_FILE.PARSE_ERROR"],
  [/^Conversion Error/, "CAST_INVALID_INPUT"],
  [/^Binder Error: Referenced column/, "UNRESOLVED_COLUMN.WITH_SUGGESTION"],
  [/^Invalid Input Error/, "USER_RAISED_EXCEPTION"],
];

function statusOf(state: State): Readonly<Record<string, unknown>> {
  if (state.name !== "FAILED") return { state: state.name };
  return { state: "FAILED", error: { error_code: state.errorCode, message: state.message } };
}

function resultOf(state: State, linkTo: (token: string) => string): Readonly<Record<string, unknown>> {
  if (state.name !== "SUCCEEDED") return {};
  return { manifest: state.parts.manifest(), result: state.parts.answer(0, linkTo) ?? {} };
}
