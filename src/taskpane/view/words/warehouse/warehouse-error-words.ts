import { msg, t } from "@lingui/core/macro";
import { BulkError, type BulkErrorCode } from "../../../../bulk/bulk-error";
import type { WarehouseProblem } from "../../../state/warehouse/warehouse-problem";
import { ERROR_WORDS, type ErrorWords } from "../error-words";
import { told } from "../language/told";

/** Words for everything that can go wrong with a hand-over; complete, so that a new code does not compile without its words. */
export const WAREHOUSE_ERROR_WORDS: Readonly<Record<BulkErrorCode, ErrorWords>> = told({
  "name-invalid": {
    title: msg`A name cannot be right`,
    nextStep: msg`A table is named as in catalog.schema.table, a volume as in /Volumes/catalog/schema/volume: without blanks, and with all its parts.`,
  },
  "column-unfit": {
    title: msg`A column cannot be handed over as it is`,
    nextStep: msg`Choose another column for the input under Data, or score without the warehouse. Details name it.`,
  },
  "inputs-unfit": {
    title: msg`The model takes something else than columns`,
    nextStep: msg`A warehouse passes columns as they are: no tensors, no lists of values, and no cells that are filled in or read otherwise. Take the choices for cells back under Check, or score without the warehouse. Nothing was uploaded.`,
  },
  "values-unfit": {
    title: msg`Some values do not fit their column`,
    nextStep: msg`A warehouse sends values as they are and fills nothing in. Nothing was scored. Mend the values, or send the column as text. Details name the columns where that is known.`,
  },
  "parameters-refused": {
    title: msg`A warehouse passes no parameters on to a custom model`,
    nextStep: msg`Clear the model's parameters in the settings under Score, or score without the warehouse. Nothing was uploaded.`,
  },
  "endpoint-elsewhere": {
    title: msg`A warehouse cannot ask this endpoint`,
    nextStep: msg`It asks endpoints of its own workspace by their names: choose one under Model, with all its served models.`,
  },
  "statement-too-long": {
    title: msg`The statement is too long for a warehouse`,
    nextStep: msg`Take a table with fewer columns: the names of all of them stand in it.`,
  },
  "warehouse-unknown": {
    title: msg`The warehouse is not there any more`,
    nextStep: msg`Ask for the warehouses again, and choose another one.`,
  },
  "warehouse-unfit": {
    title: msg`A classic warehouse cannot ask models`,
    nextStep: msg`Choose a serverless or a pro one.`,
  },
  "target-exists": {
    title: msg`The new table is there already`,
    nextStep: msg`Nothing is ever written over: choose a name that no table has.`,
  },
  "source-unknown": {
    title: msg`The table to be scored is not there`,
    nextStep: msg`Look at the three parts of its name, and ask for SELECT on it: a table that an account may not read is not there for it.`,
  },
  "table-unknown": {
    title: msg`A catalog, a schema or a table is not there`,
    nextStep: msg`Mostly it is the schema of the new table: name one that is there, and in which this account may create tables. No table was left behind.`,
  },
  "column-unknown": {
    title: msg`The table has other columns than the model takes`,
    nextStep: msg`Its columns are matched with the model's inputs by their names. Details name what is missing where that is known. A view over the table can give its columns these names.`,
  },
  "endpoint-unknown": {
    title: msg`The workspace does not find the endpoint`,
    nextStep: msg`Ask for CAN QUERY on it, or choose another one under Model.`,
  },
  "volume-unknown": {
    title: msg`The volume is not there`,
    nextStep: msg`Look at its path, and ask for WRITE VOLUME on it.`,
  },
  "file-too-large": {
    title: msg`The table is too large to be uploaded`,
    nextStep: msg`Have it loaded into a table of Unity Catalog, and hand that one over by its name.`,
  },
  "signed-out": {
    title: msg`The workspace does not take the sign-in`,
    nextStep: msg`Sign in again under Connection.`,
  },
  "not-allowed": {
    title: msg`This account may not do that`,
    nextStep: msg`Ask the workspace's administrator for CAN USE on the warehouse, SELECT on the table, CREATE TABLE in the new table's schema, READ and WRITE VOLUME for files, and CAN QUERY on the endpoint.`,
  },
  "not-forwarded": {
    title: msg`The relay does not let this through`,
    nextStep: msg`Ask whoever runs it to allow hand-overs to SQL warehouses for this workspace. Details say what it refused.`,
  },
  unreachable: {
    title: msg`The workspace does not answer`,
    nextStep: msg`Try again in some minutes. A run that was handed over goes on meanwhile.`,
  },
  "malformed-answer": {
    title: msg`The workspace's answer could not be read`,
    nextStep: msg`Check under Connection that the address is that of a workspace.`,
  },
  "request-refused": {
    title: msg`The workspace refused the request`,
    nextStep: msg`Details say what it answered.`,
  },
  "warehouse-refused": {
    title: msg`This account may not use this warehouse`,
    nextStep: msg`Choose another one, or ask its owner for CAN USE.`,
  },
  "warehouse-away": {
    title: msg`The warehouse does not start`,
    nextStep: msg`Choose another one, or ask its owner: it did not come up, or is being deleted.`,
  },
  "never-handed-over": {
    title: msg`It was never handed over`,
    nextStep: msg`The pane was closed while rows were uploaded, or another pane is still at it. Nothing was scored. A quarter of an hour later the uploaded file is removed, when the pane looks again.`,
  },
  "function-unknown": {
    title: msg`The warehouse cannot ask models`,
    nextStep: msg`It wants to be serverless or pro, and the preview of ai_query for custom models switched on. Ask the workspace's administrator.`,
  },
  "run-failed": {
    title: msg`The statement failed`,
    nextStep: msg`No table was left behind. The query history of the workspace says why, and Details what is known here.`,
  },
  "rows-differ": {
    title: msg`The new table has more or fewer rows than were handed over`,
    nextStep: msg`Trust none of it until you know why: somebody may have changed it in the workspace. Otherwise hand the table over anew. Details say how many there are.`,
  },
  "run-cancelled": {
    title: msg`Cancelled`,
    nextStep: msg`No table was left behind.`,
  },
  "result-gone": {
    title: msg`The workspace does not keep this statement any more`,
    nextStep: msg`What it made is in its table.`,
  },
  "result-too-large": {
    title: msg`The answer is too large`,
    nextStep: msg`Bring fewer rows back, or look at the table in the workspace.`,
  },
});

export function warehouseProblemWords(problem: WarehouseProblem): ErrorWords {
  if (problem instanceof BulkError) return WAREHOUSE_ERROR_WORDS[problem.code];
  const words = ERROR_WORDS[problem.code];
  const { cell } = problem;
  if (cell === undefined) return words;
  const nextStep = t`The first one is ${cell}. Correct it, leave such rows out, or press Score: then Check lets you choose what is sent for it.`;
  return { ...words, nextStep };
}
