import { CancelledError, WorkbookError } from "../../core/errors";
import type { ResultRoom, SourceShape } from "../../scoring/ports";
import type { ExcelSession } from "../host/excel-queue";
import { usedOnce } from "../host/used-once";
import { areaAddress, bodyArea, parseArea, SHEET_COLUMNS, type CellArea } from "../reading/cell-address";
import type { RangeRef } from "../reading/source-cells";
import { blankForResults } from "../writing/blank-columns";
import { writeHeader } from "../writing/write-header";
import { proveWritable } from "./prove-writable";
import { sentHeaders } from "./settle-headers";
import { mayHaveStayed, settleRoom, type RoomPurpose, type WantedRoom } from "./settle-room";

/** How often room is looked for anew, because somebody else has taken just that, before the run gives up. */
const MAX_TRIES = 4;

/** Result columns of earlier runs that are looked for right of a range. */
const MAX_EARLIER_COLUMNS = 256;

/**
 * Makes room in the columns right of a range, after those that earlier runs left there (their headers begin with the same name). They must
 * be blank, except for the ones that are replaced. With a header row the headers are written; no other cell changes before results come.
 * @throws WorkbookError `column-exists`, `cells-occupied`, `sheet-protected`, with nothing written; `sheet-changed` when the room is no
 * longer there
 */
export async function makeRangeRoom(
  session: ExcelSession,
  shape: SourceShape,
  ref: RangeRef,
  wanted: WantedRoom,
  purpose: RoomPurpose,
  room?: ResultRoom,
): Promise<ResultRoom> {
  for (let tries = 1; ; tries++) {
    try {
      return await makeRoomIn(new CellsBeside(session, ref), shape, wanted, purpose, room);
    } catch (error) {
      if (!(error instanceof HeaderTaken) || tries === MAX_TRIES) throw error;
    }
  }
}

async function makeRoomIn(
  beside: CellsBeside,
  shape: SourceShape,
  wanted: WantedRoom,
  purpose: RoomPurpose,
  room: ResultRoom | undefined,
): Promise<ResultRoom> {
  const { ref, firstRight, area } = beside;
  const right = ref.hasHeaders ? await beside.headersRight(wanted) : [];
  const ours = (room?.addedIds ?? []).map((address) => parseArea(address).column);
  if (ref.hasHeaders && ours.some((column) => right[column - firstRight] !== headerIn(room, beside, column)))
    throw moved();
  const existing = ref.hasHeaders
    ? [...shape.columns, ...right].map((name, i) => ({ name, column: area.column + i }))
    : [];
  const others = existing.filter(({ column }) => !ours.includes(column));
  const names = others.map(({ name }) => name);
  const { headers, replaced, outputs, hasReasons } = settleRoom(wanted, names, sentHeaders(shape));
  const end = Math.max(firstRight + right.length, ...ours.map((column) => column + 1));
  const newCount = replaced.filter((position) => position < 0).length;
  const fresh = Array.from({ length: Math.max(0, newCount - ours.length) }, (_, i) => end + i);
  const named = headers.map((header, i) =>
    replaced[i] === -1
      ? ours.find((column) => headerIn(room, beside, column) === header)
      : others[replaced[i]!]!.column,
  );
  const free = [...ours, ...fresh].filter((column) => !named.includes(column));
  const columns = named.map((column) => column ?? free.shift()!);
  // Kept from here on: cells that somebody puts in their place meanwhile are not emptied for them.
  const bodies = purpose === "results" ? columns.map((column) => beside.body(column).load("address")) : [];
  await beside.checkBlank(end, fresh.length);
  for (const column of ours) await beside.checkBlankBody(column);
  const isNew = columns.map((_, i) => replaced[i] === -1);
  if (purpose === "proof") {
    // A header that is written proves more than any other cell.
    const unproven = columns.filter((_, i) => !(ref.hasHeaders && isNew[i]));
    await beside.prove(unproven);
  }
  const change = {
    written: new Map(columns.flatMap((column, i) => (isNew[i] ? [[column, headers[i]!] as const] : []))),
    before: new Map(ours.map((column) => [column, headerIn(room, beside, column)!])),
  };
  const found = ref.hasHeaders ? await beside.writeHeaders(change, columns, headers) : headers;
  // Last, so that none is emptied when another was refused.
  await beside.empty(bodies);
  const columnIds = columns.map((column) => beside.address(column));
  // Headers as Excel has them, for by these the columns are known again.
  const addedIds = columnIds.filter((_, i) => isNew[i]);
  return { source: shape.source, headers: found, columnIds, outputs, addedIds, ...(hasReasons && { hasReasons }) };
}

/** The header that a column of the room was given. */
function headerIn(room: ResultRoom | undefined, beside: CellsBeside, column: number): string | undefined {
  return room?.headers[room.columnIds.indexOf(beside.address(column))];
}

/** Headers by their columns in the sheet. */
interface HeaderChange {
  readonly written: ReadonlyMap<number, string>;
  /** Of columns that were added for the room earlier. */
  readonly before: ReadonlyMap<number, string>;
}

/** The columns of a range and those right of it, in the range's rows; columns count from 0 in the sheet. */
class CellsBeside {
  readonly area: CellArea;
  readonly firstRight: number;
  private readonly sheet: Excel.Worksheet;

  constructor(
    private readonly session: ExcelSession,
    readonly ref: RangeRef,
  ) {
    this.sheet = session.workbook.worksheets.getItem(ref.sheetId);
    this.area = parseArea(ref.address);
    this.firstRight = this.area.column + this.area.columnCount;
  }

  /** The address of a whole column, its header among it. */
  address(column: number): string {
    return areaAddress({ ...this.area, column, columnCount: 1 });
  }

  body(column: number): Excel.Range {
    return this.sheet.getRange(areaAddress(this.bodyOf(column)));
  }

  async prove(columns: readonly number[]): Promise<void> {
    await proveWritable(
      this.session,
      columns.map((column) => this.body(column)),
    );
  }

  /** Empties cells of columns for results. */
  async empty(bodies: readonly Excel.Range[]): Promise<void> {
    if (bodies.length === 0) return;
    const proofs = bodies.map((body) => blankForResults(() => body.getResizedRange(0, 0)));
    await this.session.sync();
    for (const prove of proofs) await prove(() => this.session.sync());
  }

  /** Headers of the adjoining columns on the right that begin with the name of the result column, or with that of the reasons. */
  async headersRight({ columnName, reasonsName = columnName, outputNames = {} }: WantedRoom): Promise<string[]> {
    const columnCount = Math.min(MAX_EARLIER_COLUMNS, SHEET_COLUMNS - this.firstRight);
    if (columnCount === 0) return [];
    const address = areaAddress({ ...this.area, column: this.firstRight, columnCount, rowCount: 1 });
    const right = usedOnce(this.sheet.getRange(address)).load("values");
    await this.session.sync();
    const headers = (right.values[0] ?? []).map(String);
    const names = [columnName, reasonsName, ...Object.values(outputNames)].map((name) => name.toLowerCase());
    const end = headers.findIndex((header) => !names.some((name) => header.toLowerCase().startsWith(name)));
    return end < 0 ? headers : headers.slice(0, end);
  }

  /** @throws WorkbookError `cells-occupied` */
  async checkBlank(column: number, columnCount: number): Promise<void> {
    if (columnCount === 0) return;
    if (column + columnCount > SHEET_COLUMNS) {
      throw new WorkbookError("cells-occupied", "The sheet has no columns left beside the selected range.");
    }
    await this.check({ ...this.area, column, columnCount });
  }

  /** @throws WorkbookError `cells-occupied` when somebody has written below a header of ours */
  async checkBlankBody(column: number): Promise<void> {
    await this.check(this.bodyOf(column));
  }

  /**
   * Writes headers and, where a column was added for nothing, takes its header out. Excel lets nobody in between while it runs one request:
   * what it read there, before it wrote, is what was written over.
   * @param headers that `columns` have then, or have already
   * @returns the headers of `columns` as Excel has them
   * @throws HeaderTaken when somebody else has just written there; WorkbookError `sheet-changed` when a column that is replaced is no longer
   * there; what Excel refused. In all cases the headers are those from before
   */
  async writeHeaders(
    { written, before }: HeaderChange,
    columns: readonly number[],
    headers: readonly string[],
  ): Promise<string[]> {
    const changed = [...new Set([...written.keys(), ...before.keys()])];
    const overwritten = changed.map((column) => this.header(column).load("formulas"));
    for (const [column, header] of written) writeHeader(this.header(column), header);
    for (const column of before.keys()) if (!written.has(column)) this.header(column).clear("Contents");
    const cells = columns.map((column) => this.header(column).load("values"));
    let theirs: ReadonlyMap<number, unknown> = new Map();
    try {
      await this.session.sync();
      const contents = changed.map((column, i) => [column, overwritten[i]!.formulas[0]?.[0] as unknown] as const);
      theirs = new Map(contents.filter(([column, content]) => content !== (before.get(column) ?? "")));
      if (this.session.isLeft) throw new CancelledError();
      if (theirs.size > 0) throw new HeaderTaken();
      const found = cells.map((cell) => String(cell.values[0]?.[0]));
      if (columns.some((column, i) => !written.has(column) && found[i] !== headers[i])) throw moved();
      const lost = columns.find((column, i) => written.has(column) && found[i] === "");
      if (lost !== undefined) throw takesNothing(this.address(lost));
      return found;
    } catch (error) {
      throw (await this.takeBack({ written, before }, theirs)) ? error : mayHaveStayed(error);
    }
  }

  /**
   * @param theirs what stood where headers were written, as a person enters it, by column
   * @returns whether it could
   */
  private async takeBack({ written, before }: HeaderChange, theirs: ReadonlyMap<number, unknown>): Promise<boolean> {
    try {
      for (const column of new Set([...written.keys(), ...before.keys()])) {
        const content = theirs.get(column) ?? before.get(column) ?? "";
        if (content === "") this.header(column).clear("Contents");
        else if (typeof content === "string" && !content.startsWith("=")) writeHeader(this.header(column), content);
        else this.header(column).formulas = [[content]];
      }
      await this.session.syncToRepair();
      return true;
    } catch {
      return false; // Excel refuses everything by now; the caller tells of it.
    }
  }

  private bodyOf(column: number): CellArea {
    return bodyArea({ ...this.area, column, columnCount: 1 }, this.ref.hasHeaders);
  }

  private header(column: number): Excel.Range {
    return usedOnce(this.sheet.getRange(areaAddress({ ...this.area, column, columnCount: 1, rowCount: 1 })));
  }

  private async check(area: CellArea): Promise<void> {
    const address = areaAddress(area);
    const used = usedOnce(usedOnce(this.sheet.getRange(address)).getUsedRangeOrNullObject(true)).load("address");
    await this.session.sync();
    if (used.isNullObject) return;
    throw new WorkbookError(
      "cells-occupied",
      `The cells ${address} beside the selected range are not empty. Move them, or make the range a table.`,
    );
  }
}

/** Somebody else, or another pane, has written a header there between our look and our own. */
class HeaderTaken extends WorkbookError {
  constructor() {
    super(
      "cells-occupied",
      "Somebody else keeps writing beside the selected range. Try again, or make the range a table.",
    );
  }
}

function moved(): WorkbookError {
  return new WorkbookError("sheet-changed", "The result columns are no longer where they were added.");
}

/** Only the first of merged cells takes a value; Excel drops what the others are given without a word. */
function takesNothing(address: string): WorkbookError {
  return new WorkbookError(
    "cells-occupied",
    `The cells ${address} beside the selected range take no header. Unmerge them, or make the range a table.`,
  );
}
