import fc from "fast-check";
import { areaOf } from "../../../../src/workbench/model/areas/area";
import type { CellShift } from "../../../../src/workbench/model/areas/shifted-area";
import { moveAnchors } from "../../../../src/workbench/xlsx/linked/drawing-anchors";
import { runs } from "../../../support/property-seed";

/** A column of cells comes before D1:D10. */
const COLUMN: CellShift = { sheetId: "1", type: "ColumnInserted", area: areaOf(0, 3, 10, 1) };

type Corner = readonly [column: number, row: number, columnOffset?: number, rowOffset?: number];

function marker(name: string, [column, row, columnOffset = 0, rowOffset = 0]: Corner): string {
  return `<xdr:${name}><xdr:col>${column}</xdr:col><xdr:colOff>${columnOffset}</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>${rowOffset}</xdr:rowOff></xdr:${name}>`;
}

function twoCells(from: Corner, to: Corner, attributes = ""): string {
  return `<xdr:twoCellAnchor${attributes}>${marker("from", from)}${marker("to", to)}<xdr:pic><a:ext cx="9" cy="9"/></xdr:pic></xdr:twoCellAnchor>`;
}

function oneCell(from: Corner, height: number): string {
  return `<xdr:oneCellAnchor>${marker("from", from)}<xdr:ext cx="9525" cy="${height}"/><xdr:pic/></xdr:oneCellAnchor>`;
}

function keysOf<Key extends string>(record: Readonly<Record<Key, unknown>>): Key[] {
  return Object.keys(record) as Key[];
}

const moved = (xml: string, ...shifts: CellShift[]): string =>
  moveAnchors(`<xdr:wsDr>${xml}</xdr:wsDr>`, shifts.length === 0 ? [COLUMN] : shifts, 15).slice(10, -11);

describe("objects over cells that make room for a column", () => {
  it.each<[string, string, string]>([
    ["lie wholly in the rows that move", twoCells([4, 1], [6, 5, 100, 100]), twoCells([5, 1], [7, 5, 100, 100])],
    ["begin where the new cells come", twoCells([3, 0], [4, 1]), twoCells([4, 0], [5, 1])],
    ["end on the very edge of the rows", twoCells([4, 1], [6, 10]), twoCells([5, 1], [7, 10])],
    [
      "move without sizing",
      twoCells([4, 1], [6, 5], ' editAs="oneCell"'),
      twoCells([5, 1], [7, 5], ' editAs="oneCell"'),
    ],
    ["have one corner and no great height", oneCell([4, 1], 190_500 * 9), oneCell([5, 1], 190_500 * 9)],
  ])("move along where they %s", (_when, before, after) => {
    expect(moved(before)).toBe(after);
  });

  it("are stretched where the new cells come into their middle and they size with cells", () => {
    expect(moved(twoCells([2, 1], [5, 5]))).toBe(twoCells([2, 1], [6, 5]));
    const kept = twoCells([2, 1], [5, 5], ' editAs="oneCell"');
    expect(moved(kept)).toBe(kept);
  });

  it.each<[string, string]>([
    ["reach below the rows that move", twoCells([4, 1], [6, 10, 0, 1])],
    ["begin above them", twoCells([4, 12], [6, 15])],
    ["lie left of the new cells, up to their edge", twoCells([0, 1], [3, 5])],
    ["do not move with cells", twoCells([4, 1], [6, 5], ' editAs="absolute"')],
    ["are higher than the rows that move", oneCell([4, 1], 190_500 * 9 + 1)],
    [
      "have a place on the sheet, not in cells",
      `<xdr:absoluteAnchor><xdr:pos x="4" y="1"/><xdr:ext cx="9" cy="9"/></xdr:absoluteAnchor>`,
    ],
    ["stand inside a chart", `<cdr:relSizeAnchor><cdr:from><cdr:x>0.4</cdr:x></cdr:from></cdr:relSizeAnchor>`],
  ])("stay where they %s", (_when, xml) => {
    expect(moved(xml)).toBe(xml);
  });

  it("move down with cells, and back when the cells go", () => {
    const area = areaOf(2, 0, 3, 8);
    const down: CellShift = { sheetId: "1", type: "RowInserted", area };
    const up: CellShift = { sheetId: "1", type: "RowDeleted", area };
    const before = twoCells([1, 4], [3, 6, 1, 1]);
    expect(moved(before, down)).toBe(twoCells([1, 7], [3, 9, 1, 1]));
    expect(moved(before, down, up)).toBe(before);
  });

  it("stay where all their cells go", () => {
    const before = twoCells([3, 1], [4, 2]);
    expect(moved(before, { ...COLUMN, type: "ColumnDeleted" })).toBe(before);
  });

  it("are where they were once the cells came and went, wherever they are", () => {
    const number = fc.nat({ max: 14 });
    const offset = fc.constantFrom(0, 100);
    const corner = fc.tuple(number, number, offset, offset);
    const anchor = fc.tuple(corner, corner, fc.constantFrom("", ' editAs="oneCell"', ' editAs="absolute"'));
    const area = fc.record({
      row: number,
      column: number,
      rowCount: fc.integer({ min: 1, max: 12 }),
      columnCount: fc.integer({ min: 1, max: 3 }),
    });
    const inverse = { ColumnInserted: "ColumnDeleted", RowInserted: "RowDeleted" } as const;
    fc.assert(
      fc.property(fc.array(anchor), area, fc.constantFrom(...keysOf(inverse)), (anchors, cells, type) => {
        const xml = anchors.map(([from, [columns, rows, ...offsets], attributes]) =>
          twoCells(from, [from[0] + columns, from[1] + rows, ...offsets], attributes),
        );
        const came: CellShift = { sheetId: "1", area: cells, type };
        expect(moved(xml.join(""), came, { ...came, type: inverse[type] })).toBe(xml.join(""));
      }),
      { numRuns: runs(2000, 100) },
    );
  });

  it("are found with any prefix and without one, each by its own rule", () => {
    const plain = (xml: string): string => xml.replaceAll("xdr:", "");
    expect(moved(plain(twoCells([4, 1], [5, 2]) + twoCells([4, 20], [5, 21]) + oneCell([9, 9], 1)))).toBe(
      plain(twoCells([5, 1], [6, 2]) + twoCells([4, 20], [5, 21]) + oneCell([10, 9], 1)),
    );
  });
});
