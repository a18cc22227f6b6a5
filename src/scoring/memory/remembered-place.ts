import type { ReadMemory } from "../../core/memory/read-parts";
import type { RememberedColumn } from "../../core/memory/remembered-column";
import type { ColumnPlace, MemoryStore, ResultColumns, SourceRef } from "../ports";

/** As it is remembered: the bare name of a table. @param label of a shape or a summary: "Table Iris", "Sheet1!A1:E151" */
export function rememberedLabel({ kind }: SourceRef, label: string): string {
  return kind === "table" ? label.replace(/^Table /, "") : label;
}

export function sourceKindOf(source: SourceRef): RememberedColumn["sourceKind"] {
  if (source.kind === "table") return "table";
  return source.hasHeaders ? "range with headers" : "range without headers";
}

/** Result columns and the column of reasons beside them, apart. */
export function partedPlace(resultColumns: ResultColumns): Omit<ColumnPlace, "foundBy"> {
  const { source, headers, columnIds, hasReasons } = resultColumns;
  if (hasReasons !== true) return { source, resultColumns };
  return {
    source,
    resultColumns: { source, headers: headers.slice(0, -1), columnIds: columnIds.slice(0, -1) },
    reasonsColumn: { source, headers: headers.slice(-1), columnIds: columnIds.slice(-1) },
  };
}

/** The same together, as a run writes into them. */
export function joinedPlace({ resultColumns, reasonsColumn }: Omit<ColumnPlace, "foundBy">): ResultColumns {
  if (reasonsColumn === undefined) return resultColumns;
  const { source, headers, columnIds } = resultColumns;
  return {
    source,
    headers: [...headers, ...reasonsColumn.headers],
    columnIds: [...columnIds, ...reasonsColumn.columnIds],
    hasReasons: true,
  };
}

/** Remembered columns of which a cell is one of these: they are about to be replaced, or were. @throws WorkbookError */
export async function columnsAt(
  place: ResultColumns,
  { columns }: ReadMemory,
  store: Pick<MemoryStore, "locate">,
  signal: AbortSignal,
): Promise<readonly RememberedColumn[]> {
  const places = columns.length === 0 ? [] : await store.locate(columns, signal);
  return columns.filter((_column, i) => {
    const standing = places[i]?.resultColumns;
    return standing !== undefined && meets(standing, place);
  });
}

function meets(one: ResultColumns, other: ResultColumns): boolean {
  return homeOf(one.source) === homeOf(other.source) && one.columnIds.some((id) => other.columnIds.includes(id));
}

function homeOf(source: SourceRef): string {
  return source.kind === "table" ? `table ${source.tableId}` : `sheet ${source.sheetId}`;
}
