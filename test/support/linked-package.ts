import { addTableColumn } from "../../src/workbench/model/edits/table-edits";
import { openWorkbook } from "../../src/workbench/xlsx/open-workbook";
import { saveWorkbook } from "../../src/workbench/xlsx/save-workbook";
import { link, packed, partsOf, workbookPackage } from "./workbook-package";

/** A part that another part links to. */
export interface LinkedPart {
  /** The part that has the link: the first sheet where nothing is said. */
  readonly from?: string;
  /** The last word of the link's type, or the whole type. */
  readonly kind: string;
  /** How the link names the part. */
  readonly target: string;
  /** Name of the part in the package; absent for a link to no part of its own. */
  readonly name?: string;
  readonly xml?: string;
}

export const SHEET = "xl/worksheets/sheet1.xml";
export const OTHER_SHEET = "xl/worksheets/sheet2.xml";
export const WORKBOOK = "xl/workbook.xml";

const TABLE = `<table id="1" name="T" displayName="T" ref="A1:A4"><tableColumns count="1"><tableColumn id="1" name="a"/></tableColumns></table>`;
const ROWS = [1, 2, 3, 4, 6].map(
  (row) => `<row r="${row}"><c r="A${row}"><v>${row}</v></c><c r="H${row}"><v>${row}</v></c></row>`,
);

/**
 * A workbook of two sheets and the given parts. "Sheet1" has table T in A1:A4 with cells right of it in column H, and H6 below: a result
 * column moves what stands in the rows 1 to 4 by one column. The other sheet, "Other one", has no table.
 * @param aroundRows what stands in the first sheet after its cells
 */
export function linkedPackage(linked: readonly LinkedPart[], aroundRows = ""): Uint8Array {
  const sheet = `<sheetData>${ROWS.join("").replace("<v>1</v>", "<v>0</v>")}</sheetData>${aroundRows}<tableParts count="1"><tablePart r:id="rId1"/></tableParts>`;
  const parts = partsOf(
    workbookPackage({
      sheet: sheet.replace(`<c r="A1"><v>0</v></c>`, `<c r="A1" t="inlineStr"><is><t>a</t></is></c>`),
      tables: [TABLE],
    }),
  );
  parts[WORKBOOK] = parts[WORKBOOK]!.replace(
    "</sheets>",
    `<sheet name="Other one" sheetId="7" r:id="rId70"/></sheets>`,
  );
  parts[OTHER_SHEET] =
    `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>`;
  addLink(parts, { from: WORKBOOK, kind: "worksheet", target: "worksheets/sheet2.xml" }, 70);
  linked.forEach((part, index) => {
    if (part.name !== undefined) parts[part.name] = part.xml ?? "";
    addLink(parts, part, 100 + index);
  });
  return packed(parts);
}

function addLink(parts: Record<string, string>, { from = SHEET, kind, target }: LinkedPart, number: number): void {
  const rels = from.replace(/([^/]+)$/, "_rels/$1.rels");
  const open = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`;
  const before = parts[rels] ?? `${open}</Relationships>`;
  const element = kind.includes("/")
    ? `<Relationship Id="rId${number}" Type="${kind}" Target="${target}"/>`
    : link(number, kind, target);
  parts[rels] = before.replace("</Relationships>", `${element}</Relationships>`);
}

/** The file's parts after a result column was added to T, saved again. */
export async function withResultColumn(file: Uint8Array): Promise<Record<string, string>> {
  const workbook = await openWorkbook(file);
  addTableColumn(workbook.model, workbook.model.tableByName("T")!, "pane", { name: "Prediction" });
  return partsOf(await saveWorkbook(workbook));
}

/** Names of the parts in which two files differ, the sheet of the table and the table itself aside. */
export function changedBeside(before: Uint8Array, after: Readonly<Record<string, string>>): string[] {
  const first = partsOf(before);
  return Object.keys({ ...first, ...after }).filter(
    (name) => first[name] !== after[name] && name !== SHEET && name !== "xl/tables/table1.xml",
  );
}
