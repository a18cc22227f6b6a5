import type { PlannedInput } from "../../core/inputs/plan-inputs";
import { isDate, type Cell } from "../../core/table/cell";
import { dateSerialToIso } from "../../core/table/date-serial";
import { BulkError } from "../bulk-error";
import type { BulkColumn, BulkOrder, BulkSource } from "../bulk-runs";
import { foldedName } from "./folded-name";
import { quoteName, quoteText, shownText } from "./sql-text";
import { inputExpression, sparkType } from "./spark-types";
import { readFileExpression, type StagedFile } from "./staged-file";
import { quoteTable, type TableName } from "./table-name";

/** A value that a statement names by `:name`: it never stands in the text. Source: Statement Execution API, "parameters". */
export interface StatementParameter {
  readonly name: string;
  readonly value: string;
  readonly type: string;
}

export interface Statement {
  readonly text: string;
  readonly parameters: readonly StatementParameter[];
}

/** Columns of the new table: the key by which rows are told apart, generated where the source has none, and what the endpoint said of each row. */
export interface MadeColumns {
  readonly key: string;
  readonly prediction: string;
}

/** A run as it is shown before it begins. */
export interface SqlPlan {
  readonly target: TableName;
  readonly own: MadeColumns;
  readonly statement: Statement;
  /** Counts the rows, and those with values that an input would change; absent where no value can. */
  readonly check?: Statement;
  /** The columns that `check` counts, in its order. */
  readonly checked: readonly string[];
}

export interface SqlOrder extends BulkOrder<TableName, StagedFile> {
  /** What the endpoint answers, where its model has no schema to tell. */
  readonly returnType?: string;
  /** What the model's parameters are set to: none, or the order is refused. */
  readonly parameters?: Readonly<Record<string, unknown>>;
}

/** Source: Statement Execution API, "statement": the text of a query is limited to 16 MiB. */
export const MAX_STATEMENT_BYTES = 16 * 1024 * 1024;

/** Names of endpoints. Source: Databricks, "Create custom model serving endpoints": alphanumeric with hyphens and underscores. */
const ENDPOINT_NAME = /^[\w-]{1,255}$/;

/**
 * One statement for the whole table, as `ai_query` wants it: it finds the size of its batches itself, and repeats what fails.
 * Names are quoted, constants are parameters; no cell and nothing that a person typed but names stands in the text.
 * Source: Databricks SQL reference, "ai_query function"; with failOnError off the answer of each row is `result` and `errorMessage`.
 * @throws BulkError for what a warehouse would refuse or change, before anything is uploaded or asked
 */
export function planScoring(order: SqlOrder): SqlPlan {
  const { columns, inputs, target, returnType, endpointName } = order;
  refuseParameters(order.parameters);
  if (!ENDPOINT_NAME.test(endpointName)) throw new BulkError("name-invalid", "This is no name of an endpoint.");
  const ownKey = order.source.kind === "staged" ? order.source.staged.key : undefined;
  const own = madeColumns(columns, target, ownKey);
  const written = new WrittenInputs(inputs, columns);
  const source = sourceExpression(order.source);
  const text = [
    `CREATE TABLE ${quoteTable(target)} AS`,
    `SELECT`,
    ...(ownKey === undefined ? [`  monotonically_increasing_id() AS ${quoteName(own.key)},`] : []),
    `  *,`,
    `  ai_query(`,
    `    ${quoteText(endpointName)},`,
    `    named_struct(`,
    written.fields.map((field) => `      ${field}`).join(",\n"),
    `    ),`,
    ...(returnType === undefined ? [] : [`    returnType => ${quoteText(returnType)},`]),
    `    failOnError => false`,
    `  ) AS ${quoteName(own.prediction)}`,
    `FROM ${source}`,
  ].join("\n");
  const bytes = new TextEncoder().encode(text).length;
  if (bytes > MAX_STATEMENT_BYTES) {
    throw new BulkError("statement-too-long", "The statement is longer than the 16 MiB that a warehouse takes.");
  }
  const check = checkStatement(written, source);
  return {
    target,
    own,
    statement: { text, parameters: written.parameters },
    ...(check && { check }),
    checked: written.checks.map(({ column }) => column),
  };
}

/** Source: Databricks SQL reference, "ai_query function": modelParameters are for foundation and external models. @throws BulkError */
export function refuseParameters(parameters: SqlOrder["parameters"] = {}): void {
  if (Object.keys(parameters).length === 0) return;
  const sentence =
    "A warehouse passes no parameters on to a custom model. Leave them out, or score without the warehouse.";
  throw new BulkError("parameters-refused", sentence);
}

function sourceExpression(source: BulkSource<TableName, StagedFile>): string {
  return source.kind === "table" ? quoteTable(source.table) : readFileExpression(source.staged);
}

/**
 * Names that no column of the source has, nor the new table: of a table called `prediction` the text `prediction.result` means a column `result`
 * of the source before a field of the struct. Source: Databricks SQL reference, "Name resolution".
 * @param ownKey of the source, where it has one
 */
function madeColumns(columns: readonly BulkColumn[], { table }: TableName, ownKey: string | undefined): MadeColumns {
  const taken = new Set([table, ...columns.map(({ name }) => name)].map(foldedName));
  const free = (name: string): string => {
    for (let number = 1; ; number++) {
      const candidate = number === 1 ? name : `${name}_${number}`;
      if (!taken.has(candidate)) return candidate;
    }
  };
  return { key: ownKey ?? free("row_key"), prediction: free("prediction") };
}

/** The inputs of a model as fields of a struct. */
class WrittenInputs {
  readonly fields: string[] = [];
  readonly parameters: StatementParameter[] = [];
  readonly checks: { readonly column: string; readonly fits: string }[] = [];

  constructor(inputs: readonly PlannedInput[], columns: readonly BulkColumn[]) {
    for (const input of inputs) {
      this.fields.push(`${quoteText(input.name)}, ${this.#valueOf(input, columns)}`);
    }
  }

  #valueOf({ from, declaredType, name }: PlannedInput, columns: readonly BulkColumn[]): string {
    if ("constant" in from) return this.#constant(from.constant, declaredType ?? "string", name);
    const column = columns[from.position];
    if (column === undefined) throw new RangeError("An input refers to a column that the source does not have.");
    const { value, fits } = inputExpression(column, declaredType);
    if (fits !== undefined) this.checks.push({ column: column.name, fits });
    return value;
  }

  #constant(constant: Cell, declared: NonNullable<PlannedInput["declaredType"]>, input: string): string {
    const type = sparkType(declared);
    if (type === undefined || constant === null) {
      throw new BulkError("column-unfit", `A constant for the model's input ${input} cannot be sent to a warehouse.`);
    }
    const name = `constant_${this.parameters.length + 1}`;
    this.parameters.push({ name, value: constantText(constant), type });
    return `:${name}`;
  }
}

function constantText(constant: Cell): string {
  if (!isDate(constant)) return String(constant);
  const iso = dateSerialToIso(constant.serial, "millisecond", 1900);
  if (iso.ok) return iso.text;
  throw new BulkError("column-unfit", "A constant is no date.");
}

function checkStatement({ checks }: WrittenInputs, source: string): Statement | undefined {
  if (checks.length === 0) return undefined;
  const counts = checks.map(({ fits }, place) => `count_if(NOT (${fits})) AS unfit_${place + 1}`);
  const text = ["SELECT", counts.map((count) => `  ${count}`).join(",\n"), `FROM ${source}`].join("\n");
  return { text, parameters: [] };
}

/** Tells the columns of a table, and sends no row. */
export function columnsStatement(table: TableName): Statement {
  return { text: `SELECT * FROM ${quoteTable(table)} LIMIT 0`, parameters: [] };
}

/** What is asked of the table that a run has made. */
export interface MadeTable {
  readonly target: TableName;
  readonly own: MadeColumns;
}

export function countStatement({ target, own }: MadeTable): Statement {
  const counts = `count(*) AS row_count, count_if(${isFailed(own)}) AS failed_count`;
  return { text: `SELECT ${counts} FROM ${quoteTable(target)}`, parameters: [] };
}

/** Whole rows, for what an endpoint says of a row may repeat it; the message stands last, behind columns of any names. */
export function failuresStatement({ target, own }: MadeTable, most: number): Statement {
  const where = `WHERE ${isFailed(own)} ORDER BY ${quoteName(own.key)} LIMIT ${whole(most)}`;
  return { text: `SELECT *, ${messageOf(own)} AS message FROM ${quoteTable(target)} ${where}`, parameters: [] };
}

/** The next rows by their key, behind one of them. @param after a key, as a result has it; absent for the first rows */
export function pageStatement({ target, own }: MadeTable, most: number, after?: string): Statement {
  const key = quoteName(own.key);
  const where = after === undefined ? "" : ` WHERE ${key} > :after`;
  const text = `SELECT * FROM ${quoteTable(target)}${where} ORDER BY ${key} LIMIT ${whole(most)}`;
  return { text, parameters: after === undefined ? [] : [{ name: "after", value: after, type: "BIGINT" }] };
}

/** Where a row went well, the message is null or empty, and there is a result. */
function isFailed(own: MadeColumns): string {
  return `${messageOf(own)} <> '' OR ${quoteName(own.prediction)}.result IS NULL`;
}

function messageOf(own: MadeColumns): string {
  return `coalesce(${quoteName(own.prediction)}.errorMessage, '')`;
}

function whole(most: number): number {
  return Math.max(0, Math.trunc(most));
}

/** As people read it: values that are not in the text stand below it. */
export function showStatement({ text, parameters }: Statement): string[] {
  return [
    ...text.split("\n"),
    ...parameters.map(({ name, value, type }) => `:${name} = ${shownText(value)} (${type})`),
  ];
}
