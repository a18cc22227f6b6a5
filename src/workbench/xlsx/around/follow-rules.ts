import { appendByKey } from "../../model/append-by-key";
import { formatCorners, parseAddress } from "../../model/areas/a1-address";
import { unionOf, type Area } from "../../model/areas/area";
import { shiftedPieces, type ShiftedPiece } from "../../model/areas/shifted-area";
import { shiftFormula } from "../../model/texts/formula-references";
import { patchText, type TextPatch } from "../package/text-patches";
import { withAttribute } from "../package/xml-attributes";
import { XmlScanner } from "../package/xml-scanner";
import { fillFormula } from "../../model/texts/fill-formula";
import type { NamedShift } from "./shift-edits";
import { editMentions, withoutEmptyLists, type CellMentions } from "./shifted-part";

const FORMULAS: CellMentions = {
  formulas: ["formula", "formula1", "formula2", "f"],
  formulaAttributes: { cfvo: ["val"] },
};
const AREAS: CellMentions = {
  areas: { conditionalFormatting: "sqref", dataValidation: "sqref" },
  areaTexts: ["sqref"],
};

/** What the rules of one element are for: cells with formulas that are read as standing in the first of them. */
interface Reach {
  readonly areas: readonly Area[];
  readonly formula: (text: string) => string;
}

/**
 * Conditional formats and validations, those of extensions too, after one shift. Each cell keeps its rules, and these look at the same
 * cells as before. Where only some of a rule's cells moved, it becomes two, as in Excel, unless its formula says the same for both. Which
 * cells a formula looks at is settled for the first cell of those that stay together.
 * @param xml a sheet part without its rows
 * @param sheetName of that sheet
 */
export function followRules(xml: string, sheetName: string, shifted: NamedShift): string {
  const scanner = new XmlScanner(xml);
  const patches: TextPatch[] = [];
  let isCountSame = true;
  while (scanner.next()) {
    const { name, start } = scanner;
    if (scanner.isClosing || (name !== "conditionalFormatting" && name !== "dataValidation")) continue;
    scanner.skipElement();
    const before = xml.slice(start, scanner.end);
    const after = followedElements(before, sheetName, shifted);
    isCountSame &&= after.length === 1;
    if (after.length !== 1 || after[0] !== before) patches.push({ start, end: scanner.end, text: after.join("") });
  }
  const patched = patchText(xml, patches);
  return isCountSame ? patched : withoutEmptyLists(patched);
}

function followedElements(xml: string, sheetName: string, shifted: NamedShift): string[] {
  const { open, children } = partsOfElement(xml);
  const listed = open.sqref ?? children.find(({ name }) => name === "sqref")?.text ?? "";
  const areas = listed.split(/\s+/).flatMap((text) => parseAddress(text)?.area ?? []);
  const isOwn = sheetName.toLowerCase() === shifted.sheetName.toLowerCase();
  const pieces = areas.flatMap((area) =>
    isOwn ? shiftedPieces(area, shifted.shift) : [{ before: area, after: area }],
  );
  const follow = (formula: string): string => shiftFormula(formula, sheetName, shifted.sheetName, shifted.shift);
  if (pieces.length === 0) return areas.length === 0 ? [withFormulas(xml, follow)] : [];
  const whole = reachOf(pieces, cornerOf(areas), follow);
  const isInPlace = pieces.length === areas.length && pieces.every(({ before, after }) => before === after);
  const sqref = isInPlace ? listed : sqrefOf(whole.areas);
  const rules = rulesIn(open.name, children);
  const groups = rules.map((rule) => reachesOf(rule, pieces, cornerOf(areas), follow));
  if (groups.every((reaches) => reaches.length === 1)) {
    return [editMentions(xml, { ...AREAS, ...FORMULAS }, { ...editsWith(whole.formula), cells: () => sqref })];
  }
  const elements = new Map<string, string[]>();
  rules.forEach((rule, i) => {
    groups[i]!.forEach((reach, copy) => {
      const place = sqrefOf(reach.areas);
      const followed = withFormulas(copy === 0 ? rule : withOtherIds(rule, copy), reach.formula);
      appendByKey(elements, place, followed);
    });
  });
  return [...elements].map(([place, followed], copy) => {
    const tag = copy === 0 ? open.tag : withAttribute(open.tag, "xr:uid", undefined);
    const marked = open.sqref === undefined ? tag : withAttribute(tag, "sqref", place);
    const own = children.find(({ name }) => name === "sqref");
    const after = own === undefined ? "" : own.xml.replace(/>[^<]*</, () => `>${place}<`);
    return `${marked}${followed.join("")}${after}${open.closing}`;
  });
}

/** A rule's cells in groups for which its formulas can be written once. */
function reachesOf(
  rule: string,
  pieces: readonly ShiftedPiece[],
  corner: Area,
  follow: (formula: string) => string,
): Reach[] {
  const groups = new Map<string, ShiftedPiece[]>();
  // Formulas are compared as they would read in one cell, from which none of their references lies off the sheet.
  const row = pieces.reduce((last, { after }) => Math.max(last, after.row), 0);
  const column = pieces.reduce((last, { after }) => Math.max(last, after.column), 0);
  for (const piece of pieces) {
    const { formula } = reachOf([piece], corner, follow);
    const there = (text: string): string => filled(formula(text), piece.after, { ...piece.after, row, column });
    const key = withFormulas(rule, there);
    appendByKey(groups, key, piece);
  }
  return [...groups.values()].map((group) => reachOf(group, corner, follow));
}

/** @param corner the cell in which the formulas were written until now */
function reachOf(pieces: readonly ShiftedPiece[], corner: Area, follow: (formula: string) => string): Reach {
  const areas = pieces.map(({ after }) => after);
  const { before, after } = pieces[0]!;
  return { areas, formula: (text) => filled(follow(filled(text, corner, before)), after, cornerOf(areas)) };
}

/** The cell in which formulas of rules are read as standing: the first of the smallest area that holds all their cells. */
function cornerOf(areas: readonly Area[]): Area {
  return areas.reduce(unionOf);
}

function filled(formula: string, from: Area, to: Area): string {
  const [rows, columns] = [to.row - from.row, to.column - from.column];
  return rows === 0 && columns === 0 ? formula : fillFormula(formula, rows, columns);
}

function sqrefOf(areas: readonly Area[]): string {
  return areas.map(formatCorners).join(" ");
}

/** @param xml one element or several */
function withFormulas(xml: string, formula: (text: string) => string): string {
  const [open, close] = ["<r>", "</r>"];
  return editMentions(open + xml + close, FORMULAS, editsWith(formula)).slice(open.length, -close.length);
}

function editsWith(formula: (text: string) => string) {
  const same = (text: string): string => text;
  return { formula, areas: same, cells: same, areasOf: (_sheetName: string, text: string) => text };
}

interface ChildXml {
  readonly name: string;
  readonly xml: string;
  readonly text: string;
}

function partsOfElement(xml: string) {
  const scanner = new XmlScanner(xml);
  scanner.next();
  const { name, prefix, isSelfClosing } = scanner;
  const tag = xml.slice(scanner.start, scanner.end).replace(/\s*\/>$/, ">");
  const sqref = scanner.attribute("sqref");
  const children: ChildXml[] = [];
  while (!isSelfClosing && scanner.next() && !scanner.isClosing) {
    const { name: child, start, end } = scanner;
    scanner.skipElement();
    children.push({ name: child, xml: xml.slice(start, scanner.end), text: xml.slice(end, scanner.start) });
  }
  return { open: { name, tag, sqref, closing: `</${prefix}${name}>` }, children };
}

/** Each rule of a conditional format by itself; all that a validation says is one. */
function rulesIn(name: string, children: readonly ChildXml[]): string[] {
  const rules = children.filter((child) => child.name !== "sqref").map(({ xml }) => xml);
  return name === "conditionalFormatting" ? rules : [rules.join("")];
}

/** A copy of a rule of an extension has an id of its own: MS-XLSX 2.6.14. */
function withOtherIds(rule: string, copy: number): string {
  return rule.replace(/(\sid="\{)([0-9A-Fa-f]{8})(?=-)/, (_whole, before: string, digits: string) => {
    const other = (Number.parseInt(digits, 16) + copy) % 0x1_0000_0000;
    return before + other.toString(16).toUpperCase().padStart(8, "0");
  });
}
