import fc from "fast-check";
import { columnLetters } from "../../../../src/workbench/model/areas/a1-address";
import { XmlScanner } from "../../../../src/workbench/xlsx/package/xml-scanner";
import { CellDecoder } from "../../../../src/workbench/xlsx/sheets/cell-decoder";
import { PLAIN_KINDS, PlainRow } from "../../../../src/workbench/xlsx/bytes/plain-row";
import { readRow } from "../../../../src/workbench/xlsx/sheets/sheet-rows";
import { runs } from "../../../support/property-seed";

const TEXTS = ["a", "b", "c"];

const cell = fc.record({
  gap: fc.nat({ max: 2 }),
  style: fc.constantFrom("", ' s="1"', ' s="23"'),
  content: fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => `><v>${number}</v></c>`),
    fc.nat({ max: 3 }).map((index) => ` t="s"><v>${index}</v></c>`),
    fc.constantFrom(` t="b"><v>1</v></c>`, ` t="n"><v>-4</v></c>`, "/>", ` t="str"><v>x</v></c>`, "></c>"),
  ),
});
const row = fc
  .tuple(fc.integer({ min: 1, max: 1_048_576 }), fc.constantFrom("", ' spans="1:3"', ' ht="15"'), fc.array(cell))
  .map(([number, attributes, cells]) => {
    let column = -1;
    const written = cells.map(({ gap, style, content }) => {
      column += 1 + gap;
      return `<c r="${columnLetters(column)}${number}"${style}${content}`;
    });
    return `<row r="${number}"${attributes}>${written.join("")}</row>`;
  });

/** One sign in place of another, or none. */
const slip = fc.record({ place: fc.nat(999), sign: fc.constantFrom(..."0129.-+eE\"'<>/ crstvABZaz\n&", "") });

/** The row as XML says it; undefined where that refuses it. */
function asXml(xml: string): unknown {
  try {
    const read = readRow(new XmlScanner(xml, ["sheetData"]), -1);
    const decoder = new CellDecoder(TEXTS, 1900, () => undefined);
    return read && { row: read.row, cells: read.cells.map((one) => [one.column, one.styleIndex, decoder.value(one)]) };
  } catch {
    return undefined;
  }
}

/** The same as a plain row; undefined where it is none. */
function asPlain(xml: string): unknown {
  const plain = new PlainRow();
  if (!plain.read(new TextEncoder().encode(xml), 0, -1)) return undefined;
  const cells = Array.from({ length: plain.count }, (_, index) => {
    const value = plain.values[index]!;
    const kinds: Readonly<Record<number, unknown>> = {
      [PLAIN_KINDS.blank]: null,
      [PLAIN_KINDS.text]: TEXTS[value],
      [PLAIN_KINDS.truth]: value === 1,
    };
    const kind = plain.kinds[index]!;
    return [plain.columns[index], plain.styles[index], kind === PLAIN_KINDS.number ? value : kinds[kind]];
  });
  return cells.some(([, , value]) => value === undefined) ? undefined : { row: plain.row, cells };
}

describe("PlainRow", () => {
  it("says what XML says of a row, or leaves it to XML, whatever slips the writer made", () => {
    let plainRows = 0;
    fc.assert(
      fc.property(row, fc.array(slip, { maxLength: 2 }), (xml, slips) => {
        const written = slips.reduce((text, { place, sign }) => {
          const at = place % text.length;
          return text.slice(0, at) + sign + text.slice(at + 1);
        }, xml);
        const plain = asPlain(written);
        if (plain === undefined) return;
        plainRows++;
        expect(plain).toEqual(asXml(written));
      }),
      { numRuns: runs(200_000, 5_000) },
    );
    expect(plainRows).toBeGreaterThan(200);
  });

  it("knows where spans, cells and row end", () => {
    const plain = new PlainRow();
    const xml = `<row r="2" spans="1:3" x14ac:dyDescent="0.25"><c r="A2" s="1"><v>5</v></c></row>`;
    expect(plain.read(new TextEncoder().encode(`  ${xml}`), 2, 0)).toBe(true);
    const piece = (start: number, end: number): string => `  ${xml}`.slice(start, end);
    expect(piece(plain.spansStart, plain.spansEnd)).toBe(' spans="1:3"');
    expect(piece(plain.cellsEnd, plain.end)).toBe("</row>");
  });

  it.each([
    ["the row before it or one above", `<row r="1"></row>`, 0],
    ["no number", `<row r=""></row>`, -1],
    ["a number beyond the sheet", `<row r="1048577"></row>`, -1],
    ["a number of many digits", `<row r="100000000000"></row>`, -1],
    ["a value that ends its tag", `<row r="1" spans=">"></row>`, -1],
    ["a column beyond the sheet", `<row r="1"><c r="XFE1"><v>1</v></c></row>`, -1],
    ["cells out of order", `<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>`, -1],
    ["a cell of another row", `<row r="1"><c r="B2"><v>1</v></c></row>`, -1],
    ["a row that is cut", `<row r="1"><c r="B1"><v>1</v></c></ro`, -1],
  ])("leaves a row to XML that has %s", (_what, xml, after) => {
    expect(new PlainRow().read(new TextEncoder().encode(xml), 0, after)).toBe(false);
  });
});
