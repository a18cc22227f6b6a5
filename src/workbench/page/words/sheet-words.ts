import { msg, plural, t } from "@lingui/core/macro";
import { told } from "./told";

/** Of the grid and what stands around it. */
export const SHEET = told({
  activeCell: msg`Active cell`,
  nameBox: msg`Name box`,
  formulaBar: msg`Formula bar`,
  functions: msg`Functions`,
  /** As the button in front of Excel's formula bar has it, in all languages. */
  formulaMark: msg`fx`,
  sheets: msg`Sheets`,
  tabsHint: msg`Tab goes to the next cell; Escape, then Tab leaves the sheet`,
  leaveHint: msg`Escape, then Tab: out of the sheet`,
  protected: msg`Protected sheet`,
  waitsForAddIn: msg`The cell waits for the answer of an add-in.`,
  noSuchFunction: msg`No add-in that is open here has this function.`,
  notComputed: msg`The workbench computes the most common functions only; Excel computes the rest.`,
  nameUnknown: msg`The formula holds a name that is not known here. Texts stand in quotes.`,
  curlyQuotes: msg`Texts in a formula stand in straight quotes ("), not in typographic ones.`,
  nameIsCells: msg`A name without quotes means cells. The name of a model stands in quotes.`,
  noRoom: msg`The result needs more cells than there are down to the end of the sheet.`,
});

/** A function that was not given what it needs. @param needed names of its arguments, "model, data" */
export function argumentWords(name: string, needed: string): string {
  return t`${name} has too few arguments or too many. It needs: ${needed}.`;
}

/** Why a result could not spread. @param address of what is in the way: "E3" */
export function inTheWay(address: string): string {
  return t`The result needs more cells, and ${address} is in the way.`;
}

export const MENU = told({
  label: msg`Selected cells`,
  cut: msg`Cut`,
  cutKeys: msg`Ctrl+X`,
  copy: msg`Copy`,
  copyKeys: msg`Ctrl+C`,
  paste: msg`Paste`,
  pasteKeys: msg`Ctrl+V`,
  insertRows: msg`Insert rows above`,
  insertColumns: msg`Insert columns before`,
  deleteRows: msg`Delete rows`,
  deleteColumns: msg`Delete columns`,
  /** As Excel calls it. */
  fitColumns: msg`AutoFit column width`,
  sortAscending: msg`Sort ascending`,
  sortDescending: msg`Sort descending`,
  clear: msg`Clear contents`,
  clearKeys: msg`Delete`,
});

/** Why something was not done. */
export const REFUSED = told({
  "cell-too-long": msg`A cell holds at most 32,767 characters.`,
  "formula-too-long": msg`A formula holds at most 8,192 characters.`,
  "malformed-formula": msg`That formula is not complete. To enter it as text, begin with an apostrophe (').`,
  "semicolon-in-formula": msg`Commas stand between the arguments of a formula here, not semicolons.`,
  protected: msg`This sheet is protected. Take the protection off in Excel, then open the file again.`,
  noPaste: msg`The browser does not hand the clipboard over to a menu here. Press Ctrl+V.`,
  noCopy: msg`The browser does not let a menu write to the clipboard here. Press Ctrl+C or Ctrl+X.`,
});

export function sheetLabel(name: string): string {
  return t`Sheet ${name}`;
}

/** Of a column whose name stands in the place of its letters. */
export function columnLabel(letters: string, name: string): string {
  return t`Column ${letters}: ${name}`;
}

/** "Table Iris: 150 rows, 5 columns". @param locale of the reader; the browser's unless told */
export function tableWords(name: string, rowCount: number, columnCount: number, locale?: string): string {
  const count = new Intl.NumberFormat(locale);
  const [rowFigure, columnFigure] = [count.format(rowCount), count.format(columnCount)];
  const rows = plural(rowCount, { one: `${rowFigure} row`, other: `${rowFigure} rows` });
  const columns = plural(columnCount, { one: `${columnFigure} column`, other: `${columnFigure} columns` });
  return t`Table ${name}: ${rows}, ${columns}`;
}

/** What a filter lets through, as Excel says it. */
export function recordsWords(found: number, all: number, locale?: string): string {
  const count = new Intl.NumberFormat(locale);
  const [some, whole] = [count.format(found), count.format(all)];
  return plural(all, { one: `${some} of ${whole} record found`, other: `${some} of ${whole} records found` });
}

/** "3 × 4 selected", in rows and columns. */
export function selectedWords(rowCount: number, columnCount: number, locale?: string): string {
  const count = new Intl.NumberFormat(locale);
  const [rows, columns] = [count.format(rowCount), count.format(columnCount)];
  return t`${rows} × ${columns} selected`;
}

/** What is told of several selected cells: each with its figure, as Excel says it. */
export const figureWords = {
  average: (figure: string): string => t`Average: ${figure}`,
  count: (figure: string): string => t`Count: ${figure}`,
  sum: (figure: string): string => t`Sum: ${figure}`,
};
