import { ByteSink } from "../bytes/byte-sink";
import { decodePiece } from "../package/part-text";
import { withAttribute } from "../package/xml-attributes";
import { XmlScanner } from "../package/xml-scanner";
import { isSamePlace, type CellPlace } from "./cell-moves";
import { CellWriter, type CellWriterParts, type OriginalCell } from "./cell-writer";
import type { PlainRow } from "../bytes/plain-row";
import { visitRows, type RowVisitor } from "./row-stream";
import type { RowsInFile } from "./sheet-content";
import { readRow, type RowXml } from "./sheet-rows";
import { TouchedCells } from "./touched-cells";

/** What is needed to put a sheet's changes into its rows. */
export interface RowPatching extends CellWriterParts {
  /** Opens the rows of the file; more than once where cells went to other rows. Undefined when it has none. */
  readonly openRows: () => Promise<RowsInFile | undefined>;
  readonly partName: string;
  /** Namespace prefix of the part's elements, "" or like "x:". */
  readonly prefix: string;
  /** What cells look like that stand in no row, by column. */
  readonly columnStyles: ReadonlyMap<number, number>;
}

/**
 * Puts the present content of every dirty cell of the model into the rows of a sheet part, and every cell to where it moved. Cells that
 * did not change stay as they stand there, letter by letter, with all that the model knows nothing of; those that moved do so but for
 * their place.
 */
export class RowPatch implements RowVisitor {
  private readonly writer: CellWriter;
  private readonly touched: TouchedCells;
  /** Cells that stand in another row now, by the key of where they stood. */
  private readonly fromOtherRows = new Map<string, OriginalCell>();
  private readonly sink = new ByteSink();
  private copiedTo = 0;
  private nextRow = 0;

  constructor(private readonly parts: RowPatching) {
    this.writer = new CellWriter(parts, parts.prefix, parts.columnStyles);
    this.touched = new TouchedCells(parts.sheet.dirtyAreas());
  }

  /** A cell that held a formula, or holds one now, was written: the file's calculation order is out of date. Known when all rows are. */
  get hasFormulaChange(): boolean {
    return this.writer.hasFormulaChange;
  }

  /**
   * The rows as they are now, in pieces.
   * @throws SyntaxError when they are cut short
   */
  async *rows(): AsyncGenerator<Uint8Array> {
    const { moves, openRows } = this.parts;
    if (moves.isAcrossRows) await this.findCellsFromOtherRows();
    const rows = await openRows();
    if (rows !== undefined) {
      for await (const bytes of visitRows(rows.bytes, rows.place, this)) {
        this.sink.copy(bytes, this.copiedTo, bytes.length);
        this.copiedTo = 0;
        yield this.sink.take();
      }
      await rows.bytes.passBy();
    }
    this.addRowsBefore(Infinity);
    yield this.sink.take();
  }

  plainRow(plain: PlainRow, bytes: Uint8Array): void {
    const { row, start, end } = plain;
    if (!this.comesToRow(row, bytes, start)) return;
    const columns = this.touched.columnsOf(row);
    if (!this.isBehindAll(plain, columns)) {
      const text = decodePiece(this.parts.partName, bytes.subarray(start, end));
      this.replace(bytes, start, end, this.patched(readRow(new XmlScanner(text, ["sheetData"]), row - 1)!));
      return;
    }
    this.sink.copy(bytes, this.copiedTo, plain.spansStart);
    this.sink.copy(bytes, plain.spansEnd, plain.cellsEnd);
    this.copiedTo = plain.cellsEnd;
    this.sink.write(this.cellsOf(row, NONE, undefined));
  }

  row(row: RowXml, bytes: Uint8Array, start: number, end: number): void {
    const isShared = !this.touched.isEmpty && row.cells.some(({ formula }) => formula?.kind === "shared");
    if (this.comesToRow(row.row, bytes, start) || isShared) this.replace(bytes, start, end, this.patched(row));
  }

  /** @returns whether the row is to be written anew */
  private comesToRow(row: number, bytes: Uint8Array, start: number): boolean {
    if (this.touched.nextRow(this.nextRow) < row) {
      this.sink.copy(bytes, this.copiedTo, start);
      this.copiedTo = start;
      this.addRowsBefore(row);
    }
    this.nextRow = row + 1;
    return this.touched.nextRow(row) === row || this.parts.moves.concernsRow(row);
  }

  private addRowsBefore(row: number): void {
    const { prefix } = this.parts;
    for (let next = this.touched.nextRow(this.nextRow); next < row; next = this.touched.nextRow(next + 1)) {
      const cells = this.cellsOf(next, NONE, undefined);
      if (cells !== "") this.sink.write(`<${prefix}row r="${next + 1}">${cells}</${prefix}row>`);
    }
  }

  private replace(bytes: Uint8Array, start: number, end: number, text: string): void {
    this.sink.copy(bytes, this.copiedTo, start);
    this.sink.write(text);
    this.copiedTo = end;
  }

  /** Whether no cell of the row moved, and all that is written stands right of them. */
  private isBehindAll({ row, count, columns }: PlainRow, touched: readonly number[]): boolean {
    const last = count === 0 ? -1 : columns[count - 1]!;
    const { moves, isTableFrame } = this.parts;
    return last < moves.firstColumn && touched.every((column) => column > last && !isTableFrame({ row, column }));
  }

  /** The rows are read once more where cells went to other rows: they may be needed before the reader comes to them. */
  private async findCellsFromOtherRows(): Promise<void> {
    const rows = await this.parts.openRows();
    if (rows === undefined) return;
    const { moves, partName } = this.parts;
    const find = (row: RowXml): void => {
      for (const cell of row.cells) {
        const original = this.writer.original(cell, row.xml);
        const now = moves.after(cell);
        if (now === undefined || now.row === cell.row) continue;
        this.fromOtherRows.set(keyOf(cell), original);
        this.touched.add(now);
        this.touched.add(cell);
      }
    };
    const visitor: RowVisitor = {
      row: find,
      plainRow: ({ row, start, end, count, columns }, bytes) => {
        if (count === 0 || columns[count - 1]! < moves.firstColumn) return;
        find(readRow(new XmlScanner(decodePiece(partName, bytes.subarray(start, end)), ["sheetData"]), row - 1)!);
      },
    };
    const pieces = visitRows(rows.bytes, rows.place, visitor);
    while ((await pieces.next()).done !== true);
  }

  private patched(row: RowXml): string {
    const open = row.xml.slice(row.start, row.openEnd);
    const originals = new Map(row.cells.map((cell) => [cell.column, this.writer.original(cell, row.xml)]));
    for (const { cell, formula } of originals.values()) {
      const now = this.parts.moves.after(cell);
      if (isSamePlace(cell, now)) continue;
      this.touched.add(cell);
      if (now?.row === cell.row) this.touched.add(now);
      if (formula !== undefined) this.writer.hasFormulaChange = true;
    }
    const cells = this.cellsOf(row.row, originals, rowStyleOf(open));
    // `spans` is a hint for readers that would be wrong now; it may be left out.
    const bare = withAttribute(open, "spans", undefined).replace(/\s*\/?>$/, ">");
    return `${bare}${cells}</${this.parts.prefix}row>`;
  }

  /** The cells of one row in order, those that stay and those that are written anew. */
  private cellsOf(row: number, originals: ReadonlyMap<number, OriginalCell>, rowStyle: number | undefined): string {
    const touched = this.touched.columnsOf(row);
    if (originals.size === 0) {
      return touched.map((column) => this.written({ row, column }, originals, rowStyle)).join("");
    }
    const isTouched = new Set(touched);
    const columns = [...new Set([...originals.keys(), ...touched])].sort((a, b) => a - b);
    const cells = columns.map((column) =>
      isTouched.has(column)
        ? this.written({ row, column }, originals, rowStyle)
        : this.writer.kept(originals.get(column)!),
    );
    return cells.join("");
  }

  private written(
    place: CellPlace,
    originals: ReadonlyMap<number, OriginalCell>,
    rowStyle: number | undefined,
  ): string {
    return this.writer.at(place, this.originOf(place, originals), rowStyle, this.styleOnLeft(place, originals));
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
}

const NONE: ReadonlyMap<number, OriginalCell> = new Map();

/** The format that a row gives to cells which the file leaves out: ECMA-376 Part 1, 18.3.1.73. */
function rowStyleOf(tag: string): number | undefined {
  const isUsed = /\scustomFormat\s*=\s*["'](?:1|true)["']/.test(tag);
  const style = isUsed ? /\ss\s*=\s*["'](\d+)["']/.exec(tag)?.[1] : undefined;
  return style === undefined ? undefined : Number(style);
}

function keyOf({ row, column }: CellPlace): string {
  return `${row},${column}`;
}
