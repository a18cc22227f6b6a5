import type { DateSystem } from "../../../core/table/date-serial";
import type { Area } from "../../model/areas/area";
import type { SheetModel } from "../../model/sheets/sheet-model";
import { isCellError, NO_RESULT, type CellContent, type CellValue } from "../../model/texts/cell-content";
import { displayText, showsDate } from "../../model/texts/display-text";
import { cellName, DamagedSheetError, quoted } from "../sheets/damaged-sheet-error";
import type { TablePart } from "./table-part";

/**
 * What the columns of a table are called, once its header cells are seen to say the same. Excel takes a file for damaged in which they
 * do not (XlsxWriter #287, #1126), and nobody can tell which of the two a model knows. Other writers leave numbers, dates and formulas
 * in header cells, and call the column by their text: openpyxl as Python writes it.
 * @param area of the table, header row included
 * @throws DamagedSheetError
 */
export function headerNames(part: TablePart, area: Area, sheet: SheetModel, dateSystem: DateSystem): string[] {
  checkNames(part);
  if (!part.showHeaders) return part.columns.map(({ name }) => name);
  return part.columns.map(({ name }, place) => {
    const content = sheet.getContent(area.row, area.column + place);
    if (typeof content.value === "string" && isSameText(content.value, name)) return content.value;
    if (isSameValue(content, name, dateSystem)) return name;
    const shown = displayText(content.value, content.numberFormat, dateSystem);
    const says = shown === "" ? "is blank" : `says ${quoted(shown)}`;
    throw new DamagedSheetError(
      `cell ${cellName(area.row, area.column + place)} ${says}, but table ${quoted(part.name)} calls its column ${quoted(name)}`,
    );
  });
}

/** Empty and equal names, whatever their case: Excel has no such table. One of blanks it has. */
function checkNames({ name: tableName, columns }: TablePart): void {
  const refuse = (what: string): never => {
    throw new DamagedSheetError(`table ${quoted(tableName)} has headers that Excel does not allow: ${what}`);
  };
  const places = new Map<string, number>();
  columns.forEach(({ name }, place) => {
    if (name === "") refuse(`Column ${place + 1} has no header`);
    const earlier = places.get(name.toLowerCase());
    if (earlier !== undefined) refuse(`Columns ${earlier + 1} and ${place + 1} have the same header`);
    places.set(name.toLowerCase(), place);
  });
}

/** A line break is written in several ways, and a reader of XML takes one that is not escaped for a blank: XML 1.0, 3.3.3. */
function isSameText(text: string, name: string): boolean {
  return text === name || (text !== "" && oneLine(text) === oneLine(name));
}

function oneLine(text: string): string {
  return text.replace(/\r\n?/g, "\n").replace(/[\n\t]/g, " ");
}

/** Whether a name is the text of a value that is none, or of the formula that stands in its place. */
function isSameValue({ value, formula, numberFormat = "" }: CellContent, name: string, system: DateSystem): boolean {
  if (formula !== undefined && (value === NO_RESULT || name === formula)) return true;
  if (typeof value === "number") return name.trim() !== "" && isSameNumber(value, numberFormat, name, system);
  return typeof value !== "string" && plainText(value).toLowerCase() === name.toLowerCase();
}

function plainText(value: Exclude<CellValue, string | number>): string {
  if (value === null) return "";
  return isCellError(value) ? value.error : String(value);
}

function isSameNumber(value: number, numberFormat: string, name: string, system: DateSystem): boolean {
  const shownAs = (format: string): string => displayText(value, format, system);
  if (Number(name) === value || shownAs(numberFormat) === name) return true;
  if (!showsDate(numberFormat)) return false;
  const moment = shownAs("yyyy-mm-dd hh:mm:ss");
  return [moment, moment.replace(" 00:00:00", "")].includes(name.replace("T", " "));
}
