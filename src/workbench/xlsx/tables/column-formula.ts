import { XmlScanner } from "../package/xml-scanner";
import { decodeSheetString, encodeSheetString } from "../package/xml-text";

/** What fills rows that are added to a table: ECMA-376 Part 1, 18.5.1.1. The first among what a column may hold (18.5.1.3). */
const NAME = "calculatedColumnFormula";

/** @param element a `<tableColumn>` @returns the formula of new rows without "="; undefined where it has none */
export function readColumnFormula(element: string): string | undefined {
  const scanner = new XmlScanner(element);
  while (scanner.next()) {
    if (scanner.isClosing && scanner.name === NAME) return decodeSheetString(scanner.rawTextBefore());
  }
  return undefined;
}

/** A `<tableColumn>` whose new rows get a formula. @param formula without "=", as it reads in the first data row */
export function withColumnFormula(element: string, formula: string): string {
  const scanner = new XmlScanner(element);
  scanner.next();
  const { prefix, end } = scanner;
  const open = element.slice(0, end);
  const filling = `<${prefix}${NAME}>${encodeSheetString(formula)}</${prefix}${NAME}>`;
  if (scanner.isSelfClosing) return `${open.replace(/\s*\/>$/, ">")}${filling}</${prefix}tableColumn>`;
  let rest = element.slice(end);
  while (scanner.next()) {
    if (scanner.name !== NAME) continue;
    const { start } = scanner;
    scanner.skipElement();
    rest = element.slice(end, start) + element.slice(scanner.end);
    break;
  }
  return open + filling + rest;
}
