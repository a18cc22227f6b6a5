import type { ResultColumns, SourceShape } from "../../scoring/ports";
import type { ExcelSession } from "../host/excel-queue";
import { usedOnce } from "../host/used-once";
import { cellsOf } from "../reading/read-rows";
import type { RowStretch } from "../writing/write-manner";
import { rowStretches, USUAL_MANNER } from "../writing/write-manner";
import { enterContents, holdsAgain, isAnywhereTheSame } from "./enter-contents";
import { keyPositionsNow } from "./key-names";
import { rowsSeenAtOnce, seeRows, type CellContents, type KeptRow, type SeenRows } from "./kept-rows";
import { matchRows } from "./match-rows";
import { hashOf, rowKey, type KeyPositions } from "./row-keys";
import type { UndoRecord } from "./undo-journal";
import type { Undone } from "./undone";

/** Stretches of rows that one request writes in one column. */
const MOST_STRETCHES = 500;

/**
 * Puts kept cells back beside the rows that they stood beside: looks at all rows, then window by window looks, writes and proves, as results
 * are written. A window whose rows move in the moment of the write is emptied where it was written: rather no value than another row's.
 */
export async function bringBack(
  session: ExcelSession,
  shape: SourceShape,
  resultColumns: ResultColumns,
  record: UndoRecord,
): Promise<Undone> {
  const kept = record.rows ?? [];
  const nothing = { restored: 0, leftAlone: kept.length, asValues: 0, resultColumns };
  const positions = keyPositionsNow(shape, record.names);
  if (positions === undefined || kept.length === 0) return nothing;
  const atOnce = rowsSeenAtOnce(shape, resultColumns);
  const windows: RowStretch[] = [];
  for (let first = 0; first < shape.rowCount; first += atOnce)
    windows.push({ first, count: Math.min(atOnce, shape.rowCount - first) });
  const now: Pick<KeptRow, "row" | "proving" | "whole">[] = [];
  let areThere = !canBeOthers(record);
  for (const { first, count } of windows) {
    const { rows } = await seeRows(session, shape, resultColumns, first, count, positions);
    for (const { row, proving, whole } of rows) now.push({ row, proving, whole });
    areThere ||= rows.some((row) => !isBlank(row) && wasWritten(record, row));
  }
  if (!areThere) return nothing;
  const work = new BringingBack(session, shape, resultColumns, record, positions, matchRows(kept, now));
  for (const { first, count } of windows) await work.rows(first, count);
  return { restored: work.restored, leftAlone: kept.length - work.restored, asValues: work.asValues, resultColumns };
}

class BringingBack {
  restored = 0;
  asValues = 0;
  private readonly isPlaceTheSame: boolean;

  constructor(
    private readonly session: ExcelSession,
    private readonly shape: SourceShape,
    private readonly resultColumns: ResultColumns,
    private readonly record: UndoRecord,
    private readonly positions: KeyPositions,
    private readonly matched: ReadonlyMap<number, KeptRow>,
  ) {
    const { columns, firstCell } = record.shape;
    this.isPlaceTheSame = firstCell === shape.firstCell && columns.every((name, i) => shape.columns[i] === name);
  }

  async rows(first: number, count: number): Promise<void> {
    const seen = await seeRows(this.session, this.shape, this.resultColumns, first, count, this.positions);
    const wanted = seen.rows.map((now) => this.wantedFor(now));
    const stretches = rowStretches(
      USUAL_MANNER,
      wanted.map((contents) => contents !== undefined),
      [],
    );
    if (stretches.length === 0) return;
    if (stretches.length > MOST_STRETCHES && count > 1) {
      const half = Math.ceil(count / 2);
      await this.rows(first, half);
      return this.rows(first + half, count - half);
    }
    this.write(seen, wanted, stretches);
    const differing = await this.differing(seen, wanted);
    if (differing.length > 0) {
      // Row by row, in which no Excel is known to go wrong; a neighbour that was reached, too, gets back what it held.
      const mended = wanted.map((contents, i) =>
        differing.includes(i) ? (contents ?? seen.rows[i]!.contents) : undefined,
      );
      const each = differing.map((row) => ({ first: row, count: 1 }));
      this.write(seen, mended, each);
      const left = await this.differing(seen, wanted);
      await this.empty(seen, left);
      for (const row of left) wanted[row] = undefined;
    }
    wanted.forEach((contents, i) => contents && this.count(this.matched.get(seen.rows[i]!.row)!, contents));
  }

  /** What is to stand in a row's cells again; undefined where it is left alone. */
  private wantedFor(now: KeptRow): readonly CellContents[] | undefined {
    const kept = this.matched.get(now.row);
    if (kept === undefined || kept.proving !== now.proving || kept.whole !== now.whole) return undefined;
    if (!this.isOurs(now)) return undefined;
    const isInPlace = this.isPlaceTheSame && kept.row === now.row;
    return kept.contents.map((contents) => {
      const { formula, ...value } = contents;
      return formula === undefined || isInPlace || isAnywhereTheSame(formula) ? contents : value;
    });
  }

  /** Whether the cells still hold what a run wrote there, or nothing. */
  private isOurs({ proving, contents }: KeptRow): boolean {
    if (contents.some(({ formula }) => formula !== undefined)) return false;
    return isBlank({ contents }) || wasWritten(this.record, { proving, contents });
  }

  private write(
    { results }: SeenRows,
    wanted: readonly (readonly CellContents[] | undefined)[],
    stretches: readonly RowStretch[],
  ): void {
    results.forEach((cells, column) => {
      for (const { first, count } of stretches) {
        const contents = wanted.slice(first, first + count).map((row) => row![column]!);
        enterContents(stretchOf(cells, first, count), contents);
      }
    });
  }

  /** Rows of which cells do not hold what they are to hold. @throws nothing for rows that moved: these are emptied and count as not wanted */
  private async differing(seen: SeenRows, wanted: (readonly CellContents[] | undefined)[]): Promise<number[]> {
    seen.inputs.load("values,formulas");
    for (const cells of seen.results) cells.load("values,formulas");
    await this.session.syncToRepair();
    const formulas = cellsOf(seen.inputs.formulas);
    const keys = cellsOf(seen.inputs.values).map((values, i) => rowKey(values, this.positions, formulas[i]));
    const haveMoved = seen.rows.some(
      ({ proving, whole }, i) => keys[i]?.proving !== proving || keys[i].whole !== whole,
    );
    if (haveMoved) {
      await this.empty(
        seen,
        indexesOf(wanted, (contents) => contents !== undefined),
      );
      wanted.fill(undefined);
      return [];
    }
    return indexesOf(seen.rows, ({ contents }, i) =>
      (wanted[i] ?? contents).some(
        (content, column) =>
          !holdsAgain(
            content,
            cellsOf(seen.results[column]!.values)[i]?.[0],
            cellsOf(seen.results[column]!.formulas)[i]?.[0],
          ),
      ),
    );
  }

  private async empty({ results }: SeenRows, rows: readonly number[]): Promise<void> {
    if (rows.length === 0) return;
    for (const cells of results) for (const row of rows) stretchOf(cells, row, 1).values = [[""]];
    await this.session.syncToRepair();
  }

  private count({ contents: former }: KeptRow, contents: readonly CellContents[]): void {
    this.restored++;
    if (former.some(({ formula }, i) => formula !== contents[i]!.formula)) this.asValues++;
  }
}

/**
 * Whether another column may stand by now where these stood, which nobody would notice: beside a range without headers, where one was
 * inserted. Something that was written there must still be there then.
 */
function canBeOthers({ kind, resultColumns: { source, columnIds }, written }: UndoRecord): boolean {
  if (kind === "removed" || source.kind === "table" || source.hasHeaders) return false;
  const blank = hashOf(columnIds.map(() => ""));
  return [...written.values()].some((hashes) => [...hashes].some((hash) => hash !== blank));
}

function isBlank({ contents }: Pick<KeptRow, "contents">): boolean {
  return contents.every(({ value }) => value === "");
}

/** Whether the cells hold what a run wrote beside such a row. */
function wasWritten({ written }: UndoRecord, { proving, contents }: Pick<KeptRow, "proving" | "contents">): boolean {
  return written.get(proving)?.has(hashOf(contents.map(({ value }) => value))) === true;
}

function stretchOf(cells: Excel.Range, first: number, count: number): Excel.Range {
  return usedOnce(usedOnce(cells.getCell(first, 0)).getResizedRange(count - 1, 0));
}

function indexesOf<T>(items: readonly T[], isMeant: (item: T, index: number) => boolean): number[] {
  return items.flatMap((item, index) => (isMeant(item, index) ? [index] : []));
}
