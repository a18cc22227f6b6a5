import { WorkbookModel } from "../model/workbook-model";
import type { OpenedWorkbook } from "./open-workbook";
import { encodePart } from "./package/part-text";
import { SCRIPT_PACKING } from "./zip/script-packing";
import { storeEntry, writeZip } from "./zip/zip-writer";
import type { ColumnWidths } from "../model/sheets/column-widths";

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** A styles part that says no more than it must. */
export const PLAIN_STYLES =
  XML +
  `<styleSheet xmlns="${MAIN}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>` +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>' +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';

/** The least that Excel takes for a workbook, without its sheets: saving adds those of the model. */
const SKELETON: Readonly<Record<string, string>> = {
  "[Content_Types].xml":
    `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
    `<Default Extension="xml" ContentType="application/xml"/>` +
    `<Override PartName="/xl/workbook.xml" ContentType="${CONTENT}.sheet.main+xml"/>` +
    `<Override PartName="/xl/styles.xml" ContentType="${CONTENT}.styles+xml"/></Types>`,
  "_rels/.rels": `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONSHIPS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  "xl/workbook.xml": `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONSHIPS}"><bookViews><workbookView/></bookViews><sheets></sheets></workbook>`,
  "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONSHIPS}/styles" Target="styles.xml"/></Relationships>`,
};

/** A workbook without sheets, to be filled through its model and saved with `saveWorkbook`, which needs at least one sheet. */
export function newWorkbook(name = "Book1.xlsx"): OpenedWorkbook {
  const parts = Object.entries(SKELETON).map(([part, xml]) => [part, XML + xml] as const);
  const entries = [...parts, ["xl/styles.xml", PLAIN_STYLES] as const].map(([part, xml]) =>
    storeEntry(part, encodePart(xml)),
  );
  return {
    model: new WorkbookModel({ name }),
    bytes: writeZip(entries),
    packing: SCRIPT_PACKING,
    kind: "workbook",
    notices: [],
    columnWidths: new Map(),
    frozenRows: new Map(),
    sheetParts: new Map(),
    aroundRows: new Map(),
    tableParts: new Map(),
    customXmlParts: new Map(),
  };
}

/** The part of a sheet that has no cells yet. */
export function emptySheetPart(widths: ColumnWidths): string {
  const columns = [...widths]
    .sort(([a], [b]) => a - b)
    .map(([column, width]) => `<col min="${column + 1}" max="${column + 1}" width="${width}" customWidth="1"/>`);
  const cols = columns.length === 0 ? "" : `<cols>${columns.join("")}</cols>`;
  return `${XML}<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONSHIPS}"><dimension ref="A1"/>${cols}<sheetData></sheetData></worksheet>`;
}
