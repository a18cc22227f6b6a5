import type { ErrorCode } from "../../../../core/errors";

/** What is wrong with cells, columns or what the model takes, before anything is sent. */
export const TABLE_ERROR_WORDS = {
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
  "data-type": {
    title: "A cell holds a data type",
    nextStep: "Take a field out of it into a column of its own, such as =A2.Price, and send that.",
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
} satisfies Partial<Record<ErrorCode, { readonly title: string; readonly nextStep: string }>>;
