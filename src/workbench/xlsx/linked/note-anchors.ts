import { parseAddress } from "../../model/areas/a1-address";
import type { CellShift } from "../../model/areas/shifted-area";
import { patchText, type TextPatch } from "../package/text-patches";
import { XmlScanner } from "../package/xml-scanner";
import { movedArea } from "../around/shift-edits";

/**
 * Lets the boxes of notes follow their cells where the comments part itself says where these are, as LibreOffice writes it: in an
 * `anchor` of `commentPr`. The legacy drawing says the same. Source: ECMA-376 Part 1, 18.7.5 and 18.3.1.1.
 */
export function moveNoteAnchors(xml: string, shifts: readonly CellShift[]): string {
  const scanner = new XmlScanner(xml);
  const patches: TextPatch[] = [];
  let by = { row: 0, col: 0 };
  while (shifts.length > 0 && scanner.next()) {
    const { name, end: start } = scanner;
    if (scanner.isClosing || scanner.isSelfClosing) continue;
    if (name === "comment") by = moveOf(scanner.attribute("ref") ?? "", shifts);
    if ((name !== "row" && name !== "col") || by[name] === 0 || !scanner.next()) continue;
    patches.push({ start, end: scanner.start, text: String(Number(scanner.rawTextBefore()) + by[name]) });
  }
  return patchText(xml, patches);
}

function moveOf(ref: string, shifts: readonly CellShift[]): { row: number; col: number } {
  const before = parseAddress(ref)?.area;
  const after = before && movedArea(before, shifts);
  return before === undefined || after === undefined
    ? { row: 0, col: 0 }
    : { row: after.row - before.row, col: after.column - before.column };
}
