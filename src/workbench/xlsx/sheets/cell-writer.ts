import { columnLetters, formatCorners } from "../../model/areas/a1-address";
import { SHEET_COLUMNS, type FilledArea } from "../../model/areas/area";
import type { SheetModel } from "../../model/sheets/sheet-model";
import { isCellError, isWithoutResult, type CellContent, type CellValue } from "../../model/texts/cell-content";
import type { StylesPart } from "../styles/styles-part";
import { carriedCell } from "./carried-cell";
import type { CellDecoder } from "./cell-decoder";
import { cellElement, looksLikeFormula } from "./cell-element";
import { isSamePlace, type CellMoves, type CellPlace } from "./cell-moves";
import { shownFormat } from "./shown-format";
import type { CellXml } from "./sheet-rows";

/** A cell of the file, with the formula that it has there. */
export interface OriginalCell {
  readonly cell: CellXml;
  readonly formula: string | undefined;
  /** The text of the cell. */
  readonly xml: string;
}

/** What is needed to say how the cells of a sheet read now. */
export interface CellWriterParts {
  readonly sheet: SheetModel;
  readonly styles: StylesPart;
  readonly decoder: CellDecoder;
  readonly moves: CellMoves;
  /** A formula of the sheet as it reads after all shifts in the workbook. */
  readonly followShifts: (formula: string) => string;
  /** Header and totals cells of tables, which look like the one left of them when their column is new, as in Excel. */
  readonly isTableFrame: (place: CellPlace) => boolean;
  /** The file itself calls its results out of date, and shall keep them all the same. */
  readonly keepsStaleResults: boolean;
  /** A formula of the model as a file holds it. */
  readonly inFile: (formula: string, place: CellPlace) => string;
  /** The mark of formulas that spill, where the file can have one. */
  readonly dynamicMark: () => string | undefined;
}

/** Writes single cells of a sheet: as they stood in the file where nothing but their place is another, else as the model has them. */
export class CellWriter {
  /** A formula was written, overwritten or moved: the file's calculation order is out of date. */
  hasFormulaChange = false;
  private arrays: ReadonlyMap<number, FilledArea> | undefined;

  /**
   * @param prefix namespace prefix of the part's elements, "" or like "x:"
   * @param columnStyles what cells look like that stand in no row, by column
   */
  constructor(
    private readonly parts: CellWriterParts,
    private readonly prefix: string,
    private readonly columnStyles: ReadonlyMap<number, number>,
  ) {}

  /**
   * Cells must be given in the order of the file: a filled formula stands at its first cell.
   * @param xml in which it stands
   */
  original(cell: CellXml, xml: string): OriginalCell {
    return { cell, formula: this.parts.decoder.formula(cell.row, cell), xml: xml.slice(cell.start, cell.end) };
  }

  /**
   * A cell that stays: a filled formula is written out, because the cell that holds its text may be gone. One that stood where it did
   * only because another stood before it says now where it stands.
   */
  kept({ cell, formula, xml }: OriginalCell): string {
    const isFilled = cell.formula?.kind === "shared";
    if (!isFilled && cell.hasReference) return xml;
    return carriedCell(xml, {
      address: addressOf(cell),
      ...(isFilled && formula !== undefined && { formula: formula.slice(1) }),
    });
  }

  /**
   * The cell of a place as it is now.
   * @param original what stood in the file where this cell comes from; absent when nothing stood there or the cell is new
   * @param rowStyle format of cells that the file leaves out in this row, where it gives the row one
   * @param styleOnLeft format of the nearest cell on the left that the file has, for a cell of a table's frame that is new
   * @returns "" for a cell that holds nothing and looks like its surroundings
   */
  at(place: CellPlace, original: OriginalCell | undefined, rowStyle?: number, styleOnLeft?: number): string {
    const { moves } = this.parts;
    const origin = moves.before(place);
    const content = this.contentAt(place);
    const natural = rowStyle ?? this.columnStyle(place.column);
    if (origin === undefined) {
      return this.writtenAnew(place, content, styleOnLeft ?? this.columnStyle(place.column), place.column);
    }
    if (original === undefined) {
      const styleIndex = rowStyle ?? this.columnStyle(origin.column);
      const isBlank = content.formula === undefined && (content.value === null || isWithoutResult(content.value));
      if (!isBlank) return this.writtenAnew(place, content, styleIndex, origin.column);
      const look = this.styleNow(styleIndex, this.columnFormat(origin.column), content);
      return look === natural ? "" : blankElement(place, look, this.prefix);
    }
    const carried = this.carried(place, original, content);
    if (carried !== undefined) {
      const isElsewhere = !isSamePlace(place, origin);
      if (content.formula !== undefined && isElsewhere) this.hasFormulaChange = true;
      return carried;
    }
    const formulaBefore = isSamePlace(place, origin) ? original.formula : undefined;
    const written = this.written(place, content, original.cell.styleIndex, formulaBefore);
    return written === "" && natural !== 0 ? blankElement(place, 0, this.prefix) : written;
  }

  private contentAt({ row, column }: CellPlace): FullContent {
    const content = this.parts.sheet.getContent(row, column);
    return content.formula === undefined
      ? content
      : { ...content, formula: this.parts.inFile(content.formula, { row, column }) };
  }

  /** The cell as it stood in the file, at its present place; undefined when its content is another one now. */
  private carried(place: CellPlace, { cell, formula, xml }: OriginalCell, content: FullContent): string | undefined {
    const { decoder, styles, followShifts, inFile, keepsStaleResults } = this.parts;
    const followed = formula === undefined ? undefined : followShifts(formula);
    // What other writers put down otherwise than Excel stays as it is.
    const isFollowed = content.formula === (followed && inFile(followed, place));
    if (!isFollowed || this.hasOtherShape(place, cell)) return undefined;
    const value = decoder.value(cell);
    const isSame = isSameValue(value, content.value) || (value === null && isWithoutResult(content.value));
    if (!isSame && !isWithoutResult(content.value)) return undefined;
    const losesResult = !isSame && (formula !== undefined || !keepsStaleResults);
    const { numberFormat, quotePrefix, fill } = styles.format(cell.styleIndex);
    const loaded = {
      numberFormat: shownFormat(cell.type, value, numberFormat),
      quotePrefix: quotePrefix && formula === undefined,
      fill,
    };
    const styleIndex = this.styleNow(cell.styleIndex, loaded, content);
    const address = addressOf(place);
    const isReworded = followed !== formula || cell.formula?.kind === "shared";
    const array = cell.formula?.kind === "array" ? this.arrayAt(place) : undefined;
    return carriedCell(xml, {
      ...((address !== addressOf(cell) || !cell.hasReference) && { address }),
      ...(styleIndex !== cell.styleIndex && { styleIndex }),
      ...(followed !== undefined && isReworded && { formula: followed.slice(1) }),
      ...(array !== undefined && { arrayAddress: formatCorners(array) }),
      losesResult,
    });
  }

  /** A cell that the file has not: one that was given no fill of its own has that of its surroundings. */
  private writtenAnew(place: CellPlace, content: FullContent, base: number, column: number): string {
    const isUnfilled = content.fill === this.columnFormat(column).fill;
    const { fill } = isUnfilled ? this.parts.styles.format(base) : content;
    return this.written(place, { ...content, fill }, base, undefined);
  }

  private written(place: CellPlace, content: FullContent, base: number, formulaBefore: string | undefined): string {
    const { row, column } = place;
    const { value, formula, numberFormat, quotePrefix, fill } = content;
    if (formula !== formulaBefore) this.hasFormulaChange = true;
    const staysText = formula === undefined && numberFormat !== "@" && looksLikeFormula(value);
    const styleIndex = this.parts.styles.derive(base, { numberFormat, quotePrefix: quotePrefix || staysText, fill });
    const array = formula === undefined ? undefined : this.arrayAt(place);
    const arrayAddress = array && formatCorners(array);
    const dynamicMark = array?.isSpill ? this.parts.dynamicMark() : undefined;
    return cellElement(row, column, styleIndex, { value, formula, arrayAddress, dynamicMark }, this.prefix);
  }

  /** A result spills now that did not, or does not any more. */
  private hasOtherShape(place: CellPlace, { formula }: CellXml): boolean {
    const array = this.arrayAt(place);
    return formula?.kind === "array" ? array === undefined : array?.isSpill === true;
  }

  /** The format of a cell that had one in the file: the very same unless the model was given another since. */
  private styleNow(styleIndex: number, loaded: Look, now: Look): number {
    const { numberFormat, quotePrefix } = now;
    const isFilledAnew = loaded.fill !== now.fill;
    const isSame = loaded.numberFormat === numberFormat && loaded.quotePrefix === quotePrefix && !isFilledAnew;
    if (isSame) return styleIndex;
    const { fill } = isFilledAnew ? now : this.parts.styles.format(styleIndex);
    return this.parts.styles.derive(styleIndex, { numberFormat, quotePrefix, fill });
  }

  private columnStyle(column: number): number {
    return this.columnStyles.get(column) ?? 0;
  }

  private columnFormat(column: number): Look {
    return { ...this.parts.styles.format(this.columnStyle(column)), quotePrefix: false };
  }

  private arrayAt({ row, column }: CellPlace): FilledArea | undefined {
    this.arrays ??= new Map(this.parts.sheet.arrayAreas.map((area) => [area.row * SHEET_COLUMNS + area.column, area]));
    return this.arrays.get(row * SHEET_COLUMNS + column);
  }
}

type FullContent = ReturnType<SheetModel["getContent"]>;
type Look = Required<Pick<CellContent, "numberFormat" | "quotePrefix" | "fill">>;

function addressOf({ row, column }: CellPlace): string {
  return `${columnLetters(column)}${row + 1}`;
}

function blankElement(place: CellPlace, styleIndex: number, prefix: string): string {
  return `<${prefix}c r="${addressOf(place)}"${styleIndex === 0 ? "" : ` s="${styleIndex}"`}/>`;
}

function isSameValue(a: CellValue, b: CellValue): boolean {
  return a === b || (isCellError(a) && a !== null && isCellError(b) && a.error === b.error);
}
