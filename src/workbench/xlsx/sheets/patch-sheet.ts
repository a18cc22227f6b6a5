import { formatCorners, parseAddress } from "../../model/areas/a1-address";
import { unionOf } from "../../model/areas/area";
import { withAttribute } from "../package/xml-attributes";
import { XmlScanner } from "../package/xml-scanner";
import { RowPatch, type RowPatching } from "./patch-rows";
import { sheetContent } from "./sheet-content";

/** A sheet part with the model's changes in it. */
export interface PatchedSheet {
  /** The bytes of the part, in pieces as they are asked for. */
  readonly content: AsyncIterable<Uint8Array>;
  /**
   * Whether a cell that held a formula, or holds one now, was written: then the file's calculation order is out of date. Known when all of
   * the content was asked for.
   */
  readonly hasFormulaChange: () => boolean;
}

/**
 * Puts the model's changes into a sheet part.
 * @param around the part without its rows, as it shall read
 */
export function patchSheet(around: string, parts: Omit<RowPatching, "prefix" | "columnStyles">): PatchedSheet {
  const scanner = new XmlScanner(around);
  const columnStyles = new Map<number, number>();
  let patched = around;
  let prefix = "";
  while (scanner.next()) {
    if (scanner.isClosing) continue;
    if (scanner.name === "dimension") {
      const tag = around.slice(scanner.start, scanner.end);
      const now = withDimension(tag, scanner.attribute("ref") ?? "", parts);
      patched = around.slice(0, scanner.start) + now + around.slice(scanner.end);
    } else if (scanner.name === "col") readColumnStyle(scanner, columnStyles);
    else if (scanner.name === "sheetData") ({ prefix } = scanner);
  }
  const patch = new RowPatch({ ...parts, prefix, columnStyles });
  return { content: sheetContent(patched, patch.rows()), hasFormulaChange: () => patch.hasFormulaChange };
}

/** @returns the tag as it says which cells there may be now */
function withDimension(tag: string, told: string, { sheet, moves }: Pick<RowPatching, "sheet" | "moves">): string {
  const used = sheet.usedRange(false);
  if (used === undefined || sheet.dirtyAreas().length === 0) return tag;
  const before = parseAddress(told)?.area;
  const all = [before, before && moves.reachOf(before), used].filter((area) => area !== undefined);
  const whole = all.reduce(unionOf);
  return withAttribute(tag, "ref", formatCorners(whole));
}

function readColumnStyle(scanner: XmlScanner, columnStyles: Map<number, number>): void {
  const style = Number(scanner.attribute("style") ?? 0);
  if (style === 0) return;
  const last = Math.min(Number(scanner.attribute("max")), Number(scanner.attribute("min")) + 1023);
  for (let column = Number(scanner.attribute("min")) - 1; column < last; column++) columnStyles.set(column, style);
}
