import { ownHeaders, type ResultNames } from "../../../core/predictions/own-headers";
import type { SourceShape } from "../../../scoring/ports";
import { tableKey } from "./data-session";

/** Columns of a table that hold predictions of ours. */
export interface OwnColumns {
  /** Written since the pane was opened, under whatever name. */
  readonly written: ReadonlySet<string>;
  /** These, and those whose header says so. */
  readonly all: ReadonlySet<string>;
}

/** Of a table in which nothing is ours. */
export const NONE_OWN: OwnColumns = { written: new Set(), all: new Set() };

/** @param written by `tableKey`: headers that the pane has written */
export function findOwnColumns(
  { source, columns }: Pick<SourceShape, "source" | "columns">,
  written: ReadonlyMap<string, ReadonlySet<string>>,
  names: ResultNames,
): OwnColumns {
  const inTable = written.get(tableKey(source)) ?? new Set<string>();
  return { written: inTable, all: new Set([...inTable, ...ownHeaders(columns, names)]) };
}
