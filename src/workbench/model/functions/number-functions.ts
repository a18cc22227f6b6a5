import { power } from "../values/arithmetic";
import { finite, rounded } from "../values/coercion";
import type { FunctionArguments } from "../values/function-arguments";
import { failsWith, NotCalculable } from "../values/operand";
import { takes, type WorksheetFunction } from "./worksheet-function";

/** Decimal places and tens that a number can be rounded to and still be told apart from others. */
const MOST_PLACES = 15;
/** Past this, a remainder is lost in the digits that a number has not got. */
const LARGEST_QUOTIENT = 1e12;

/** Functions of one number or two. Source: Microsoft Support, "Math and trigonometry functions (reference)". */
export const NUMBER_FUNCTIONS: Readonly<Record<string, WorksheetFunction>> = {
  ABS: takes(1, 1, (args) => Math.abs(args.number(0))),
  INT: takes(1, 1, (args) => finite(Math.floor(rounded(args.number(0))))),
  SQRT: takes(1, 1, (args) => {
    const number = args.number(0);
    if (number < 0) throw failsWith("#NUM!");
    return Math.sqrt(number);
  }),
  POWER: takes(2, 2, (args) => power(args.number(0), args.number(1))),
  MOD: takes(2, 2, (args) => remainder(args.number(0), args.number(1))),
  // Half goes away from zero.
  ROUND: takes(2, 2, (args) => roundedTo(args, Math.round)),
  ROUNDDOWN: takes(2, 2, (args) => roundedTo(args, Math.floor)),
  ROUNDUP: takes(2, 2, (args) => roundedTo(args, Math.ceil)),
};

function remainder(number: number, divisor: number): number {
  if (divisor === 0) throw failsWith("#DIV/0!");
  const quotient = number / divisor;
  const isExact = Number.isSafeInteger(number) && Number.isSafeInteger(divisor);
  // With fractions the last digits decide, and Excel's are not known.
  if (!isExact || Math.abs(quotient) > LARGEST_QUOTIENT) throw new NotCalculable();
  return finite(number - divisor * Math.floor(quotient));
}

/** @param round what becomes of a number that is not negative */
function roundedTo(args: FunctionArguments, round: (size: number) => number): number {
  const number = args.number(0);
  const places = args.wholeNumber(1);
  if (Math.abs(places) > MOST_PLACES) throw new NotCalculable();
  // In decimal digits: 1.005 is a little less in binary, and 1.01 to Excel.
  const moved = rounded(shifted(Math.abs(number), places));
  return finite(Math.sign(number) * shifted(round(moved), -places));
}

/** A number times a power of ten, without the error of a multiplication. */
function shifted(number: number, places: number): number {
  const [digits, exponent] = number.toExponential().split("e");
  return Number(`${digits}e${Number(exponent) + places}`);
}
