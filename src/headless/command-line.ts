import { parseArgs } from "node:util";
import { MAX_PAYLOAD_BYTES, ROWS_PER_BATCH } from "../core/batch";
import { INPUT_FORMATS, type InputFormat } from "../core/input-format";
import { DEFAULT_COLUMN_NAME } from "../core/output-names";

/** What `npm run score` was asked to do. */
export interface ScoreRequest {
  readonly workbookFile: string;
  readonly tableName: string;
  /** As typed: any form that endpoint-address.ts reads. */
  readonly endpoint: string;
  readonly outFile: string;
  readonly inputFormat: InputFormat;
  readonly rowsPerBatch: number;
  readonly maxPayloadBytes: number;
  readonly columnName: string;
  /** Columns to send, in their order; undefined sends what the endpoint's schema names, or all of them. */
  readonly sentColumns: readonly string[] | undefined;
}

/** A mistake in how the command was written, or in what it points at; the message is for the person who typed it. */
export class CommandError extends Error {}

export const USAGE = `Usage: npm run score -- --workbook IN.xlsx --table NAME --endpoint URL --out OUT.xlsx
  --format ${INPUT_FORMATS.join("|")}   how batches are written (default ${INPUT_FORMATS[0]})
  --batch-size N    rows in one request (default ${ROWS_PER_BATCH})
  --column NAME     header of the new column (default ${DEFAULT_COLUMN_NAME})
  --columns a,b,c   columns to send, in this order (default: what the endpoint's schema names, else all)
A Databricks token is read from the environment variable DATABRICKS_TOKEN.`;

/** @throws CommandError with a sentence that says which option is wrong */
export function parseCommandLine(args: readonly string[]): ScoreRequest {
  const options = readOptions(args);
  const required = (name: "workbook" | "table" | "endpoint" | "out"): string => {
    const value = options[name];
    if (value === undefined || value === "") throw new CommandError(`--${name} is missing.\n${USAGE}`);
    return value;
  };
  return {
    workbookFile: required("workbook"),
    tableName: required("table"),
    endpoint: required("endpoint"),
    outFile: required("out"),
    inputFormat: inputFormat(options.format),
    rowsPerBatch: batchSize(options["batch-size"]),
    maxPayloadBytes: MAX_PAYLOAD_BYTES,
    columnName: columnName(options.column),
    sentColumns: options.columns?.split(","),
  };
}

function readOptions(args: readonly string[]) {
  const text = { type: "string" } as const;
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: false,
      options: {
        workbook: text,
        table: text,
        endpoint: text,
        out: text,
        format: text,
        "batch-size": text,
        column: text,
        columns: text,
      },
    }).values;
  } catch (error) {
    throw new CommandError(`${(error as Error).message}\n${USAGE}`);
  }
}

function inputFormat(text: string = INPUT_FORMATS[0]): InputFormat {
  const format = INPUT_FORMATS.find((name) => name === text);
  if (format === undefined) throw new CommandError(`--format takes ${INPUT_FORMATS.join(" or ")}, not "${text}".`);
  return format;
}

function batchSize(text = String(ROWS_PER_BATCH)): number {
  const rows = Number(text);
  if (!Number.isSafeInteger(rows) || rows < 1) {
    throw new CommandError(`--batch-size takes a whole number of rows from 1, not "${text}".`);
  }
  return rows;
}

function columnName(text = DEFAULT_COLUMN_NAME): string {
  if (text.trim() === "") throw new CommandError("--column takes the header of the new column, not a blank.");
  return text;
}
