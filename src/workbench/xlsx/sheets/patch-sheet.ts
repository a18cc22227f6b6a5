import { columnLetters, formatArea } from "../../model/areas/a1-address";
import { bottomOf, type Area } from "../../model/areas/area";
import type { CellShift } from "../../model/areas/shifted-area";
import type { SheetModel } from "../../model/sheets/sheet-model";
import { isCellError, type CellValue } from "../../model/texts/cell-content";
import { withAttribute } from "../package/xml-attributes";
import { XmlScanner } from "../package/xml-scanner";
import type { StylesPart } from "../styles/styles-part";
import type { CellDecoder } from "./cell-decoder";
import { cellElement, looksLikeFormula } from "./cell-element";
import { CellOrigins } from "./cell-origins";
import { sheetRows, type CellXml, type RowXml } from "./sheet-rows";

/** A sheet part with the model's changes in it. */
export interface PatchedSheet {
  readonly xml: string;
  /** A cell that held a formula, or holds one now, was written: the file's calculation order is out of date. */
  readonly hasFormulaChange: boolean;
}

/**
 * Puts the present content of every dirty cell of the model into the sheet part. Cells that did not change stay as they stand there,
 * letter by letter, with all that the model knows nothing of.
 * @param shifts of this sheet since the file was opened: cells that moved keep their look
 * @throws SyntaxError when the part is cut short
 */
export function patchSheet(
  xml: string,
  sheet: SheetModel,
  styles: StylesPart,
  decoder: CellDecoder,
  shifts: readonly CellShift[] = [],
): PatchedSheet {
  const patch = new SheetPatch(xml, sheet, styles, decoder, new CellOrigins(xml, shifts));
  return patch.run();
}

class SheetPatch {
  private readonly scanner: XmlScanner;
  private readonly dirty: Map<number, number[]>;
  private readonly pieces: string[] = [];
  private readonly columnStyles = new Map<number, number>();
  private readonly breaksSharedFormulas: boolean;
  private copiedTo = 0;
  private prefix = "";
  private hasFormulaChange = false;

  constructor(
    private readonly xml: string,
    private readonly sheet: SheetModel,
    private readonly styles: StylesPart,
    private readonly decoder: CellDecoder,
    private readonly origins: CellOrigins,
  ) {
    this.scanner = new XmlScanner(xml);
    this.dirty = dirtyColumnsByRow(sheet.dirtyAreas());
    this.breaksSharedFormulas = this.dirty.size > 0 && /\st\s*=\s*["']shared["']/.test(xml);
  }

  run(): PatchedSheet {
    const { scanner } = this;
    while (scanner.next()) {
      if (scanner.isClosing) continue;
      if (scanner.name === "dimension") this.patchDimension();
      else if (scanner.name === "col") this.readColumnStyle();
      else if (scanner.name === "sheetData") this.patchSheetData();
    }
    this.pieces.push(this.xml.slice(this.copiedTo));
    return { xml: this.pieces.join(""), hasFormulaChange: this.hasFormulaChange };
  }

  private replace(start: number, end: number, text: string): void {
    this.pieces.push(this.xml.slice(this.copiedTo, start), text);
    this.copiedTo = end;
  }

  private patchDimension(): void {
    const used = this.sheet.usedRange(false);
    if (!used || this.dirty.size === 0) return;
    const { start, end } = this.scanner;
    this.replace(start, end, withAttribute(this.xml.slice(start, end), "ref", formatArea(used)));
  }

  private readColumnStyle(): void {
    const style = Number(this.scanner.attribute("style") ?? 0);
    if (style === 0) return;
    const last = Math.min(Number(this.scanner.attribute("max")), Number(this.scanner.attribute("min")) + 1023);
    for (let column = Number(this.scanner.attribute("min")) - 1; column < last; column++) {
      this.columnStyles.set(column, style);
    }
  }

  private patchSheetData(): void {
    const { scanner } = this;
    const { start, end, isSelfClosing } = scanner;
    this.prefix = scanner.prefix;
    const rowsToAdd = [...this.dirty.keys()].sort((a, b) => a - b);
    let next = 0;
    const addRowsBefore = (row: number): void => {
      for (; next < rowsToAdd.length && rowsToAdd[next]! < row; next++) this.pieces.push(this.newRow(rowsToAdd[next]!));
    };
    if (isSelfClosing) {
      this.replace(start, end, `${this.xml.slice(start, end).replace(/\s*\/>$/, "")}>`);
      addRowsBefore(Infinity);
      this.pieces.push(`</${this.prefix}sheetData>`);
      return;
    }
    for (const row of sheetRows(scanner)) {
      if (rowsToAdd[next] !== undefined && rowsToAdd[next]! < row.row) this.replace(row.start, row.start, "");
      addRowsBefore(row.row);
      const isDirty = rowsToAdd[next] === row.row;
      if (isDirty) next++;
      if (isDirty || this.breaksSharedFormulas) this.patchRow(row, (isDirty && this.dirty.get(row.row)) || []);
    }
    this.replace(scanner.start, scanner.start, "");
    addRowsBefore(Infinity);
  }

  private newRow(row: number): string {
    const cells = this.dirty
      .get(row)!
      .map((column) => this.newCell(row, column))
      .join("");
    return cells === "" ? "" : `<${this.prefix}row r="${row + 1}">${cells}</${this.prefix}row>`;
  }

  private patchRow(row: RowXml, dirtyColumns: readonly number[]): void {
    const cells: string[] = [];
    let next = 0;
    const addCellsBefore = (column: number): void => {
      for (; next < dirtyColumns.length && dirtyColumns[next]! < column; next++) {
        cells.push(this.newCell(row.row, dirtyColumns[next]!));
      }
    };
    for (const cell of row.cells) {
      addCellsBefore(cell.column);
      const isDirty = dirtyColumns[next] === cell.column;
      if (isDirty) next++;
      cells.push(isDirty ? this.changedCell(row.row, cell) : this.keptCell(row.row, cell));
    }
    addCellsBefore(Infinity);
    // `spans` is a hint for readers that would be wrong now; it may be left out.
    const open = withAttribute(this.xml.slice(row.start, row.openEnd), "spans", undefined).replace(/\s*\/?>$/, ">");
    this.replace(row.start, row.end, `${open}${cells.join("")}</${this.prefix}row>`);
  }

  /**
   * A cell that stays: a filled formula is written out, because the cell that holds its text may be gone. One that stood where it did
   * only because another stood before it says now where it stands.
   */
  private keptCell(row: number, cell: CellXml): string {
    const xml = this.xml.slice(cell.start, cell.end);
    if (cell.formula?.kind !== "shared") {
      if (cell.hasReference) return xml;
      const nameEnd = 1 + this.prefix.length + 1;
      return `${xml.slice(0, nameEnd)} r="${columnLetters(cell.column)}${row + 1}"${xml.slice(nameEnd)}`;
    }
    const formula = this.decoder.formula(row, cell);
    return cellElement(row, cell.column, cell.styleIndex, { value: this.decoder.value(cell), formula }, this.prefix);
  }

  private newCell(row: number, column: number): string {
    return this.writtenCell(row, column, this.styleBefore(row, column, undefined), undefined);
  }

  private changedCell(row: number, cell: CellXml): string {
    const value = this.decoder.value(cell);
    const formula = this.decoder.formula(row, cell);
    const isSame = sameValue(value, this.sheet.getValue(row, cell.column));
    if (isSame && this.origins.of(row, cell.column) === "same" && formula === this.sheet.getFormula(row, cell.column)) {
      const { numberFormat, quotePrefix } = this.styles.format(cell.styleIndex);
      const content = this.sheet.getContent(row, cell.column);
      if (content.numberFormat === numberFormat && content.quotePrefix === quotePrefix) return this.keptCell(row, cell);
    }
    return this.writtenCell(row, cell.column, this.styleBefore(row, cell.column, cell), formula);
  }

  /** The format to begin with: that of the cell before it moved, else of the cell in its place, else of its column. */
  private styleBefore(row: number, column: number, inPlace: CellXml | undefined): number {
    const origin = this.origins.of(row, column);
    if (typeof origin === "object") return origin.styleIndex;
    const kept = origin === "same" ? inPlace?.styleIndex : undefined;
    return kept ?? this.columnStyles.get(column) ?? 0;
  }

  private writtenCell(row: number, column: number, baseStyle: number, formulaBefore: string | undefined): string {
    const { value, formula, numberFormat, quotePrefix } = this.sheet.getContent(row, column);
    if (formula !== formulaBefore) this.hasFormulaChange = true;
    const staysText = formula === undefined && numberFormat !== "@" && looksLikeFormula(value);
    const styleIndex = this.styles.derive(baseStyle, { numberFormat, quotePrefix: quotePrefix || staysText });
    const array = this.sheet.arrayAreas.find((area) => area.row === row && area.column === column);
    const arrayAddress = array && formatArea(array);
    return cellElement(row, column, styleIndex, { value, formula, arrayAddress }, this.prefix);
  }
}

function dirtyColumnsByRow(areas: readonly Area[]): Map<number, number[]> {
  const byRow = new Map<number, number[]>();
  for (const area of areas) {
    for (let row = area.row; row < bottomOf(area); row++) {
      const columns = byRow.get(row);
      if (columns) columns.push(area.column);
      else byRow.set(row, [area.column]);
    }
  }
  for (const columns of byRow.values()) columns.sort((a, b) => a - b);
  return byRow;
}

function sameValue(a: CellValue, b: CellValue): boolean {
  return a === b || (isCellError(a) && a !== null && isCellError(b) && a.error === b.error);
}
