import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import ExcelJS from "exceljs";

const RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/** What a hand-written workbook of one sheet is made of; each part is the inside of its root element, or absent. */
export interface WorkbookXml {
  /** Everything inside `<worksheet>`. */
  readonly sheet: string;
  readonly sharedStrings?: string;
  readonly styles?: string;
  /** Attributes and content of `<workbookPr>` and what follows `<sheets>`. */
  readonly properties?: string;
  readonly afterSheets?: string;
  /** Whole `<table>` elements, linked in order as rId1, rId2 ... */
  readonly tables?: readonly string[];
  /** Whole parts beside these, by name. */
  readonly extra?: Readonly<Record<string, string>>;
  /** How the sheet's links name a table; openpyxl begins at the root. */
  readonly tableTarget?: (number: number) => string;
  readonly workbookLinks?: string;
}

/** An .xlsx file with exactly these parts, as a writer other than ours may have made it. */
export function workbookPackage(xml: WorkbookXml): Uint8Array {
  const tables = xml.tables ?? [];
  const target = xml.tableTarget ?? ((number) => `../tables/table${number}.xml`);
  const parts: Record<string, string> = {
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/calcChain.xml" ContentType="calc"/></Types>`,
    "_rels/.rels": links(link(1, "officeDocument", "xl/workbook.xml")),
    "xl/workbook.xml": `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONSHIPS}">${xml.properties ?? ""}<sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets>${xml.afterSheets ?? ""}</workbook>`,
    "xl/_rels/workbook.xml.rels": links(
      link(1, "worksheet", "worksheets/sheet1.xml"),
      link(2, "sharedStrings", "sharedStrings.xml"),
      xml.styles === undefined ? "" : link(3, "styles", "styles.xml"),
      xml.workbookLinks ?? "",
    ),
    "xl/worksheets/sheet1.xml": `<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONSHIPS}">${xml.sheet}</worksheet>`,
    "xl/sharedStrings.xml": `<sst xmlns="${MAIN}">${xml.sharedStrings ?? ""}</sst>`,
    ...xml.extra,
  };
  if (xml.styles !== undefined) parts["xl/styles.xml"] = `<styleSheet xmlns="${MAIN}">${xml.styles}</styleSheet>`;
  if (tables.length > 0) {
    parts["xl/worksheets/_rels/sheet1.xml.rels"] = links(
      ...tables.map((_, index) => link(index + 1, "table", target(index + 1))),
    );
    tables.forEach((table, index) => (parts[`xl/tables/table${index + 1}.xml`] = table));
  }
  return packed(parts);
}

/** A file of these parts, by name: the reverse of `partsOf`. */
export function packed(parts: Readonly<Record<string, string>>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
}

/** The relationship element that `workbookLinks` takes. */
export function link(number: number, kind: string, target: string): string {
  return `<Relationship Id="rId${number}" Type="${RELATIONSHIPS}/${kind}" Target="${target}"/>`;
}

function links(...elements: readonly string[]): string {
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${elements.join("")}</Relationships>`;
}

/** The text of every part of a file, by name. */
export function partsOf(file: Uint8Array): Record<string, string> {
  return Object.fromEntries(Object.entries(unzipSync(file)).map(([name, bytes]) => [name, strFromU8(bytes)]));
}

/** The file as a library reads it that the product does not use. */
export async function readWithExcelJs(file: Uint8Array): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(Buffer.from(file) as unknown as ExcelJS.Buffer);
  return workbook;
}
