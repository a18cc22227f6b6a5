import { formatCorners, parseAddress } from "../../model/areas/a1-address";
import { areaOf, bottomOf, unionOf, type Area } from "../../model/areas/area";
import { withAttribute } from "../package/xml-attributes";
import { XmlScanner } from "../package/xml-scanner";
import { isSamePlace, type CellPlace } from "./cell-moves";
import { CellWriter, type CellWriterParts, type OriginalCell } from "./cell-writer";
import { sheetRows, type RowXml } from "./sheet-rows";

/** A sheet part with the model's changes in it. */
export interface PatchedSheet {
  readonly xml: string;
  /** A cell that held a formula, or holds one now, was written: the file's calculation order is out of date. */
  readonly hasFormulaChange: boolean;
}

/**
 * Puts the present content of every dirty cell of the model into the sheet part, and every cell to where it moved. Cells that did not
 * change stay as they stand there, letter by letter, with all that the model knows nothing of; those that moved do so but for their place.
 * @throws SyntaxError when the part is cut short
 */
export function patchSheet(parts: CellWriterParts): PatchedSheet {
  return new SheetPatch(parts).run();
}

class SheetPatch {
  private readonly scanner: XmlScanner;
  private readonly writer: CellWriter;
  /** Columns to be written anew, by row. */
  private readonly touched: Map<number, Set<number>>;
  /** Cells that stand in another row now, by the key of where they stood. */
  private readonly fromOtherRows = new Map<string, OriginalCell>();
  private readonly pieces: string[] = [];
  private readonly breaksSharedFormulas: boolean;
  private copiedTo = 0;
  /** Which piece is the `<dimension>`, and what it said. */
  private dimension: { readonly piece: number; readonly tag: string } | undefined;
  private extent: Area | undefined;

  constructor(private readonly parts: CellWriterParts) {
    this.scanner = new XmlScanner(parts.xml);
    this.writer = new CellWriter(parts);
    this.touched = columnsByRow(parts.sheet.dirtyAreas());
    if (parts.moves.isAcrossRows) this.findCellsFromOtherRows();
    this.breaksSharedFormulas = this.touched.size > 0 && /\st\s*=\s*["']shared["']/.test(parts.xml);
  }

  run(): PatchedSheet {
    const { scanner } = this;
    while (scanner.next()) {
      if (scanner.isClosing) continue;
      if (scanner.name === "dimension") this.readDimension();
      else if (scanner.name === "col") this.readColumnStyle();
      else if (scanner.name === "sheetData") this.patchSheetData();
    }
    this.pieces.push(this.parts.xml.slice(this.copiedTo));
    this.patchDimension();
    return { xml: this.pieces.join(""), hasFormulaChange: this.writer.hasFormulaChange };
  }

  private replace(start: number, end: number, text: string): void {
    this.pieces.push(this.parts.xml.slice(this.copiedTo, start), text);
    this.copiedTo = end;
  }

  private readDimension(): void {
    const { start, end } = this.scanner;
    const tag = this.parts.xml.slice(start, end);
    this.replace(start, end, tag);
    this.dimension = { piece: this.pieces.length - 1, tag };
    this.extent = parseAddress(this.scanner.attribute("ref") ?? "")?.area;
  }

  private patchDimension(): void {
    const used = this.parts.sheet.usedRange(false);
    if (this.dimension === undefined || used === undefined || this.touched.size === 0) return;
    const { piece, tag } = this.dimension;
    const whole = this.extent === undefined ? used : unionOf(this.extent, used);
    this.pieces[piece] = withAttribute(tag, "ref", formatCorners(whole));
  }

  private readColumnStyle(): void {
    const style = Number(this.scanner.attribute("style") ?? 0);
    if (style === 0) return;
    const last = Math.min(Number(this.scanner.attribute("max")), Number(this.scanner.attribute("min")) + 1023);
    for (let column = Number(this.scanner.attribute("min")) - 1; column < last; column++) {
      this.writer.setColumnStyle(column, style);
    }
  }

  /** A part is read once more where cells went to other rows: they may be needed before the scanner comes to them. */
  private findCellsFromOtherRows(): void {
    const scanner = new XmlScanner(this.parts.xml);
    while (scanner.next() && scanner.name !== "sheetData");
    if (scanner.isSelfClosing) return;
    for (const { cells } of sheetRows(scanner)) {
      for (const cell of cells) {
        const original = this.writer.original(cell);
        const now = this.parts.moves.after(cell);
        if (now === undefined || now.row === cell.row) continue;
        this.fromOtherRows.set(keyOf(cell), original);
        this.touch(now);
        this.touch(cell);
      }
    }
  }

  private touch({ row, column }: CellPlace): void {
    const columns = this.touched.get(row);
    if (columns) columns.add(column);
    else this.touched.set(row, new Set([column]));
  }

  private patchSheetData(): void {
    const { scanner } = this;
    const { start, end, isSelfClosing } = scanner;
    const { xml } = this.parts;
    this.writer.prefix = scanner.prefix;
    const rowsToAdd = [...this.touched.keys()].sort((a, b) => a - b);
    let next = 0;
    const addRowsBefore = (row: number): void => {
      for (; next < rowsToAdd.length && rowsToAdd[next]! < row; next++) this.pieces.push(this.newRow(rowsToAdd[next]!));
    };
    if (isSelfClosing) {
      this.replace(start, end, `${xml.slice(start, end).replace(/\s*\/>$/, "")}>`);
      addRowsBefore(Infinity);
      this.pieces.push(`</${this.writer.prefix}sheetData>`);
      return;
    }
    for (const row of sheetRows(scanner)) {
      if (rowsToAdd[next] !== undefined && rowsToAdd[next]! < row.row) this.replace(row.start, row.start, "");
      addRowsBefore(row.row);
      const isTouched = rowsToAdd[next] === row.row;
      if (isTouched) next++;
      if (isTouched || this.breaksSharedFormulas || this.parts.moves.concernsRow(row.row)) this.patchRow(row);
    }
    this.replace(scanner.start, scanner.start, "");
    addRowsBefore(Infinity);
  }

  private newRow(row: number): string {
    const cells = this.cellsOf(row, new Map(), undefined);
    const { prefix } = this.writer;
    return cells === "" ? "" : `<${prefix}row r="${row + 1}">${cells}</${prefix}row>`;
  }

  private patchRow(row: RowXml): void {
    const { xml } = this.parts;
    const open = xml.slice(row.start, row.openEnd);
    const originals = new Map(row.cells.map((cell) => [cell.column, this.writer.original(cell)]));
    for (const { cell, formula } of originals.values()) {
      const now = this.parts.moves.after(cell);
      if (isSamePlace(cell, now)) continue;
      this.touch(cell);
      if (now?.row === cell.row) this.touch(now);
      if (formula !== undefined) this.writer.hasFormulaChange = true;
    }
    const cells = this.cellsOf(row.row, originals, rowStyleOf(open));
    // `spans` is a hint for readers that would be wrong now; it may be left out.
    const bare = withAttribute(open, "spans", undefined).replace(/\s*\/?>$/, ">");
    this.replace(row.start, row.end, `${bare}${cells}</${this.writer.prefix}row>`);
  }

  /** The cells of one row in order, those that stay and those that are written anew. */
  private cellsOf(row: number, originals: ReadonlyMap<number, OriginalCell>, rowStyle: number | undefined): string {
    const touched = this.touched.get(row) ?? new Set<number>();
    const columns = [...new Set([...originals.keys(), ...touched])].sort((a, b) => a - b);
    const pieces: string[] = [];
    for (const column of columns) {
      const place = { row, column };
      const cell = touched.has(column)
        ? this.writer.at(place, this.originOf(place, originals), rowStyle, this.styleOnLeft(place, originals))
        : this.writer.kept(originals.get(column)!);
      if (cell === "") continue;
      pieces.push(cell);
      if (touched.has(column)) this.extend(place);
    }
    return pieces.join("");
  }

  private originOf(place: CellPlace, originals: ReadonlyMap<number, OriginalCell>): OriginalCell | undefined {
    const origin = this.parts.moves.before(place);
    if (origin === undefined) return undefined;
    return origin.row === place.row ? originals.get(origin.column) : this.fromOtherRows.get(keyOf(origin));
  }

  private styleOnLeft(place: CellPlace, originals: ReadonlyMap<number, OriginalCell>): number | undefined {
    const { moves, isTableFrame } = this.parts;
    if (!isTableFrame(place) || moves.before(place) !== undefined) return undefined;
    for (let column = place.column - 1; column >= 0; column--) {
      const left = { ...place, column };
      if (moves.before(left) !== undefined) return this.originOf(left, originals)?.cell.styleIndex;
    }
    return undefined;
  }

  private extend({ row, column }: CellPlace): void {
    if (this.extent !== undefined) this.extent = unionOf(this.extent, areaOf(row, column));
  }
}

function columnsByRow(areas: readonly Area[]): Map<number, Set<number>> {
  const byRow = new Map<number, Set<number>>();
  for (const area of areas) {
    for (let row = area.row; row < bottomOf(area); row++) {
      const columns = byRow.get(row);
      if (columns) columns.add(area.column);
      else byRow.set(row, new Set([area.column]));
    }
  }
  return byRow;
}

/** The format that a row gives to cells which the file leaves out: ECMA-376 Part 1, 18.3.1.73. */
function rowStyleOf(tag: string): number | undefined {
  const isUsed = /\scustomFormat\s*=\s*["'](?:1|true)["']/.test(tag);
  const style = isUsed ? /\ss\s*=\s*["'](\d+)["']/.exec(tag)?.[1] : undefined;
  return style === undefined ? undefined : Number(style);
}

function keyOf({ row, column }: CellPlace): string {
  return `${row},${column}`;
}
