import { InputError } from "../../core/errors";
import { Fingerprints } from "../../core/memory/fingerprints";
import type { RememberedColumn } from "../../core/memory/remembered-column";
import { ALL_BLANK, hashesOfResults } from "../../core/memory/row-hash";
import type { RowKeys } from "../../core/memory/row-keys";
import type { TableEncoding } from "../../core/request/table-encoding";
import type { CellBlock } from "../../core/table/cell-block";
import { throwIfCancelled } from "../flow/cancellation";
import { Breath, type RunClock } from "../flow/run-clock";
import type { ColumnPlace, RowWindow, SourceShape, Workbook } from "../ports";
import { keysOf } from "../refresh/keys-of";
import { ResultCells } from "../refresh/result-cells";
import type { KnownColumn } from "./known-column";
import type { ColumnCheck } from "./memory-look";
import { rememberedEncoding } from "./remembered-encoding";
import { StateCount } from "./state-count";

/** What checking a column needs. */
export interface CheckParts {
  readonly workbook: Pick<Workbook, "describe" | "readWindow" | "readResults">;
  readonly clock: RunClock;
  readonly signal: AbortSignal;
  readonly onRowsRead?: (rowsRead: number) => void;
}

/** What a check found, and what the rows hold now. */
export interface CheckOfColumn {
  readonly check: ColumnCheck;
  /** Absent where the rows were not read. */
  readonly live?: Fingerprints;
}

/**
 * Reads the column and its inputs once, window by window, and keeps nothing of them but a hash a row.
 * @throws WorkbookError, CancelledError
 */
export async function checkColumn(
  column: RememberedColumn,
  place: ColumnPlace,
  knownColumn: KnownColumn,
  parts: CheckParts,
): Promise<CheckOfColumn> {
  const count = new StateCount();
  const shape = await shapeOf(place, parts);
  const nowhere = { rowCount: 0, sheetName: "", firstCell: "", unsendable: 0 };
  const blank = { columnId: column.id, counts: count.counts, rows: {}, ...nowhere };
  if (shape === "empty") return { check: { ...blank, isAllCurrent: true } };
  if (shape === "unfit") return { check: { ...blank, whyUnknown: "cannot-be-read", isAllCurrent: false } };
  const { rowCount, sheetName, firstCell } = shape;
  const head = { columnId: column.id, rowCount, sheetName, firstCell, unsendable: 0 };
  const encoding = rememberedEncoding(column, shape);
  if (typeof encoding === "string") {
    const counts = { ...count.counts, unknown: rowCount };
    const why = encoding === "input-gone" ? encoding : (knownColumn.whyUnknown ?? encoding);
    return { check: { ...head, counts, rows: {}, whyUnknown: why, isAllCurrent: false } };
  }
  const live = new Fingerprints();
  /** Predictions in rows that no run can have scored: no sum tells of them. */
  let strays = 0;
  let unsendable = 0;
  for await (const { keys, results } of rowsAsTheyStand(shape, place, encoding, parts)) {
    for (let i = 0; i < keys.length; i++) {
      count.add(keys.firstRow + i, knownColumn.known.stateOf(keys, i, results[i]!));
      if (keys.isSendable(i)) live.add(keys, i, results[i]!);
      else if (results[i] !== ALL_BLANK) strays++;
      else if (!keys.isBlank(i)) unsendable++;
    }
  }
  const { whyUnknown, sum } = knownColumn;
  const isProven = sum !== undefined && strays === 0 && sum.count === live.sum.count && sum.sum === live.sum.sum;
  const found = isProven ? count.asProven() : count;
  const isAllCurrent = found.areAllCurrent && (isProven || whyUnknown === undefined);
  const { counts, rows } = found;
  const why = isProven ? undefined : whyUnknown;
  return { check: { ...head, counts, rows, unsendable, ...(why && { whyUnknown: why }), isAllCurrent }, live };
}

/** "unfit" where the headers are not such that rows could be sent. */
async function shapeOf(
  { source }: ColumnPlace,
  { workbook, signal }: CheckParts,
): Promise<SourceShape | "empty" | "unfit"> {
  try {
    return await workbook.describe(source, signal);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.code === "empty-table" ? "empty" : "unfit";
  }
}

interface ReadWindow {
  readonly window: RowWindow;
  /** One column a result column. */
  readonly results: CellBlock;
}

interface StandingRows {
  readonly keys: RowKeys;
  /** One a row, as `hashesOfResults` gives them. */
  readonly results: Uint32Array;
}

/** Window by window; the next one is read while one is worked at. */
async function* rowsAsTheyStand(
  shape: SourceShape,
  { resultColumns }: ColumnPlace,
  encoding: TableEncoding,
  { workbook, clock, signal, onRowsRead }: CheckParts,
): AsyncGenerator<StandingRows, void, undefined> {
  const beside = new ResultCells(shape, resultColumns, ({ firstRow, cells }) =>
    workbook.readResults(shape, resultColumns, firstRow, cells.rowCount, signal),
  );
  const breath = new Breath(clock);
  const read = async (firstRow: number): Promise<ReadWindow> => {
    throwIfCancelled(signal);
    const window = await workbook.readWindow(shape, firstRow, signal);
    if (window.cells.rowCount === 0) throw new RangeError("A row window is empty.");
    return { window, results: await beside.of(window) };
  };
  for (let reading: Promise<ReadWindow> | undefined = read(0); reading !== undefined;) {
    const { window, results }: ReadWindow = await reading;
    const next: number = window.firstRow + window.cells.rowCount;
    reading = next < shape.rowCount ? read(next) : undefined;
    reading?.catch(() => undefined); // Thrown when it is awaited.
    yield { keys: await keysOf(window, encoding, breath), results: hashesOfResults(results) };
    onRowsRead?.(next);
  }
}
