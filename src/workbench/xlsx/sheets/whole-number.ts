/** A whole number as XML Schema writes one, with blanks around it; JavaScript would read "1e3", "0x10" and "" as well. */
const WHOLE_NUMBER = /^[ \t\r\n]*\+?(\d{1,15})[ \t\r\n]*$/;

/** The number that an attribute or an index says; undefined when it is none, or not 0 or more. Source: XML Schema Part 2, 3.3.22. */
export function wholeNumber(text: string): number | undefined {
  const digits = WHOLE_NUMBER.exec(text)?.[1];
  return digits === undefined ? undefined : Number(digits);
}
