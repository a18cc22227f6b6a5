import type { Readings } from "../columns/column-reading";
import type { CellCause } from "../columns/column-type";
import { isSameJson } from "../json/canonical-json";
import type { CellProblem, PreflightReport } from "../request/preflight";
import type { AgreedFault, FaultReading, Recipe } from "./recipe";

/**
 * The recipe of one who has seen this report and goes on: what it holds may be left out without asking again, but for what was
 * chosen to be read otherwise since.
 * @param checkedWith the readings under which the report was made
 */
export function agreeToFaults(recipe: Recipe, report: PreflightReport, checkedWith: Readings): Recipe {
  const { agreedFaults: _before, ...rest } = recipe;
  const agreed = report.problems.flatMap(({ column, cause, rowCount }): AgreedFault[] => {
    const reading = faultReading(recipe.readings, column, cause);
    const isReadAsThen = isSameReading(faultReading(checkedWith, column, cause), reading);
    return isReadAsThen ? [{ column, cause, reading, rowCount }] : [];
  });
  return agreed.length === 0 ? rest : { ...rest, agreedFaults: agreed };
}

/**
 * Whether a report under the recipe's readings holds nothing new: no other fault, no more rows of one, and no cell that a cure
 * chosen since has failed to mend. Rows that could be scored must be left, too.
 */
export function isAgreed({ agreedFaults, readings }: Recipe, report: PreflightReport): boolean {
  const isKnown = ({ column, cause, rowCount }: CellProblem): boolean => {
    const reading = faultReading(readings, column, cause);
    const agreed = agreedFaults?.find(
      (fault) => fault.column === column && fault.cause === cause && isSameReading(fault.reading, reading),
    );
    return agreed !== undefined && rowCount <= agreed.rowCount;
  };
  return agreedFaults !== undefined && report.cleanRows > 0 && report.problems.every(isKnown);
}

/** How cells of a column with this fault are read; decimal mark and order of dates count only where a text is read. */
export function faultReading(readings: Readings, column: string, cause: CellCause): FaultReading {
  const { type, dateForm, cures, decimalMark, dateOrder } = Object.hasOwn(readings, column) ? readings[column]! : {};
  const cure = cures?.[cause];
  return {
    ...(type && { type }),
    ...(dateForm && { dateForm }),
    ...(cure && { cure }),
    ...(cure?.kind === "convert" && decimalMark !== undefined ? { decimalMark } : {}),
    ...(cure?.kind === "convert" && dateOrder !== undefined ? { dateOrder } : {}),
  };
}

/** Whether cells are read alike. */
export function isSameReading(one: FaultReading, other: FaultReading): boolean {
  return isSameJson(one, other);
}
