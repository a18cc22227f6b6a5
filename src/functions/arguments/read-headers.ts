import { InputError } from "../../core/errors";
import { checkHeaders } from "../../core/inputs/check-headers";
import { wrongArgument } from "../answers/formula-error";
import { isLeftOut, type GivenCell } from "./read-rows";

/**
 * The headers that a formula gives, one a column of its data.
 * @returns undefined where none are given
 * @throws FormulaError
 */
export function readHeaders(given: GivenCell, width: number): readonly string[] | undefined {
  if (isLeftOut(given)) return undefined;
  const cells = (Array.isArray(given) ? given.flat() : [given]) as readonly GivenCell[];
  if (cells.length !== width) {
    throw wrongArgument((say) => say.headerCount(width, cells.length));
  }
  return checkedHeaders(cells);
}

/** @throws FormulaError for blank ones and for two alike */
export function checkedHeaders(cells: readonly GivenCell[]): readonly string[] {
  try {
    return checkHeaders(cells);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const { code } = error;
    throw wrongArgument((say) => say.headersWrong(code));
  }
}
