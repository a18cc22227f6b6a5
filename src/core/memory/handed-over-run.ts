/**
 * A table that was handed over to an engine elsewhere, as the workbook remembers it: where it went and under which names its result is found.
 * No cell value, no token.
 */
export interface HandedOverRun {
  /** 16 hexadecimal digits, by chance. */
  readonly id: string;
  /** Of the workspace, as `URL.host` has it: "adb-1.azuredatabricks.net". */
  readonly host: string;
  readonly warehouse: { readonly id: string; readonly name: string };
  readonly endpointName: string;
  /** What was scored, for people: "Table Iris", or the table's name over there. The rows of a sheet have their row numbers as keys. */
  readonly source: { readonly kind: "sheet" | "table"; readonly name: string };
  /** `catalog.schema.table`, as it is made or was made. */
  readonly target: string;
  /** Columns of the target that the source does not have. */
  readonly own: { readonly key: string; readonly prediction: string };
  /** Absent while only the upload is there. */
  readonly statementId?: string;
  /** Where the uploaded file lies; absent where none was uploaded, or it was removed. */
  readonly stagedPath?: string;
  /** How many rows were uploaded; absent where none were. */
  readonly rowCount?: number;
  /** Milliseconds since 1970. */
  readonly startedAtUtcMs: number;
}
