import { asNumber, finite } from "../values/coercion";
import { valuesIn, type FunctionArguments } from "../values/function-arguments";
import { failsWith, noError, NotCalculable } from "../values/operand";
import { takes, takesMany, type WorksheetFunction } from "./worksheet-function";

/** Functions of many values. In cells only numbers count; what is written into the call is taken for a number. */
export const STATISTICAL_FUNCTIONS: Readonly<Record<string, WorksheetFunction>> = {
  SUM: takesMany((args) => finite(numbers(args).reduce((total, number) => total + number, 0))),
  AVERAGE: takesMany((args) => {
    const all = numbers(args);
    if (all.length === 0) throw failsWith("#DIV/0!");
    return finite(all.reduce((total, number) => total + number, 0) / all.length);
  }),
  // Without a number both are 0.
  MIN: takesMany((args) => extreme(args, (a, b) => Math.min(a, b))),
  MAX: takesMany((args) => extreme(args, (a, b) => Math.max(a, b))),
  COUNT: takesMany((args) => {
    let count = 0;
    for (const { value, isFromCells } of args.values()) {
      // Texts and empty places that are written into the call count in ways that nobody documents.
      if (!isFromCells && typeof value !== "number") throw new NotCalculable();
      if (typeof value === "number") count++;
    }
    return count;
  }),
  COUNTA: takesMany((args) => {
    let count = 0;
    for (const { value, isFromCells } of args.values()) if (!isFromCells || value !== null) count++;
    return count;
  }),
  COUNTBLANK: takes(1, 1, (args) => {
    const cells = args.cells(0);
    let filled = 0;
    for (const value of valuesIn(cells, args.place)) if (value !== null && value !== "") filled++;
    return cells.area.rowCount * cells.area.columnCount - filled;
  }),
};

function extreme(args: FunctionArguments, choose: (a: number, b: number) => number): number {
  const [first = 0, ...others] = numbers(args);
  return others.reduce(choose, first);
}

/** @throws ErrorResult the first error among them */
function numbers(args: FunctionArguments): number[] {
  const found: number[] = [];
  for (const { value, isFromCells } of args.values()) {
    const known = noError(value);
    if (!isFromCells) found.push(asNumber(known, args.place.workbook));
    else if (typeof known === "number") found.push(known);
  }
  return found;
}
