import { serialOfMoment } from "../values/serial-of-day";
import { failsWith } from "../values/operand";
import { takes, type WorksheetFunction } from "./worksheet-function";

/** Functions that come to something else at each calculation. */
export const CHANCE_FUNCTIONS: Readonly<Record<string, WorksheetFunction>> = {
  RAND: takes(0, 0, ({ place }) => place.random()),
  RANDBETWEEN: takes(2, 2, (args) => {
    const lowest = Math.ceil(args.number(0));
    const highest = Math.floor(args.number(1));
    if (lowest > highest) throw failsWith("#NUM!");
    return lowest + Math.floor(args.place.random() * (highest - lowest + 1));
  }),
  NOW: takes(0, 0, ({ place }) => serialOfMoment(place.now(), place.workbook.dateSystem)),
  TODAY: takes(0, 0, ({ place }) => Math.floor(serialOfMoment(place.now(), place.workbook.dateSystem))),
};
