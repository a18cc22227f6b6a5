import type { FormulaBesideCells } from "../../model/workbook-model";
import { XmlScanner } from "../package/xml-scanner";
import { decodeXml } from "../package/xml-text";

/** What formulas belong to, by the elements around them. Source: ECMA-376 Part 1, 18.3.1.18, 18.3.1.32; MS-XLSX 2.4, 2.6. */
const OWNERS: Readonly<Record<string, string>> = {
  conditionalFormatting: "a conditional format",
  dataValidation: "a validation",
  sparklineGroup: "a sparkline",
};
const FORMULAS = ["formula", "formula1", "formula2", "f"];

/**
 * Formulas of a sheet that stand in no cell and look at cells, as they read in the first cell of those that they are for.
 * @param aroundRows the sheet part without its rows and their cells
 * @throws SyntaxError when the part is cut short
 */
export function formulasBesideCells(sheetName: string, aroundRows: string): FormulaBesideCells[] {
  const scanner = new XmlScanner(aroundRows);
  const found: FormulaBesideCells[] = [];
  let owner: string | undefined;
  while (scanner.next()) {
    const { name, isClosing } = scanner;
    if (!isClosing) owner = OWNERS[name] ?? owner;
    else if (owner !== undefined && FORMULAS.includes(name)) {
      const formula = decodeXml(scanner.rawTextBefore());
      if (formula !== "") found.push({ what: `${owner} of the sheet ${sheetName}`, sheetName, formula });
    }
  }
  return found;
}
