import { batchSize } from "./option-values";
import type { OptionTexts } from "./read-options";

/** What a command names that scores a table on Spark, as typed. */
export interface SparkNames {
  /** A file, a folder or the name of a table. */
  readonly inputPlace: string;
  readonly outputPlace: string;
  readonly model: string;
  readonly master: string | undefined;
  readonly key: string | undefined;
  /** The Python that has PySpark. */
  readonly python: string | undefined;
  readonly rowsPerCall: number | undefined;
}

/** Of use beside --engine spark alone. */
export const OF_SPARK = ["model", "master", "key", "python"] as const;

/** What is about workbooks, endpoints and warehouses. */
export const NOT_WITH_SPARK = [
  ...(["workbook", "table", "out", "restart", "refresh", "freeze", "save-recipe", "reasons", "endpoint"] as const),
  ...(["format", "concurrency", "tensor", "as-shown", "signature", "on-error", "allow", "dry-run"] as const),
  ...(["no-overwrite", "warehouse", "source", "target", "volume", "returns", "replace"] as const),
] as const;

export function sparkNames(options: OptionTexts): SparkNames {
  const rows = options["batch-size"];
  return {
    inputPlace: options.input ?? "",
    outputPlace: options.output ?? "",
    model: options.model ?? "",
    master: options.master,
    key: options.key,
    python: options.python,
    rowsPerCall: rows === undefined ? undefined : batchSize(rows),
  };
}
