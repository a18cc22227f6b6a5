import { InputError } from "./errors";
import type { Cell } from "./cell-value";

/** Column names and rows read from the sheet. `rows[i].length === columns.length` for every i. */
export interface Frame {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/**
 * Builds a Frame from what was read, or says what is wrong with it.
 * @throws InputError `blank-header`, `duplicate-header`, `ragged-rows`
 */
export function buildFrame(headers: readonly unknown[], rows: readonly (readonly Cell[])[]): Frame {
  const columns = checkHeaders(headers);
  rows.forEach((row, index) => {
    if (row.length !== columns.length) {
      throw new InputError(
        "ragged-rows",
        `Row ${index + 1} has ${row.length} cells, the header row has ${columns.length}.`,
      );
    }
  });
  return { columns, rows };
}

/**
 * Header cells as column names: text as it stands (names match by case and trailing space on the server), numbers as text.
 * Blank and duplicate names are refused here because an MLflow server answers them with a message that helps nobody.
 * @throws InputError `blank-header`, `duplicate-header`
 */
export function checkHeaders(headers: readonly unknown[]): string[] {
  const seen = new Map<string, number>();
  return headers.map((header, index) => {
    const name = String(header ?? "");
    if (name.trim() === "") {
      throw new InputError("blank-header", `Column ${index + 1} has no header. Give it a name, then try again.`);
    }
    const earlier = seen.get(name);
    if (earlier !== undefined) {
      throw new InputError(
        "duplicate-header",
        `Columns ${earlier + 1} and ${index + 1} have the same header. Rename one of them, then try again.`,
      );
    }
    seen.set(name, index);
    return name;
  });
}
