import { areaOf } from "../../model/areas/area";
import type { CellShift } from "../../model/areas/shifted-area";
import { LooseXmlScanner } from "../package/loose-xml-scanner";
import { patchText, type TextPatch } from "../package/text-patches";
import { movedArea } from "../sheets/shift-edits";
import { movesOf, type CornerMoves, type Placement } from "./placed-object";

/** What Excel keeps of a shape, by the local names of the elements in `ClientData`. */
interface ClientData {
  readonly isNote: boolean;
  readonly texts: ReadonlyMap<string, TextPatch>;
}

/**
 * Lets the shapes of a legacy drawing follow their cells: boxes of notes, which name their cell by row and column counted from 0 and
 * go with it, and controls, which lie over cells. Source: ECMA-376 Part 4, 19.4 (`ClientData`); the parts need not be well-formed.
 */
export function moveVmlShapes(xml: string, shifts: readonly CellShift[]): string {
  const patches: TextPatch[] = [];
  const scanner = new LooseXmlScanner(xml);
  let shapeStart: number | undefined;
  while (shifts.length > 0 && scanner.next()) {
    if (scanner.name === "shape") shapeStart = scanner.isClosing ? undefined : scanner.start;
    if (scanner.name !== "ClientData" || scanner.isClosing || scanner.isSelfClosing) continue;
    const data = readClientData(scanner);
    const edits = data.isNote ? movedNote(data, shifts) : movedControl(data, shifts);
    if (edits !== undefined) patches.push(...edits);
    else if (shapeStart !== undefined) {
      skipPast(scanner, "shape");
      patches.push({ start: shapeStart, end: scanner.end, text: "" });
    }
  }
  return patchText(xml, patches);
}

function readClientData(scanner: LooseXmlScanner): ClientData {
  const isNote = (scanner.attribute("ObjectType") ?? "Note") === "Note";
  const texts = new Map<string, TextPatch>();
  while (scanner.next() && !(scanner.isClosing && scanner.name === "ClientData")) {
    if (scanner.isClosing) continue;
    const { name, end: start, isSelfClosing } = scanner;
    if (isSelfClosing) texts.set(name, { start, end: start, text: "" });
    else if (scanner.next()) texts.set(name, { start, end: scanner.start, text: scanner.rawTextBefore().trim() });
  }
  return { isNote, texts };
}

/** The box keeps its distance from its cell. Undefined when the cell went. */
function movedNote({ texts }: ClientData, shifts: readonly CellShift[]): TextPatch[] | undefined {
  const [row, column] = [texts.get("Row"), texts.get("Column")];
  if (row === undefined || column === undefined) return [];
  const before = areaOf(Number(row.text), Number(column.text));
  const after = movedArea(before, shifts);
  if (after === undefined) return undefined;
  if (after === before) return [];
  const by = { rows: after.row - before.row, columns: after.column - before.column };
  return inOrder([
    { ...row, text: String(after.row) },
    { ...column, text: String(after.column) },
    ...movedAnchor(texts.get("Anchor"), { from: by, to: by }),
  ]);
}

function movedControl({ texts }: ClientData, shifts: readonly CellShift[]): TextPatch[] {
  const anchor = texts.get("Anchor");
  const numbers = (anchor?.text.split(",") ?? []).map(Number);
  if (numbers.length !== 8 || numbers.some(Number.isNaN)) return [];
  const [left = 0, leftOffset = 0, top = 0, topOffset = 0, right = 0, rightOffset = 0, bottom = 0, bottomOffset = 0] =
    numbers;
  const from = { row: top, column: left, isPastTop: topOffset > 0, isPastLeft: leftOffset > 0 };
  const to = { row: bottom, column: right, isPastTop: bottomOffset > 0, isPastLeft: rightOffset > 0 };
  return movedAnchor(anchor, movesOf(from, to, placementOf(texts), shifts));
}

/** These elements say the contrary of their names: a control that moves and does not size with its cells has `SizeWithCells` alone. */
function placementOf(texts: ClientData["texts"]): Placement {
  const isSet = (name: string): boolean => !["false", "f", undefined].includes(texts.get(name)?.text.toLowerCase());
  if (isSet("MoveWithCells")) return "stays";
  return isSet("SizeWithCells") ? "moves" : "moves-and-sizes";
}

/** "column, pixels, row, pixels" of the upper left corner, then of the lower right one. */
function movedAnchor(anchor: TextPatch | undefined, { from, to }: CornerMoves): TextPatch[] {
  if (anchor === undefined) return [];
  const moves = [from.columns, 0, from.rows, 0, to.columns, 0, to.rows, 0];
  let place = 0;
  const text = anchor.text.replace(/\d+/g, (number) => String(Math.max(0, Number(number) + (moves[place++] ?? 0))));
  return text === anchor.text ? [] : [{ ...anchor, text }];
}

/** Not by counting tags: what stands in a text box may be HTML. */
function skipPast(scanner: LooseXmlScanner, name: string): void {
  while (scanner.next() && !(scanner.isClosing && scanner.name === name));
}

function inOrder(patches: readonly TextPatch[]): TextPatch[] {
  return [...patches].sort((a, b) => a.start - b.start);
}
