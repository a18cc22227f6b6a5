import { parseGivenArea, type CellArea } from "../../../excel/reading/cell-address";
import type { ColumnLook } from "../../../scoring/memory/memory-look";
import type { SourceRef, SourceShape } from "../../../scoring/ports";
import { sourceKey } from "../data/data-session";

/**
 * The remembered columns of what is selected, the one that was scored last first. A range is another one as soon as a result column stands
 * beside it: it is the same one where the two share a cell.
 */
export function columnsAt(selected: SourceRef, columns: readonly ColumnLook[]): ColumnLook[] {
  return columns.filter((one) => stands(selected, one)).sort((a, b) => lastRunOf(b).localeCompare(lastRunOf(a)));
}

function lastRunOf({ runs }: ColumnLook): string {
  return runs[0]?.startedAt ?? "";
}

function stands(selected: SourceRef, { place }: ColumnLook): boolean {
  if (place === undefined) return false;
  const { source, resultColumns } = place;
  if (selected.kind === "table") return source.kind === "table" && source.tableId === selected.tableId;
  if (source.kind === "table" || source.sheetId !== selected.sheetId) return false;
  return [source.address, ...resultColumns.columnIds].some((address) => doMeet(address, selected.address));
}

function doMeet(one: string, other: string): boolean {
  const [a, b] = [areaOf(one), areaOf(other)];
  return a !== undefined && b !== undefined && doOverlap(a, b);
}

function areaOf(address: string): CellArea | undefined {
  try {
    return parseGivenArea(address);
  } catch {
    return undefined; // as of several areas at once
  }
}

function doOverlap(a: CellArea, b: CellArea): boolean {
  const isBeside = a.column + a.columnCount <= b.column || b.column + b.columnCount <= a.column;
  const isBelow = a.row + a.rowCount <= b.row || b.row + b.rowCount <= a.row;
  return !isBeside && !isBelow;
}

/** Whether two selections are about different tables or ranges; none is another one than any. */
export function isOtherSource(one: SourceShape | undefined, other: SourceShape | undefined): boolean {
  return (one && sourceKey(one.source)) !== (other && sourceKey(other.source));
}
