import { areaOf } from "../../model/areas/area";
import type { CellShift } from "../../model/areas/shifted-area";
import { patchText, type TextPatch } from "../package/text-patches";
import { decodeXml, encodeXml } from "../package/xml-text";
import { movedArea } from "../around/shift-edits";
import { movesOf, type CornerMoves, type Placement } from "./placed-object";
import { vmlTags, type VmlTag } from "./vml-tags";

/** What a shape looks at: a cell it writes to, a list it shows, a picture of cells. */
const FORMULAS = ["FmlaLink", "FmlaRange", "FmlaGroup", "FmlaTxbx", "FmlaPict"];

/** What Excel keeps of a shape, by the local names of the elements in `ClientData`. */
interface ClientData {
  readonly isNote: boolean;
  readonly texts: ReadonlyMap<string, TextPatch>;
  /** How many tags come before its end. */
  readonly endsAt: number;
}

/**
 * Lets the shapes of a legacy drawing follow their cells: boxes of notes, which name their cell by row and column counted from 0 and
 * go with it, and controls, which lie over cells and look at cells. Source: ECMA-376 Part 4, 19.4 (`ClientData`).
 * @param shifts of the sheet that the shapes are on
 * @param followed how a formula reads now
 */
export function moveVmlShapes(
  vml: string,
  shifts: readonly CellShift[],
  followed: (formula: string) => string,
): string {
  const tags = vmlTags(vml);
  const patches: TextPatch[] = [];
  let shape: VmlTag | undefined;
  for (let place = 0; place < tags.length; place++) {
    const tag = tags[place]!;
    if (tag.name === "shape") shape = tag.isClosing ? undefined : tag;
    if (tag.name !== "ClientData" || tag.isClosing || tag.isSelfClosing) continue;
    const data = readClientData(vml, tags, place);
    place = data.endsAt;
    const moved = data.isNote ? movedNote(data, shifts) : movedControl(data, shifts);
    if (moved !== undefined) patches.push(...moved, ...movedFormulas(data, followed));
    else if (shape !== undefined) {
      while (place + 1 < tags.length && !(tags[place]!.isClosing && tags[place]!.name === "shape")) place++;
      patches.push({ start: shape.start, end: tags[place]!.end, text: "" });
      shape = undefined;
    }
  }
  return patchText(vml, patches);
}

function readClientData(vml: string, tags: readonly VmlTag[], from: number): ClientData {
  const type = /\sObjectType\s*=\s*["']([^"']*)/.exec(tags[from]!.attributes)?.[1];
  const texts = new Map<string, TextPatch>();
  let endsAt = from + 1;
  for (; endsAt < tags.length; endsAt++) {
    const { name, isClosing, isSelfClosing, end } = tags[endsAt]!;
    if (isClosing && name === "ClientData") break;
    const textEnd = isSelfClosing ? end : (tags[endsAt + 1]?.start ?? end);
    if (!isClosing) texts.set(name, { start: end, end: textEnd, text: vml.slice(end, textEnd).trim() });
  }
  return { isNote: (type ?? "Note") === "Note", texts, endsAt };
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
  return [
    { ...row, text: String(after.row) },
    { ...column, text: String(after.column) },
    ...movedAnchor(texts.get("Anchor"), { from: by, to: by }),
  ];
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

function movedFormulas({ texts }: ClientData, followed: (formula: string) => string): TextPatch[] {
  return FORMULAS.flatMap((name) => {
    const formula = texts.get(name);
    const before = decodeXml(formula?.text ?? "");
    const after = followed(before);
    return formula === undefined || after === before ? [] : [{ ...formula, text: encodeXml(after) }];
  });
}

/**
 * These elements say the contrary of their names, as `fMove` and `fSize` of the old format do ("kept intact", MS-XLS 2.5.193): a
 * control that moves and does not size with its cells has `SizeWithCells` alone.
 */
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
