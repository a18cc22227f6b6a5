import type { FunctionArguments } from "../values/function-arguments";
import { dayOfSerial, serialOfDay, type CalendarDay } from "../values/serial-of-day";
import { takes, type WorksheetFunction } from "./worksheet-function";

/** Functions of days. Source: Microsoft Support, "Date and time functions (reference)". */
export const DATE_FUNCTIONS: Readonly<Record<string, WorksheetFunction>> = {
  DATE: takes(3, 3, (args) => {
    const [year, month, day] = [0, 1, 2].map((index) => args.wholeNumber(index));
    return serialOfDay({ year: year!, month: month!, day: day! }, args.place.workbook.dateSystem);
  }),
  YEAR: takes(1, 1, (args) => dayIn(args).year),
  MONTH: takes(1, 1, (args) => dayIn(args).month),
  DAY: takes(1, 1, (args) => dayIn(args).day),
};

function dayIn(args: FunctionArguments): CalendarDay {
  return dayOfSerial(args.number(0), args.place.workbook.dateSystem);
}
