import { oneOf } from "./option-values";
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
}

/** Of use beside --engine alone. */
export const OF_SQL = ["warehouse", "source", "target", "volume"] as const;

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
  ...(["format", "batch-size", "concurrency", "tensor", "as-shown", "blank-rows", "on-error", "outputs"] as const),
] as const;

/** @throws CommandError */
export function sqlNames(options: OptionTexts): SqlNames {
  oneOf("--engine", ["sql"] as const, options.engine);
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
  };
}
