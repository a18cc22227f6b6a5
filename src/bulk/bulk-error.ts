/** Every way in which work that was handed to an engine can go wrong, by the decision that whoever handed it over can take. */
export const BULK_ERROR_CODES = [
  // what was asked for, before anything is sent
  "name-invalid",
  "column-unfit",
  "values-unfit",
  "parameters-refused",
  "endpoint-elsewhere",
  "statement-too-long",
  // the workspace
  "signed-out",
  "not-allowed",
  "not-forwarded",
  "unreachable",
  "malformed-answer",
  "request-refused",
  // the warehouse
  "warehouse-unknown",
  "warehouse-unfit",
  "warehouse-away",
  // the statement
  "target-exists",
  "table-unknown",
  "column-unknown",
  "endpoint-unknown",
  "function-unknown",
  "run-failed",
  "run-cancelled",
  "result-gone",
  "result-too-large",
  // files
  "volume-unknown",
  "file-too-large",
] as const;

export type BulkErrorCode = (typeof BULK_ERROR_CODES)[number];

/**
 * Why a run over there did not begin, or ended. The message is an English sentence that says what to do; neither it nor `detail` carries a
 * token, a link or a cell value: of what the other side said only the class of its error is kept.
 */
export class BulkError extends Error {
  override readonly name = "BulkError";

  constructor(
    readonly code: BulkErrorCode,
    message: string,
    readonly detail?: string,
  ) {
    super(message);
  }
}

/** What will be refused again until something else is asked for. */
const OF_THE_ORDER: readonly BulkErrorCode[] = [
  "name-invalid",
  "column-unfit",
  "values-unfit",
  "parameters-refused",
  "endpoint-elsewhere",
  "statement-too-long",
  "warehouse-unknown",
  "warehouse-unfit",
  "target-exists",
  "table-unknown",
  "column-unknown",
  "endpoint-unknown",
  "volume-unknown",
  "file-too-large",
];

/** Whether what was asked for is at fault, rather than what became of it. */
export function isOfTheOrder({ code }: BulkError): boolean {
  return OF_THE_ORDER.includes(code);
}
