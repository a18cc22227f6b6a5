import type { ColumnPlace, ColumnTrace } from "../../scoring/ports";
import type { ExcelSession } from "../host/excel-queue";
import { anchorNames } from "./anchor-names";
import { findByHeader } from "./find-by-header";
import { findInRange } from "./find-in-range";
import { findInTable } from "./find-in-table";
import { askForName, type Steps } from "./named-cells";

/**
 * Where remembered columns stand now: by their hidden names, whatever tables, columns and sheets are called and wherever they are by now. Where
 * names were deleted, by the name of the table, or the address of the range, and the headers. A column whose name stands for nothing any more is
 * gone, and so is one of which one result column is gone, or whose names somebody has put together from several tables.
 * Three syncs for all columns together, whether names are there or not.
 */
export async function locateColumns(
  session: ExcelSession,
  traces: readonly ColumnTrace[],
): Promise<readonly (ColumnPlace | undefined)[]> {
  const searches = traces.map((trace) => locateColumn(session, trace));
  let steps = searches.map((search) => search.next());
  while (steps.some(({ done }) => done !== true)) {
    await session.sync();
    steps = steps.map((step, i) => (step.done === true ? step : searches[i]!.next()));
  }
  return steps.map(({ value }) => value);
}

function* locateColumn(session: ExcelSession, trace: ColumnTrace): Steps<ColumnPlace | undefined> {
  const names = anchorNames(trace.id, trace.headers.length);
  if (names === undefined || trace.headers.length === 0) return undefined;
  const isTable = trace.sourceKind === "table";
  const results = names.results.map((name) => askForName(session, name));
  const source = isTable ? undefined : askForName(session, names.source);
  const reasons = trace.reasonsHeader === undefined ? undefined : askForName(session, names.reasons);
  yield;
  const needed = [...results, ...(source === undefined ? [] : [source])];
  if (needed.some(({ cells }) => cells() === "gone")) return undefined;
  if (needed.some(({ cells }) => cells() === "missing")) return yield* findByHeader(session, trace);
  const found = { results, reasons };
  return source === undefined
    ? yield* findInTable(session, trace, found)
    : yield* findInRange(trace, { ...found, source });
}
