import { wrongArgument } from "../answers/formula-error";
import type { OutputWanted } from "../answers/formula-value";
import { isLeftOut, type GivenCell } from "./read-rows";

/**
 * Which output a formula wants: by its name, or by its number from 1 on.
 * @throws FormulaError
 */
export function readOutput(given: GivenCell): OutputWanted {
  if (isLeftOut(given)) return undefined;
  if (typeof given === "string") return given;
  if (typeof given === "number" && Number.isSafeInteger(given) && given >= 1) return given;
  throw wrongArgument((say) => say.outputExpected);
}
