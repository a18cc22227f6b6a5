import type { DuckDBConnection } from "@duckdb/node-api";
import type { Fault } from "../faults/fault";
import type { ModelCell, SampleModel } from "../models/sample-model";
import { answerRows, readAiQuery, resultFields, type AiQuery, type AnsweredRow } from "./ai-query";
import { duckExpression, duckName, duckSource, duckString, type TextParts } from "./duckdb-text";
import { SparkRefusal } from "./spark-refusal";
import type { SelectedValue, Select } from "./statement-grammar";

export interface CreateParts extends TextParts {
  readonly connection: DuckDBConnection;
  readonly models: readonly SampleModel[];
  /** The fault that refuses rows of an endpoint, where one is on. */
  readonly faultOf: (endpoint: string) => Fault | undefined;
  /** Lets others have their turn; throws where the statement was cancelled. */
  readonly pause: () => Promise<void>;
}

/** Rows between two turns of others. */
const ROWS_A_TURN = 2048;

const ROW = duckName("#row");

/** Runs `CREATE TABLE target AS SELECT ..., ai_query(...) AS p FROM source`: the table is there when all of it is. @throws SparkRefusal */
export async function createTable(target: readonly string[], select: Select, parts: CreateParts): Promise<void> {
  const { connection } = parts;
  const query = onlyQuery(select.items, parts.models);
  const fields = query.fields.map(({ value }, place) => `${duckExpression(value, parts)} AS ${duckName(`#${place}`)}`);
  const from = duckSource(select.source, parts);
  const columns = (await connection.runAndReadAll(`SELECT * FROM ${from} LIMIT 0`)).columnNames();
  const work = [`row_number() OVER () - 1 AS ${ROW}`, "*", ...fields];
  await connection.run(`CREATE OR REPLACE TEMP TABLE "#work" AS SELECT ${work.join(", ")} FROM ${from}`);
  await writeAnswers(query, parts);
  const items = select.items.flatMap((item) => itemTexts(item, columns, query.model));
  const joined = `FROM "#work" JOIN "#answers" USING (${ROW}) ORDER BY ${ROW}`;
  await connection.run(`CREATE TABLE ${target.map(duckName).join(".")} AS SELECT ${items.join(", ")} ${joined}`);
}

function onlyQuery(items: readonly SelectedValue[], models: readonly SampleModel[]): AiQuery {
  const calls = items.flatMap(({ value }) =>
    value !== "*" && value.kind === "call" && value.name === "ai_query" ? [value] : [],
  );
  const [call] = calls;
  if (call === undefined || calls.length > 1) {
    throw new SparkRefusal("UNSUPPORTED_FEATURE", "The sample endpoint makes tables with one call of ai_query.");
  }
  return readAiQuery(call.args, models);
}

async function writeAnswers({ model, fields }: AiQuery, { connection, faultOf, pause }: CreateParts): Promise<void> {
  const outputs = resultFields(model);
  const places = outputs.map((_, place) => `${duckName(`#result${place}`)} VARCHAR`);
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE "#answers" (${ROW} BIGINT, "#message" VARCHAR, ${places.join(", ")})`,
  );
  const appender = await connection.createAppender("#answers", "main", "temp");
  const names = fields.map((_, place) => duckName(`#${place}`)).join(", ");
  for (let first = 0; ; first += ROWS_A_TURN) {
    await pause();
    const part = `WHERE ${ROW} >= ${first} AND ${ROW} < ${first + ROWS_A_TURN} ORDER BY ${ROW}`;
    const read = await connection.runAndReadAll(`SELECT ${names} FROM "#work" ${part}`);
    const types = read.columnTypes().map(String);
    const rows = read.getRowsJson().map((row) =>
      rowText(
        row,
        fields.map(({ name }) => name),
        types,
      ),
    );
    if (rows.length === 0) break;
    const fault = faultOf(model.name);
    answerRows(model, rows, fault).forEach((answer, place) => {
      appender.appendBigInt(BigInt(first + place));
      for (const text of [answer.errorMessage, ...outputs.map(({ name }) => outputText(answer, name))]) {
        if (text === null) appender.appendNull();
        else appender.appendVarchar(text);
      }
      appender.endRow();
    });
  }
  appender.closeSync();
}

/** One row as JSON; whole numbers of 64 bits come as text, and go as the digits they are. */
function rowText(row: readonly unknown[], names: readonly string[], types: readonly string[]): string {
  const entries = names.map((name, place) => {
    const value = row[place] ?? null;
    const isNumber = /^(HUGEINT|BIGINT|DECIMAL|DOUBLE|FLOAT)/.test(types[place] ?? "");
    return `${JSON.stringify(name)}: ${isNumber && typeof value === "string" ? value : JSON.stringify(value)}`;
  });
  return `{${entries.join(", ")}}`;
}

function outputText({ prediction }: AnsweredRow, name: string | undefined): string | null {
  if (prediction === undefined) return null;
  const value =
    typeof prediction === "object" && prediction !== null && name !== undefined
      ? prediction[name]
      : (prediction as ModelCell);
  return value === null || value === undefined ? null : String(value);
}

function itemTexts({ value, alias }: SelectedValue, columns: readonly string[], model: SampleModel): string[] {
  if (value === "*") return columns.map((column) => `"#work".${duckName(column)}`);
  const as = ` AS ${duckName(alias ?? "column")}`;
  if (value.kind === "call" && value.name === "monotonically_increasing_id") return [`${ROW}${as}`];
  if (value.kind === "call" && value.name === "ai_query") {
    return [`struct_pack("result" := ${resultText(model)}, "errorMessage" := "#message")${as}`];
  }
  throw new SparkRefusal("UNSUPPORTED_FEATURE", "The sample endpoint makes no other columns.");
}

function resultText(model: SampleModel): string {
  const fields = resultFields(model).map(({ name, type }, place) => ({
    name,
    text: `CAST(${duckName(`#result${place}`)} AS ${type})`,
  }));
  const [only] = fields;
  if (only?.name === undefined) return only?.text ?? duckString("");
  const packed = fields.map(({ name, text }) => `${duckName(name ?? "")} := ${text}`);
  return `CASE WHEN "#message" IS NULL THEN struct_pack(${packed.join(", ")}) END`;
}
