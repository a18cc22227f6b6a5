import type { RememberedColumn } from "../../core/memory/remembered-column";
import { InputError } from "../../core/errors";
import { planRequest } from "../../core/recipe/plan-request";
import type { SentInput } from "../../core/request/encode-rows";
import type { TableEncoding } from "../../core/request/table-encoding";
import { TableProfile, type TableHead } from "../../core/request/table-profile";
import { CellBlock } from "../../core/table/cell-block";
import type { WhyUnknown } from "./memory-look";

/**
 * How the rows of a remembered column are written, before any is read: its recipe has settled what is otherwise found out from all rows.
 * Without those, whether a text of very many digits is sent as a whole number hangs on no other row.
 * @returns why nobody can tell, where the table or the recipe is not as it was
 */
export function rememberedEncoding(
  { recipe, schema }: Pick<RememberedColumn, "recipe" | "schema">,
  table: TableHead,
): TableEncoding | WhyUnknown {
  try {
    const profile = new TableProfile(table, planRequest(recipe, table, schema));
    // Some row, for the sake of constants, which are found in every one.
    profile.observe(CellBlock.ofRows([table.columns.map(() => "x")]));
    const encoding = profile.settle();
    return encoding.inputs.every((input) => isSettled(input, recipe.readings)) ? encoding : "cannot-be-read";
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return INPUT_GONE.includes(error.code) ? "input-gone" : "cannot-be-read";
  }
}

const INPUT_GONE: readonly InputError["code"][] = [
  "unknown-column",
  "missing-input",
  "no-columns",
  "column-count",
  "tensor-shape",
];

function isSettled({ column, from, encoding }: SentInput, readings: RememberedColumn["recipe"]["readings"]): boolean {
  if (!("position" in from)) return true;
  const reading = Object.hasOwn(readings, column) ? readings[column]! : {};
  const hasDates = encoding.type === "datetime" || encoding.type === "string";
  return (encoding.isDeclared || reading.type !== undefined) && (!hasDates || reading.datePrecision !== undefined);
}
