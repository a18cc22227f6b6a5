import type { CellShift } from "../../model/areas/shifted-area";
import { patchText, type TextPatch } from "../package/text-patches";
import { XmlScanner } from "../package/xml-scanner";
import { movesOf, type Corner, type Placement } from "./placed-object";

/** English Metric Units in a point: ECMA-376 Part 1, 20.1.2.1. */
const EMU_PER_POINT = 12_700;

/** A number in the text of an element, and where it stands. */
interface PlacedNumber {
  readonly value: number;
  readonly start: number;
  readonly end: number;
}

type Marker = Partial<Record<"row" | "col" | "rowOff" | "colOff", PlacedNumber>>;

interface Anchor {
  readonly from: Marker;
  readonly to: Marker;
  /** Height of an object that has one corner only, in EMU. */
  readonly height: number;
}

/**
 * Lets the objects of a drawing part, or of the list of controls or embedded objects of a sheet part, follow the cells under them.
 * Source of the elements: ECMA-376 Part 1, 20.5.2 (drawings) and 18.3.1.1 (`anchor`).
 * @param rowHeight points a row is high, by which an object that has one corner only is measured
 */
export function moveAnchors(xml: string, shifts: readonly CellShift[], rowHeight: number): string {
  const patches: TextPatch[] = [];
  const scanner = new XmlScanner(xml);
  while (shifts.length > 0 && scanner.next()) {
    const placement = scanner.isClosing ? undefined : placementOf(scanner);
    if (placement === undefined || placement === "stays") continue;
    const anchor = readAnchor(scanner);
    const from = cornerOf(anchor.from);
    if (from === undefined) continue;
    const to = cornerOf(anchor.to) ?? lowerCorner(from, anchor, rowHeight);
    const moves = movesOf(from, to, placement, shifts);
    for (const [marker, move] of [[anchor.from, moves.from] as const, [anchor.to, moves.to] as const]) {
      const placed = [[marker.col, move.columns] as const, [marker.row, move.rows] as const];
      for (const [number, by] of placed) if (number !== undefined && by !== 0) patches.push(patchOf(number, by));
    }
  }
  return patchText(xml, patches);
}

/** Undefined for what is no anchor in cells. */
function placementOf(scanner: XmlScanner): Placement | undefined {
  const isSet = (name: string): boolean => ["1", "true"].includes(scanner.attribute(name) ?? "0");
  switch (scanner.name) {
    case "twoCellAnchor": {
      const editAs = scanner.attribute("editAs") ?? "twoCell";
      return editAs === "twoCell" ? "moves-and-sizes" : editAs === "oneCell" ? "moves" : "stays";
    }
    case "oneCellAnchor":
      return "moves";
    case "anchor":
      if (!isSet("moveWithCells")) return "stays";
      return isSet("sizeWithCells") ? "moves-and-sizes" : "moves";
    default:
      return undefined;
  }
}

/** Reads an anchor's two corners, or its one corner and its size; they stand before the object itself. */
function readAnchor(scanner: XmlScanner): Anchor {
  const { name } = scanner;
  const corners: { from: Marker; to: Marker } = { from: {}, to: {} };
  let current: Marker | undefined;
  while (scanner.next() && !(scanner.isClosing && (scanner.name === "to" || scanner.name === name))) {
    if (scanner.isClosing) continue;
    if (scanner.name === "from" || scanner.name === "to") current = corners[scanner.name];
    else if (scanner.name === "ext") return { ...corners, height: Number(scanner.attribute("cy") ?? 0) };
    else if (current !== undefined && isMarkerElement(scanner.name)) {
      const { name: element, end: start } = scanner;
      if (scanner.isSelfClosing || !scanner.next()) continue;
      current[element] = { value: Number(scanner.rawTextBefore()), start, end: scanner.start };
    }
  }
  return { ...corners, height: 0 };
}

function isMarkerElement(name: string): name is keyof Marker {
  return name === "row" || name === "col" || name === "rowOff" || name === "colOff";
}

function cornerOf({ row, col, rowOff, colOff }: Marker): Corner | undefined {
  if (row === undefined || col === undefined) return undefined;
  return {
    row: row.value,
    column: col.value,
    isPastTop: (rowOff?.value ?? 0) > 0,
    isPastLeft: (colOff?.value ?? 0) > 0,
  };
}

/** Where an object with one corner ends, in its first column: what it does depends on its rows only. */
function lowerCorner(from: Corner, { from: marker, height }: Anchor, rowHeight: number): Corner {
  const rows = ((marker.rowOff?.value ?? 0) + height) / (rowHeight * EMU_PER_POINT);
  return {
    row: from.row + Math.floor(rows),
    column: from.column,
    isPastTop: rows % 1 > 0,
    isPastLeft: true,
  };
}

function patchOf({ value, start, end }: PlacedNumber, by: number): TextPatch {
  return { start, end, text: String(value + by) };
}
