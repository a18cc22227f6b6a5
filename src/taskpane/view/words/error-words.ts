import type { ErrorCode } from "../../../core/errors";
import type { EndpointState } from "../../../endpoint/catalogue/endpoint-details";

/** What happened, and what the analyst can do about it. */
export interface ErrorWords {
  readonly title: string;
  readonly nextStep: string;
}

/** Words for every error code; complete, so that a new code does not compile without its words. */
export const ERROR_WORDS: Readonly<Record<ErrorCode, ErrorWords>> = {
  "blank-header": {
    title: "A column has no header",
    nextStep: "Type a name into the empty header cell.",
  },
  "duplicate-header": {
    title: "Two columns have the same header",
    nextStep: "Rename one of them.",
  },
  "empty-table": {
    title: "There are no rows to score",
    nextStep: "Add rows below the header, or select another table.",
  },
  "no-columns": {
    title: "No column is sent",
    nextStep: "Tick at least one column under Data.",
  },
  "error-cell": {
    title: "A cell holds an Excel error",
    nextStep: "Correct the formula in that cell, then score again.",
  },
  "no-result": {
    title: "A formula has no result",
    nextStep: "Open the file in Excel and save it, or correct the cell, then score again.",
  },
  "stale-result": {
    title: "A formula's result is out of date",
    nextStep: "Let Excel calculate (F9), or open the file in Excel and save it, then score again.",
  },
  "blank-row": {
    title: "A row holds no input",
    nextStep: "Fill the row, delete it, or choose to score such rows all the same.",
  },
  "blank-refused": {
    title: "A cell is blank that the model needs",
    nextStep: "Fill the cell, or choose a value to send for blanks.",
  },
  "text-not-number": {
    title: "A cell holds text where the model wants a number",
    nextStep: "Correct the cell, or send the column as text.",
  },
  "locale-number": {
    title: "A cell holds a number written as text",
    nextStep: "Say how such numbers are read, or correct the cell.",
  },
  "boolean-not-number": {
    title: "A cell holds TRUE or FALSE where the model wants a number",
    nextStep: "Send them as 1 and 0, or correct the cell.",
  },
  "date-not-number": {
    title: "A cell holds a date where the model wants a number",
    nextStep: "Send the date's serial number, or correct the cell.",
  },
  "not-whole": {
    title: "A cell holds a fraction where the model wants a whole number",
    nextStep: "Round such numbers, or correct the cell. The model would cut the fraction off.",
  },
  "integer-overflow": {
    title: "A number is too large for the model",
    nextStep: "Correct the cell. The model would score another number.",
  },
  "float-overflow": {
    title: "A number is too large for the model",
    nextStep: "Correct the cell. The model would score infinity.",
  },
  "not-boolean": {
    title: "A cell is neither TRUE nor FALSE",
    nextStep:
      "Read such cells as TRUE and FALSE where they say so, or correct them. The model takes any text for True.",
  },
  "not-date": {
    title: "A cell holds no date where the model wants one",
    nextStep: "Read such cells as dates where they are, or correct them. The model takes a number for 1970.",
  },
  "time-without-date": {
    title: "A cell holds a time without a date",
    nextStep: "Add the date. The model would take today's.",
  },
  "date-out-of-range": {
    title: "A date is outside the years that models read",
    nextStep: "Use a date between 1677 and 2262.",
  },
  "not-base64": {
    title: "A cell holds no base64 text",
    nextStep: "The model wants binary data, written as base64.",
  },
  "not-json": {
    title: "A cell holds no list or object",
    nextStep: 'The model wants JSON text such as [1, 2] or {"a": 1}.',
  },
  "unfit-json": {
    title: "A list or object is not made as the model wants it",
    nextStep: "Correct the cell: the right number of properties, each of its type, and nothing missing in a list.",
  },
  "stored-not-shown": {
    title: "A number would be sent as text otherwise than it is shown",
    nextStep: "Say whether such numbers are sent as shown or as stored.",
  },
  "not-finite": {
    title: "A cell holds no usable number",
    nextStep: "Correct the cell, then score again.",
  },
  "column-changed": {
    title: "A column changed while it was read",
    nextStep: "Score again when the sheet is at rest.",
  },
  "unknown-column": {
    title: "A column is gone",
    nextStep: "It was renamed or deleted. Choose the columns again under Data.",
  },
  "column-count": {
    title: "Not as many columns are chosen as the model wants",
    nextStep: "Tick the columns under Data that it wants, in its order.",
  },
  "missing-input": {
    title: "The model needs a column that is not sent",
    nextStep: "Choose a column for it under Data.",
  },
  "tensor-shape": {
    title: "The model wants another number of columns",
    nextStep: "Tick exactly the columns it expects under Data.",
  },
  "bad-signature": {
    title: "This is not a model signature",
    nextStep: "Paste the text of the MLmodel file, or its signature.",
  },
  "bad-parameter": {
    title: "A model parameter is not right",
    nextStep: "Correct it under Settings.",
  },
  "malformed-response": {
    title: "The endpoint's answer could not be read",
    nextStep: "Check that the address is that of a scoring endpoint. Details say what came back.",
  },
  "row-count-mismatch": {
    title: "The endpoint answered another number of rows",
    nextStep: "Nothing was written for these rows. Ask the model's owner: it must answer one prediction a row.",
  },
  "outputs-changed": {
    title: "The endpoint's answers do not agree with each other",
    nextStep: "It may have been updated during the run. Score again.",
  },
  "login-page": {
    title: "A sign-in page answered instead of the endpoint",
    nextStep: "This network may not reach the workspace. Connect to your company's network or VPN.",
  },
  "every-row-refused": {
    title: "The model refused every row that was tried",
    nextStep: "Details hold its own words. Compare the columns that are sent with what it expects.",
  },
  "rows-refused": {
    title: "The model refused some rows",
    nextStep: "Compare these cells with what the model expects, then score again.",
  },
  "payload-too-large": {
    title: "The request was too large for the endpoint",
    nextStep: "Leave out columns that hold long texts, or lower the rows per batch in Settings.",
  },
  "gateway-timeout": {
    title: "The model took too long to answer",
    nextStep: "Lower the rows per batch in Settings, or ask for a larger endpoint.",
  },
  unauthorized: {
    title: "The token was refused",
    nextStep: "Create a new one, in a workspace under User settings > Developer > Access tokens, then sign in with it.",
  },
  "sign-in-needed": {
    title: "Your sign-in has ended",
    nextStep: "Sign in again under Connection. What you chose stays as it is.",
  },
  "sign-in-failed": {
    title: "Your organisation's sign-in was refused",
    nextStep: "The add-in's own server signs in there for everybody. Tell whoever runs it.",
  },
  forbidden: {
    title: "You may not query this endpoint",
    nextStep: "Ask its owner for the permission Can Query.",
  },
  "endpoint-not-found": {
    title: "There is no such endpoint",
    nextStep: "Check its name, or choose it from the list under Model.",
  },
  "invalid-address": {
    title: "This address cannot be used",
    nextStep: "Copy the URL from the endpoint's page. It ends with /invocations.",
  },
  "bad-request-route": {
    title: "The endpoint does not take this request",
    nextStep: "Check the columns that are sent and the address. Details say what it wants.",
  },
  "takes-no-rows": {
    title: "This endpoint takes no table rows",
    nextStep: "It is made for chats, texts or another form of request. Choose a model that scores tables.",
  },
  "rate-limited": {
    title: "The endpoint is busy",
    nextStep: "Wait a minute, then score again. Fewer requests at once (Settings) help too.",
  },
  unavailable: {
    title: "The endpoint is not available",
    nextStep: "It may still be starting. Try again in a few minutes.",
  },
  network: {
    title: "The server could not be reached",
    nextStep: "Check your connection, then try again.",
  },
  "proxy-unreachable": {
    title: "Your company's proxy could not be reached",
    nextStep: "Check your connection, or tell whoever runs the add-in's own server.",
  },
  "proxy-sign-in-needed": {
    title: "Your company's proxy wants a password",
    nextStep: "Whoever runs the add-in's own server puts it into HTTPS_PROXY.",
  },
  "proxy-refused": {
    title: "Your company's proxy does not let this through",
    nextStep: "Ask whoever runs it to allow the workspace's host.",
  },
  "certificate-untrusted": {
    title: "The server's certificate is not trusted",
    nextStep: "Whoever runs the add-in's own server sets NODE_EXTRA_CA_CERTS to your company's root certificate.",
  },
  "model-error": {
    title: "The model failed on some rows",
    nextStep: "Details hold the model's own message. Its owner can read it.",
  },
  "selection-invalid": {
    title: "Select the rows to score",
    nextStep: "Click a cell inside a table, or select a range with its header row.",
  },
  "table-not-found": {
    title: "The table is gone",
    nextStep: "It was deleted or renamed. Select another one.",
  },
  "sheet-protected": {
    title: "The sheet is protected",
    nextStep: "Unprotect it on the Review tab, so that the result column can be added.",
  },
  "column-exists": {
    title: "A column of that name is already there",
    nextStep: "Choose under Score whether to replace it.",
  },
  "cells-occupied": {
    title: "The cells for the result are not empty",
    nextStep: "Clear or move what stands to the right of the table or the selected cells.",
  },
  "cell-edit-mode": {
    title: "A cell is being edited",
    nextStep: "Press Enter or Esc in Excel, then try again.",
  },
  "excel-payload-limit": {
    title: "Excel could not move that much at once",
    nextStep: "Leave out columns that hold long texts.",
  },
  "sheet-changed": {
    title: "The sheet changed during the run",
    nextStep: "What was scored is written. Score again to complete the rest.",
  },
  "not-as-written": {
    title: "Excel did not keep a result as it was written",
    nextStep: "Unmerge cells and clear filters where the results go, then score again. Details name the cell.",
  },
  "excel-error": {
    title: "Excel refused a step",
    nextStep: "Try again. Details hold what Excel said.",
  },
  cancelled: {
    title: "Cancelled",
    nextStep: "Rows that were answered are written; the others are left as they were.",
  },
  unexpected: {
    title: "Something went wrong that we did not foresee",
    nextStep: "Try again. If it happens each time, send us the details.",
  },
};

/** State of an endpoint, in the list of models. */
export const ENDPOINT_STATE_WORDS: Readonly<Record<EndpointState, string>> = {
  ready: "Ready",
  "waking-up": "Starting",
  "not-ready": "Not ready",
  failed: "Deployment failed",
  unknown: "State unknown",
};
