/** Ways in which what was asked for is at fault: it will be refused again until something else is asked for. */
const CODES_OF_THE_ORDER = [
  // before anything is sent
  "name-invalid",
  "column-unfit",
  "inputs-unfit",
  "values-unfit",
  "parameters-refused",
  "endpoint-elsewhere",
  "statement-too-long",
  // the warehouse
  "warehouse-unknown",
  "warehouse-unfit",
  // the statement
  "target-exists",
  "source-unknown",
  "table-unknown",
  "column-unknown",
  "endpoint-unknown",
  // files
  "volume-unknown",
  "file-too-large",
] as const;

/** Ways in which it went wrong all the same. */
type CodeOfTheRun =
  // the workspace
  | "signed-out"
  | "not-allowed"
  | "not-forwarded"
  | "unreachable"
  | "malformed-answer"
  | "request-refused"
  // the warehouse
  | "warehouse-away"
  | "warehouse-refused"
  // the statement
  | "never-handed-over"
  | "function-unknown"
  | "run-failed"
  | "run-cancelled"
  | "result-gone"
  | "rows-differ"
  | "result-too-large";

/** Every way in which work that was handed to an engine can go wrong, by the decision that whoever handed it over can take. */
export type BulkErrorCode = (typeof CODES_OF_THE_ORDER)[number] | CodeOfTheRun;

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

/** Whether what was asked for is at fault, rather than what became of it. */
export function isOfTheOrder({ code }: BulkError): boolean {
  return (CODES_OF_THE_ORDER as readonly BulkErrorCode[]).includes(code);
}
