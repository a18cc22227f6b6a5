import { CELL_CAUSES } from "./columns/column-type";

/**
 * Every way a scoring run can go wrong, one class per decision the caller can take.
 *
 * The `message` is an English sentence for logs and the command line; the pane turns `code` into words of its own.
 * Neither may carry a token or a cell value: say where (`rows`), never what.
 */
export const ERROR_CODES = [
  // a cell that cannot be sent as it is
  ...CELL_CAUSES,
  // the table, before anything is sent
  "blank-header",
  "duplicate-header",
  "empty-table",
  "no-columns",
  "unknown-column",
  "missing-input",
  "column-count",
  "tensor-shape",
  "bad-signature",
  "bad-parameter",
  // the answer of the endpoint
  "malformed-response",
  "row-count-mismatch",
  "outputs-changed",
  "label-taken",
  "login-page",
  // the endpoint's refusals and failures
  "rows-refused",
  "every-row-refused",
  "payload-too-large",
  "gateway-timeout",
  "unauthorized",
  "sign-in-needed",
  "sign-in-failed",
  "forbidden",
  "endpoint-not-found",
  "invalid-address",
  "not-an-address",
  "bad-request-route",
  "takes-no-rows",
  "rate-limited",
  "unavailable",
  "network",
  "nothing-listening",
  "speaks-http",
  "host-unknown",
  "no-model-server",
  "server-failed",
  // what stands between: protocol/connection-error.ts
  "proxy-unreachable",
  "proxy-sign-in-needed",
  "proxy-refused",
  "certificate-untrusted",
  "model-error",
  // the workbook
  "selection-invalid",
  "table-not-found",
  "sheet-protected",
  "column-exists",
  "cells-occupied",
  "too-far-right",
  "other-workbook",
  "cell-edit-mode",
  "excel-window-open",
  "excel-busy",
  "excel-memory",
  "excel-session-ended",
  "excel-payload-limit",
  "sheet-changed",
  "inputs-calculated-anew",
  "not-as-written",
  "excel-error",
  // the analyst
  "cancelled",
  // a defect of ours
  "unexpected",
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

export interface ErrorFacts {
  /** What the other side said, scrubbed of cell values and tokens; shown behind "Details". */
  readonly detail?: string;
  /** HTTP status, where there was one. */
  readonly status?: number;
  /** The model's input at fault, where the other side named it. */
  readonly column?: string;
  /** The cell at fault, with its sheet, as in Sheet1!B5. */
  readonly cell?: string;
  readonly cause?: unknown;
}

export abstract class ScoringError extends Error {
  readonly detail: string | undefined;
  readonly status: number | undefined;
  readonly column: string | undefined;
  readonly cell: string | undefined;

  constructor(
    readonly code: ErrorCode,
    message: string,
    facts: ErrorFacts = {},
  ) {
    super(message, facts.cause === undefined ? undefined : { cause: facts.cause });
    this.name = new.target.name;
    this.detail = facts.detail;
    this.status = facts.status;
    this.column = facts.column;
    this.cell = facts.cell;
  }
}

/** The table or a setting must be mended before anything can be sent. */
export class InputError extends ScoringError {}

/** Nothing else will succeed either (401, 403, 404 ...): stop the run, keep what is written. */
export class RunStoppedError extends ScoringError {}

/** The same rows in smaller batches may pass (413, 504): halve, never repeat as it was. */
export class BatchTooLargeError extends ScoringError {}

/** The endpoint refused at least one of these rows (400): bisect to find which. */
export class RowsRefusedError extends ScoringError {}

/** This batch has no predictions; its rows stay blank with this reason and the others are scored. */
export class BatchFailedError extends ScoringError {}

/** The connection breaks each time these rows are sent, and for no others: they may end the model's process. Parts of them may pass. */
export class ConnectionBrokenError extends BatchFailedError {}

/** The workbook refused a read or a write. */
export class WorkbookError extends ScoringError {}

/** The analyst pressed Cancel, or the caller's signal was aborted. */
export class CancelledError extends ScoringError {
  constructor(message = "The scoring run was cancelled.") {
    super("cancelled", message);
  }
}
