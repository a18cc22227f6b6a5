import fc from "fast-check";
import { columnLetters } from "../../../src/workbench/model/areas/a1-address";
import { areaOf } from "../../../src/workbench/model/areas/area";
import { openWorkbook } from "../../../src/workbench/xlsx/open-workbook";
import { runs } from "../../support/property-seed";
import { packed, partsOf, workbookPackage } from "../../support/workbook-package";

const ROWS = 12;
const COLUMNS = 6;
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

type Value = number | string | boolean | null;

/** What writers may do differently without saying anything else; one draw decides it, cell by cell. */
type Draw = () => boolean;

const value: fc.Arbitrary<Value> = fc.oneof(
  { weight: 3, arbitrary: fc.constant(null) },
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => (Object.is(number, -0) ? 0 : number)),
  fc.integer(),
  fc.boolean(),
  fc.string({ unit: fc.constantFrom(..."ab 7<>&'\"é漢😀_x0041_=\n") }),
);
const grid = fc.array(fc.array(value, { minLength: COLUMNS, maxLength: COLUMNS }), {
  minLength: ROWS,
  maxLength: ROWS,
});

describe("a sheet, however it is written", () => {
  it("is read as what it holds, cell by cell", async () => {
    const draws = fc.infiniteStream(fc.boolean());
    const property = fc.asyncProperty(grid, draws, fc.constantFrom("", "x:"), async (values, drawn, prefix) => {
      const { model } = await openWorkbook(fileOf(values, () => drawn.next().value as boolean, prefix));
      expect(model.sheets[0]!.readValues(areaOf(0, 0, ROWS, COLUMNS))).toEqual(values);
    });
    await fc.assert(property, { numRuns: runs(3_000, 300) });
  });
});

function fileOf(values: readonly (readonly Value[])[], draw: Draw, prefix: string): Uint8Array {
  const strings: string[] = [];
  const rows = rowsOf(values, draw, prefix, strings);
  const space = draw() ? "\r\n  " : "";
  const tail = draw() ? `<${prefix}pageMargins left="0.7"/>` : "";
  const root = prefix === "" ? `worksheet xmlns="${MAIN}"` : `x:worksheet xmlns:x="${MAIN}" xmlns="urn:other"`;
  const sheet = `${space}<${prefix}sheetData>${rows}</${prefix}sheetData>${space}${tail}`;
  return packed({
    ...partsOf(workbookPackage({ sheet: "<sheetData/>", sharedStrings: strings.map(stringItem).join("") })),
    "xl/worksheets/sheet1.xml": `${draw() ? '<?xml version="1.0" encoding="UTF-8"?>' : ""}<${root}>${sheet}</${prefix}worksheet>`,
  });
}

function rowsOf(values: readonly (readonly Value[])[], draw: Draw, prefix: string, strings: string[]): string {
  let next = 0;
  let xml = "";
  values.forEach((cells, row) => {
    const isBlank = cells.every((cell) => cell === null);
    if (isBlank && draw()) return;
    const number = row === next && draw() ? "" : ` r="${row + 1}"`;
    const spans = draw() ? ` spans='1:${COLUMNS}' ht = "15"` : "";
    const content = cellsOf(cells, row, draw, prefix, strings);
    xml += `<${prefix}row${number}${spans}${content === "" ? "/>" : `>${content}</${prefix}row>`}${draw() ? "\n" : ""}`;
    next = row + 1;
  });
  return xml;
}

function cellsOf(cells: readonly Value[], row: number, draw: Draw, prefix: string, strings: string[]): string {
  let next = 0;
  let xml = "";
  cells.forEach((cell, column) => {
    if (cell === null && draw()) return;
    const letters = columnLetters(column);
    const address = column === next && draw() ? "" : ` r="${draw() ? letters : letters.toLowerCase()}${row + 1}"`;
    xml += cellOf(cell, address, draw, prefix, strings) + (draw() ? "<!-- & -->" : "");
    next = column + 1;
  });
  return xml;
}

function cellOf(value: Value, address: string, draw: Draw, prefix: string, strings: string[]): string {
  const element = (type: string, content: string): string =>
    `<${prefix}c${address}${type === "" ? "" : ` t="${type}"`}>${content}</${prefix}c>`;
  const v = (text: string): string => `<${prefix}v>${draw() ? text : ` ${text}\n`}</${prefix}v>`;
  if (value === null) return draw() ? `<${prefix}c${address}/>` : element("", draw() ? `<${prefix}v/>` : "");
  if (typeof value === "number") return element(draw() ? "n" : "", v(draw() ? String(value) : value.toExponential()));
  if (typeof value === "boolean") return element("b", v(draw() ? String(Number(value)) : String(value)));
  if (draw()) return element("s", v(String(strings.push(value) - 1)));
  const t = `<${prefix}t xml:space="preserve">${escaped(value)}</${prefix}t>`;
  if (draw()) return element("inlineStr", `<${prefix}is>${draw() ? t : `<${prefix}r>${t}</${prefix}r>`}</${prefix}is>`);
  return element("str", `<${prefix}v>${escaped(value)}</${prefix}v>`);
}

/** Every second text in two runs, as where half of it is bold. */
function stringItem(text: string, place: number): string {
  const t = (part: string): string => `<t xml:space="preserve">${escaped(part)}</t>`;
  const characters = [...text];
  const half = characters.length >> 1;
  const [first, second] = [characters.slice(0, half).join(""), characters.slice(half).join("")];
  return `<si>${place % 2 === 0 ? t(text) : `<r>${t(first)}</r><r><rPr><b/></rPr>${t(second)}</r>`}</si>`;
}

/** An escape of SpreadsheetML stands for a character: the text that looks like one has its first sign escaped. */
function escaped(text: string): string {
  const marked = text.replace(/_(?=x[0-9a-fA-F]{4}_)/g, "_x005F_");
  return marked.replace(/[&<>"'\n]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
