import type { DateOrder } from "./date-order";
import { fullIsoText } from "./date-serial";

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const MONTH_NAME =
  "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
/** A time of day behind a date: "13:05", "1:05:06.5 pm". */
const TIME = "(?:[T ,]\\s*(\\d{1,2}):(\\d\\d)(?::(\\d\\d)(\\.\\d{1,3})?)?\\s*([ap]\\.?m\\.?)?)?$";
const YEAR_FIRST = new RegExp(`^(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})${TIME}`, "i");
const TWO_NUMBERS = new RegExp(`^(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4}|\\d\\d)${TIME}`, "i");
const NAME_SECOND = new RegExp(`^(\\d{1,2})[ .-]{1,2}${MONTH_NAME}[ .,-]{1,2}(\\d{4}|\\d\\d)${TIME}`, "i");
const NAME_FIRST = new RegExp(`^${MONTH_NAME}\\.? (\\d{1,2}),? (\\d{4})${TIME}`, "i");

/** Two digits of a year are one from 1930 to 2029, as in Excel. Source: Microsoft Support, "two-digit year interpretation". */
const FIRST_OF_TWO_DIGITS = 30;

/**
 * A text that people read as a day or a moment, as ISO text of full length without a zone, `2024-02-29T13:05:06.123`: ISO texts, a year
 * before the others, English names of months; "03/04/2024" and "3.4.24" only under an order, for nobody else can say which it is.
 * @returns undefined for any other text, and for no day of the calendar
 */
export function readDateText(text: string, order: DateOrder | undefined): string | undefined {
  const trimmed = text.trim();
  return fullIsoText(trimmed) ?? readUnmistaken(trimmed) ?? (order && readTwoNumbers(trimmed, order));
}

function readUnmistaken(text: string): string | undefined {
  const [, year, , month, day, ...time] = YEAR_FIRST.exec(text) ?? [];
  if (year !== undefined) return isoText([year, month!, day!], time);
  const [, dayBefore, nameBehind, yearBehind, ...timeBehind] = NAME_SECOND.exec(text) ?? [];
  if (dayBefore !== undefined) return isoText([yearBehind!, monthOf(nameBehind!), dayBefore], timeBehind);
  const [, name, dayBehind, yearLast, ...timeLast] = NAME_FIRST.exec(text) ?? [];
  return name === undefined ? undefined : isoText([yearLast!, monthOf(name), dayBehind!], timeLast);
}

function readTwoNumbers(text: string, order: DateOrder): string | undefined {
  const [, first, , second, year, ...time] = TWO_NUMBERS.exec(text) ?? [];
  if (first === undefined) return undefined;
  return isoText(order === "day-first" ? [year!, second!, first] : [year!, first, second!], time);
}

function monthOf(name: string): string {
  return String(MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1);
}

function isoText(
  [year, month, day]: readonly [string, string, string],
  [hour = "0", minute = "00", second = "00", fraction = "", half]: readonly (string | undefined)[],
): string | undefined {
  const isHalfDay = half !== undefined;
  if (isHalfDay && (Number(hour) < 1 || Number(hour) > 12)) return undefined;
  const afternoon = half?.toLowerCase().startsWith("p") === true ? 12 : 0;
  const hours = isHalfDay ? (Number(hour) % 12) + afternoon : Number(hour);
  return fullIsoText(
    `${fullYear(year)}-${pad(month)}-${pad(day)}T${pad(String(hours))}:${minute}:${second}${fraction}`,
  );
}

function fullYear(year: string): string {
  if (year.length === 4) return year;
  return String(Number(year) + (Number(year) < FIRST_OF_TWO_DIGITS ? 2000 : 1900));
}

function pad(number: string): string {
  return number.padStart(2, "0");
}
