import type { ColumnType } from "../../core/columns/column-type";
import type { InputFormat } from "../../core/inputs/input-format";
import type { RunScope } from "../../core/memory/remembered-run";
import type { InputChoice } from "../../core/recipe/recipe";
import type { TypedTensor } from "./option-values";
import type { SparkNames } from "./spark-command";
import type { SqlNames } from "./sql-command";

/** What to do about rows that the endpoint refuses. */
export type OnRefused = "quarantine" | "every-row" | "stop";

/** What every command of `npm run score` says. */
export interface CommonRequest {
  readonly workbookFile: string;
  /** "" where a dry run names none, which writes no file. */
  readonly outFile: string;
  /** The workspace that the secrets of DATABRICKS_... are for, as typed. */
  readonly workspaceHost: string | undefined;
  /** The server that the secrets of MLFLOW_TRACKING_... are for, as typed. */
  readonly mlflowHost: string | undefined;
  /** Requests at once: so many, or as many as the endpoint is found to take. */
  readonly concurrency: number | "auto";
  readonly maxPayloadBytes: number;
  /** Origins that recipes of files and workbooks may send to. */
  readonly allowed: readonly string[];
  /** Nothing is sent and nothing is written: it is said what would be. */
  readonly isDryRun?: true;
  /** A file that stands where the command would write is a mistake. */
  readonly keepsOlderFiles?: true;
}

/** A command that scores one table into a new column. */
export interface ScoreRequest extends CommonRequest {
  readonly tableName: string;
  /** As typed, in any form that parse-endpoint-address.ts reads; undefined where a recipe names it. */
  readonly endpoint: string | undefined;
  /** A recipe to score by: nothing else that a recipe says was typed then. */
  readonly recipeFile?: string;
  /** Where the recipe of the run is written to. */
  readonly savedRecipeFile?: string;
  /** Header of a column that says why rows have no prediction. */
  readonly reasonsName?: string;
  /** As typed, else the one to take where it fits. */
  readonly inputFormat: InputFormat;
  /** Undefined where none was typed. */
  readonly typedFormat: InputFormat | undefined;
  readonly rowsPerBatch: number;
  readonly columnName: string;
  /** Columns to send, in their order; undefined sends what the schema names, or all of them. */
  readonly sentColumns: readonly string[] | undefined;
  /** By input of the model: the column or the constant that feeds it; absent where nothing was said. */
  readonly inputs?: Readonly<Record<string, InputChoice>>;
  /** Columns grouped to tensors. */
  readonly tensors: readonly TypedTensor[] | undefined;
  /** An MLmodel file, or a signature alone. */
  readonly signatureFile: string | undefined;
  readonly types: Readonly<Record<string, ColumnType>>;
  /** Columns whose numbers an input of text gets as the sheet shows them, not as they are stored. */
  readonly asShown: readonly string[] | "all";
  /** Rows in which nothing that is sent holds anything are sent all the same; otherwise they are left out. */
  readonly sendsBlankRows?: true;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Undefined where a recipe decides. */
  readonly onRefused: OnRefused | undefined;
  readonly outputs: readonly string[] | undefined;
  /** Result columns are written over where they stand: those that the workbook remembers, and these. Absent: new ones stand beside them. */
  readonly replaces?: readonly string[];
}

/** A command that makes the columns again that a workbook remembers, each by its own recipe. */
export interface RefreshRequest extends CommonRequest {
  /** `rest` is what an earlier run of a command left; nobody types it. */
  readonly scope: RunScope;
  /** Header of one of its result columns; undefined for every remembered column. */
  readonly columnName: string | undefined;
  /** The table they stand in; undefined for any. */
  readonly tableName: string | undefined;
  /** An endpoint that recipes may send to, as typed. */
  readonly endpoint: string | undefined;
  /** Where the recipe of the one column is written to. */
  readonly savedRecipeFile?: string;
  /** Undefined where the recipe decides. */
  readonly onRefused: OnRefused | undefined;
}

/** A command that scores a file of rows into another one. */
export interface FileRequest extends Omit<ScoreRequest, "workbookFile" | "tableName"> {
  /** Parquet or CSV; `outFile`, too. */
  readonly inputFile: string;
  /** What an earlier run has left is thrown away. */
  readonly restarts?: true;
}

/** A command that hands a table over to a SQL warehouse. */
export type SqlRequest = Omit<ScoreRequest, "workbookFile" | "tableName"> & SqlNames;

/** A command that scores a table on Spark. */
export interface SparkRequest extends Omit<ScoreRequest, "workbookFile" | "tableName">, SparkNames {}

/** A command that turns formulas into the values that the file holds; nothing is sent. */
export type FreezeRequest = Pick<CommonRequest, "workbookFile" | "outFile" | "keepsOlderFiles">;

/** A command that asks a model. */
export type RunCommand =
  | { readonly kind: "score"; readonly request: ScoreRequest }
  | { readonly kind: "refresh"; readonly request: RefreshRequest };

export type Command =
  | RunCommand
  | { readonly kind: "file"; readonly request: FileRequest }
  | { readonly kind: "sql"; readonly request: SqlRequest }
  | { readonly kind: "spark"; readonly request: SparkRequest }
  | { readonly kind: "freeze"; readonly request: FreezeRequest };

/** Whether the work is done by an engine, where it goes on when this program ends. */
export function isOfAnEngine({ kind }: Command): boolean {
  return kind === "sql" || kind === "spark";
}
