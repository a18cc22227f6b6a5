import type { DuckDBConnection, DuckDBInstance, DuckDBType } from "@duckdb/node-api";
import { duckName, duckString } from "./duckdb-text";
import { LARGE_TABLE, largeStatement, LOCKED_SCHEMA, SAMPLES, sampleStatements, WORKSPACE } from "./sample-tables";
import { SparkRefusal } from "./spark-refusal";

/** A column as the API describes it. */
export interface ResultColumn {
  readonly name: string;
  /** As Spark calls it: `STRUCT<result: STRING, errorMessage: STRING>`. */
  readonly typeText: string;
}

export interface EngineResult {
  readonly columns: readonly ResultColumn[];
  /** Every value as text: so does JSON_ARRAY. */
  readonly rows: readonly (readonly (string | null)[])[];
}

/** The tables of the sample endpoint, in DuckDB and in memory. */
export class SqlEngine {
  private constructor(private readonly instance: DuckDBInstance) {}

  /** Loads DuckDB, which is native code: only who runs a statement needs it. */
  static async open(): Promise<SqlEngine> {
    const { DuckDBInstance: Instance } = await import("@duckdb/node-api");
    const engine = new SqlEngine(await Instance.create(":memory:", { threads: "1" }));
    const connection = await engine.instance.connect();
    for (const statement of sampleStatements()) await connection.run(statement);
    connection.closeSync();
    return engine;
  }

  /** A connection of its own for each statement: temporary tables are seen by one alone. */
  async connect(): Promise<DuckDBConnection> {
    return await this.instance.connect();
  }

  close(): void {
    this.instance.closeSync();
  }
}

/** Every value as text, as JSON_ARRAY has it; lists and structs as JSON. */
export async function readAsText(connection: DuckDBConnection, select: string): Promise<EngineResult> {
  const shape = await connection.runAndReadAll(`SELECT * FROM (${select}) LIMIT 0`);
  const names = shape.columnNames();
  const types = shape.columnTypes();
  const texts = names.map((name, place) => asText(duckName(name), types[place]!));
  const read = await connection.runAndReadAll(`SELECT ${texts.join(", ")} FROM (${select})`);
  return {
    columns: names.map((name, place) => ({ name, typeText: sparkTypeText(types[place]!) })),
    rows: read.getRowsJson() as (string | null)[][],
  };
}

function asText(name: string, type: DuckDBType): string {
  if (isNested(type)) return `CAST(to_json(${name}) AS VARCHAR)`;
  if (String(type) === "TIMESTAMP") return `strftime(${name}, '%Y-%m-%dT%H:%M:%S.%gZ')`;
  return `CAST(${name} AS VARCHAR)`;
}

interface StructType {
  readonly entryNames: readonly string[];
  readonly entryTypes: readonly DuckDBType[];
}

function isNested(type: DuckDBType): type is DuckDBType & StructType {
  return "entryNames" in type && "entryTypes" in type;
}

const SPARK_NAMES: Readonly<Record<string, string>> = { VARCHAR: "STRING", INTEGER: "INT", HUGEINT: "BIGINT" };

function sparkTypeText(type: DuckDBType): string {
  if (!isNested(type)) return SPARK_NAMES[String(type)] ?? String(type);
  const fields = type.entryNames.map((name, place) => `${name}: ${sparkTypeText(type.entryTypes[place]!)}`);
  return `STRUCT<${fields.join(", ")}>`;
}

/** Makes sure that a table can be read. @throws SparkRefusal as Databricks SQL fails */
export async function checkReadable(connection: DuckDBConnection, names: readonly string[]): Promise<void> {
  const [catalog = "", schema = "", table = ""] = threeParts(names);
  if (isSame(schema, LOCKED_SCHEMA)) {
    throw new SparkRefusal(
      "INSUFFICIENT_PERMISSIONS",
      "Insufficient privileges: User does not have SELECT on the table.",
    );
  }
  if (isSame(catalog, SAMPLES) && isSame(table, LARGE_TABLE) && !(await hasTable(connection, names))) {
    await connection.run(largeStatement());
  }
  if (await hasTable(connection, names)) return;
  throw new SparkRefusal("TABLE_OR_VIEW_NOT_FOUND", "The table or view cannot be found. SQLSTATE: 42P01");
}

/** Makes sure that a table can be made. @throws SparkRefusal */
export async function checkMakeable(connection: DuckDBConnection, names: readonly string[]): Promise<void> {
  const [catalog = "", schema = ""] = threeParts(names);
  if (await hasTable(connection, names)) {
    throw new SparkRefusal(
      "TABLE_OR_VIEW_ALREADY_EXISTS",
      "Cannot create the table because it already exists. SQLSTATE: 42P07",
    );
  }
  const found = await connection.runAndReadAll(
    `SELECT 1 FROM duckdb_schemas() WHERE ${sameText("database_name", catalog)} AND ${sameText("schema_name", schema)}`,
  );
  if (found.currentRowCount === 0)
    throw new SparkRefusal("SCHEMA_NOT_FOUND", "The schema cannot be found. SQLSTATE: 42704");
  if (isSame(catalog, WORKSPACE)) return;
  throw new SparkRefusal(
    "INSUFFICIENT_PERMISSIONS",
    "Insufficient privileges: User does not have CREATE TABLE on the schema.",
  );
}

async function hasTable(connection: DuckDBConnection, names: readonly string[]): Promise<boolean> {
  const [catalog = "", schema = "", table = ""] = threeParts(names);
  const wanted = [sameText("database_name", catalog), sameText("schema_name", schema), sameText("table_name", table)];
  const found = await connection.runAndReadAll(`SELECT 1 FROM duckdb_tables() WHERE ${wanted.join(" AND ")}`);
  return found.currentRowCount > 0;
}

function threeParts(names: readonly string[]): readonly string[] {
  if (names.length === 3) return names;
  throw new SparkRefusal("TABLE_OR_VIEW_NOT_FOUND", "The sample endpoint knows tables by three names only.");
}

function sameText(column: string, text: string): string {
  return `lower(${column}) = lower(${duckString(text)})`;
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
