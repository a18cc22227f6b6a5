import { msg } from "@lingui/core/macro";
import type { ErrorCode } from "../../../../core/errors";
import { told } from "../language/told";

/** The same in every language. */
const OBJECT_EXAMPLE = '{"a": 1}';

/** What is wrong with cells, columns or what the model takes, before anything is sent. */
export const TABLE_ERROR_WORDS = told({
  "blank-header": {
    title: msg`A column has no header`,
    nextStep: msg`Type a name into the empty header cell.`,
  },
  "duplicate-header": {
    title: msg`Two columns have the same header`,
    nextStep: msg`Rename one of them.`,
  },
  "empty-table": {
    title: msg`There are no rows to score`,
    nextStep: msg`Add rows below the header, or select another table.`,
  },
  "no-columns": {
    title: msg`No column is sent`,
    nextStep: msg`Tick at least one column under Data.`,
  },
  "error-cell": {
    title: msg`A cell holds an Excel error`,
    nextStep: msg`Correct the formula in that cell, then score again.`,
  },
  "data-type": {
    title: msg`A cell holds a data type`,
    nextStep: msg`Take a field out of it into a column of its own, such as =A2.Price, and send that.`,
  },
  "no-result": {
    title: msg`A formula has no result`,
    nextStep: msg`Open the file in Excel and save it, or correct the cell, then score again.`,
  },
  "stale-result": {
    title: msg`A formula's result is out of date`,
    nextStep: msg`Let Excel calculate (F9), or open the file in Excel and save it, then score again.`,
  },
  "blank-row": {
    title: msg`A row holds no input`,
    nextStep: msg`Fill the row, delete it, or choose to score such rows all the same.`,
  },
  "blank-refused": {
    title: msg`A cell is blank that the model needs`,
    nextStep: msg`Fill the cell, or choose a value to send for blanks.`,
  },
  "text-not-number": {
    title: msg`A cell holds text where the model wants a number`,
    nextStep: msg`Correct the cell, or choose under Check what is sent for it.`,
  },
  "locale-number": {
    title: msg`A cell holds a number written as text`,
    nextStep: msg`Say how such numbers are read, or correct the cell.`,
  },
  "boolean-not-number": {
    title: msg`A cell holds TRUE or FALSE where the model wants a number`,
    nextStep: msg`Send them as 1 and 0, or correct the cell.`,
  },
  "date-not-number": {
    title: msg`A cell holds a date where the model wants a number`,
    nextStep: msg`Send the date's serial number, or correct the cell.`,
  },
  "not-whole": {
    title: msg`A cell holds a fraction where the model wants a whole number`,
    nextStep: msg`Round such numbers, or correct the cell. The model would cut the fraction off.`,
  },
  "integer-overflow": {
    title: msg`A number is too large for the model`,
    nextStep: msg`Correct the cell. The model would score another number.`,
  },
  "float-overflow": {
    title: msg`A number is too large for the model`,
    nextStep: msg`Correct the cell. The model would score infinity.`,
  },
  "not-boolean": {
    title: msg`A cell is neither TRUE nor FALSE`,
    nextStep: msg`Read such cells as TRUE and FALSE where they say so, or correct them. The model takes any text for True.`,
  },
  "not-date": {
    title: msg`A cell holds no date where the model wants one`,
    nextStep: msg`Read such cells as dates where they are, or correct them. The model takes a number for 1970.`,
  },
  "time-without-date": {
    title: msg`A cell holds a time without a date`,
    nextStep: msg`Add the date. The model would take today's.`,
  },
  "date-out-of-range": {
    title: msg`A date is outside the years that models read`,
    nextStep: msg`Use a date between 1677 and 2262.`,
  },
  "not-base64": {
    title: msg`A cell holds no base64 text`,
    nextStep: msg`The model wants binary data, written as base64.`,
  },
  "not-json": {
    title: msg`A cell holds no list or object`,
    nextStep: msg`The model wants JSON text such as [1, 2] or ${OBJECT_EXAMPLE}.`,
  },
  "unfit-json": {
    title: msg`A list or object is not made as the model wants it`,
    nextStep: msg`Correct the cell: the right number of properties, each of its type, and nothing missing in a list.`,
  },
  "stored-not-shown": {
    title: msg`A number would be sent as text otherwise than it is shown`,
    nextStep: msg`Say whether such numbers are sent as shown or as stored.`,
  },
  "not-finite": {
    title: msg`A cell holds no usable number`,
    nextStep: msg`Correct the cell, then score again.`,
  },
  "column-changed": {
    title: msg`A column changed while it was read`,
    nextStep: msg`Score again when the sheet is at rest.`,
  },
  "unknown-column": {
    title: msg`A column is gone`,
    nextStep: msg`It was renamed or deleted. Choose the columns again under Data.`,
  },
  "column-count": {
    title: msg`Not as many columns are chosen as the model wants`,
    nextStep: msg`Tick the columns under Data that it wants, in its order.`,
  },
  "missing-input": {
    title: msg`The model needs a column that is not sent`,
    nextStep: msg`Choose a column for it under Data.`,
  },
  "tensor-shape": {
    title: msg`The model wants another number of columns`,
    nextStep: msg`Tick exactly the columns it expects under Data.`,
  },
  "bad-signature": {
    title: msg`This is not a model signature`,
    nextStep: msg`Paste the text of the MLmodel file, or its signature.`,
  },
  "bad-parameter": {
    title: msg`A model parameter is not right`,
    nextStep: msg`Correct it under Settings.`,
  },
}) satisfies Partial<Record<ErrorCode, { readonly title: string; readonly nextStep: string }>>;
