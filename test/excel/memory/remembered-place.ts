import { ExcelMemory } from "../../../src/excel/memory/excel-memory";
import type { ColumnPlace, ColumnTrace, ResultColumns, SourceRef } from "../../../src/scoring/ports";
import type { TableModel } from "../../../src/workbench/model/tables/table-model";
import { addTable, CALM, openExcel, type OpenExcel } from "../open-excel";

export const COLUMN_ID = "0123456789abcdef";

/** A table "Flowers" with two inputs and two result columns, anchored; and how it is looked for. */
export interface RememberedPlace {
  readonly excel: OpenExcel;
  readonly memory: ExcelMemory;
  readonly table: TableModel;
  readonly trace: ColumnTrace;
  readonly locate: (more?: Partial<ColumnTrace>) => Promise<ColumnPlace | undefined>;
}

export const TRACE: ColumnTrace = {
  id: COLUMN_ID,
  headers: ["Prediction", "Score"],
  sourceLabel: "Flowers",
  sourceKind: "table",
};

export async function rememberedTable(
  options: Parameters<typeof openExcel>[0] = {},
  trace = TRACE,
): Promise<RememberedPlace> {
  const excel = openExcel(options);
  const reasons = trace.reasonsHeader === undefined ? [] : [trace.reasonsHeader];
  const table = addTable(excel, [
    ["Length", "Width", ...trace.headers, ...reasons],
    [5.1, 3.5, ...trace.headers, ...reasons],
    [4.9, 3, ...trace.headers, ...reasons],
  ]);
  const memory = new ExcelMemory(excel.queue);
  const source: SourceRef = { kind: "table", tableId: table.id };
  const columnsOf = (headers: readonly string[]): ResultColumns => ({
    source,
    headers,
    columnIds: idsOf(table, headers),
  });
  const reasonsColumn = reasons.length === 0 ? {} : { reasonsColumn: columnsOf(reasons) };
  await memory.anchor(COLUMN_ID, { source, resultColumns: columnsOf(trace.headers), ...reasonsColumn }, CALM);
  const locate = async (more: Partial<ColumnTrace> = {}): Promise<ColumnPlace | undefined> =>
    (await memory.locate([{ ...trace, ...more }], CALM))[0];
  return { excel, memory, table, trace, locate };
}

/** Ids of columns by their names, as Office.js gives them. */
export function idsOf(table: TableModel, names: readonly string[]): string[] {
  return names.map((name) => String(table.columns.find((column) => column.name === name)?.id));
}
