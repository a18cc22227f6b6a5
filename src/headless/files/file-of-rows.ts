import { WorkbookFileError } from "../../workbench/xlsx/package/workbook-file-error";

const ROWS = /\.(csv|parquet)$/i;

/** What a person may have meant who named a file of rows where a workbook is read or written, as a sentence; "" beside other names. */
export function howToScoreRows(file: string, option: "--workbook" | "--out"): string {
  if (!ROWS.test(file)) return "";
  return option === "--workbook"
    ? " Without a workbook, --input FILE and --output FILE score it as it is."
    : " A CSV or Parquet file is written from another one, with --input FILE and --output FILE.";
}

/** The error of a workbook that is none, with the way for a file of rows behind it. */
export function withWayForRows(error: unknown, file: string): unknown {
  if (!(error instanceof WorkbookFileError) || error.code !== "not-a-workbook") return error;
  return new WorkbookFileError(error.code, error.message + howToScoreRows(file, "--workbook"), { cause: error });
}
