import { sparkType } from "../../bulk/sql/spark-types";
import { quoteName } from "../../bulk/sql/sql-text";
import { isColumnType, type ColumnType } from "../../core/columns/column-type";
import { columnTypes } from "./option-values";
import type { OptionTexts } from "./read-options";
import { CommandError } from "../telling/exit-codes";

/** What a command names that hands a table over to a SQL warehouse, as typed. */
export interface SqlNames {
  readonly warehouseId: string;
  readonly targetTable: string;
  /** Undefined where a file is uploaded. */
  readonly sourceTable: string | undefined;
  readonly inputFile: string | undefined;
  /** Where a file is uploaded to. */
  readonly volume: string | undefined;
  /** What the endpoint answers, as Spark calls it; undefined where its model says so itself. */
  readonly returnType: string | undefined;
}

/** Of use beside --engine alone. */
export const OF_SQL = ["warehouse", "source", "target", "volume", "returns"] as const;

/** What a warehouse does in its own way, and what is about workbooks and files that are written. */
export const NOT_WITH_SQL = [
  ...([
    "workbook",
    "table",
    "out",
    "output",
    "restart",
    "refresh",
    "freeze",
    "save-recipe",
    "reasons",
    "column",
  ] as const),
  ...([
    "format",
    "batch-size",
    "concurrency",
    "tensor",
    "as-shown",
    "blank-rows",
    "on-error",
    "outputs",
    "replace",
  ] as const),
] as const;

/** @throws CommandError */
export function sqlNames(options: OptionTexts): SqlNames {
  const { source, input, volume } = options;
  if ((source === undefined) === (input === undefined)) {
    throw new CommandError("--source names a table of the workspace, --input a file to upload: give one of them.");
  }
  if ((input === undefined) !== (volume === undefined)) {
    throw new CommandError("--input and --volume belong together: the file is uploaded into the volume.");
  }
  return {
    warehouseId: options.warehouse ?? "",
    targetTable: options.target ?? "",
    sourceTable: source,
    inputFile: input,
    volume,
    returnType: options.returns === undefined ? undefined : returnTypeOf(options.returns),
  };
}

/** One type for a model that answers one value, else a struct of its outputs. @throws CommandError */
function returnTypeOf(text: string): string {
  if (isColumnType(text)) return typeText(text);
  const outputs = Object.entries(columnTypes(text, "--returns"));
  return `STRUCT<${outputs.map(([name, type]) => `${quoteName(name)}: ${typeText(type)}`).join(", ")}>`;
}

function typeText(type: ColumnType): string {
  const text = sparkType(type);
  if (text !== undefined) return text;
  throw new CommandError(`--returns takes types of single values, not ${type}.`);
}
