import { hashOf } from "./row-keys";
import type { KeptRow } from "./kept-rows";

/** A row as it stands now; its contents are not looked at. */
type RowNow = Pick<KeptRow, "row" | "proving" | "whole">;

/**
 * Which kept row each row of now is: one that is alike in all cells. Several that are alike, and stood beside different things, are told apart
 * only as long as all of them stand where they stood; else none of them is matched. A row of which any cell was edited matches none: it may as
 * well be another one.
 * @returns kept rows, by the row where each stands now
 */
export function matchRows(kept: readonly KeptRow[], now: readonly RowNow[]): Map<number, KeptRow> {
  const matched = new Map<number, KeptRow>();
  const nowAlike = groupBy(now, keyOf);
  for (const [key, group] of groupBy(kept, keyOf)) {
    const standing = nowAlike.get(key) ?? [];
    if (areBesideTheSame(group)) matchAlike(group, standing, matched);
    else matchByPlace(group, standing, matched);
  }
  return matched;
}

function keyOf({ proving, whole }: RowNow): string {
  return `${proving}/${whole}`;
}

function areBesideTheSame(kept: readonly KeptRow[]): boolean {
  const first = hashOf(contentsOf(kept[0]!));
  return kept.every((row) => hashOf(contentsOf(row)) === first);
}

/** Any of them is as good as another; those that stand where they stood first, for a formula can stay there. */
function matchAlike(kept: readonly KeptRow[], now: readonly RowNow[], matched: Map<number, KeptRow>): void {
  const left = new Map(kept.map((row) => [row.row, row]));
  for (const { row } of now) {
    const same = left.get(row);
    if (same !== undefined) matched.set(row, same);
    left.delete(row);
  }
  const others = left.values();
  for (const { row } of now) {
    if (matched.has(row)) continue;
    const next = others.next();
    if (next.done === true) return;
    matched.set(row, next.value);
  }
}

function matchByPlace(kept: readonly KeptRow[], now: readonly RowNow[], matched: Map<number, KeptRow>): void {
  const places = new Set(now.map(({ row }) => row));
  if (places.size !== kept.length || kept.some(({ row }) => !places.has(row))) return;
  for (const row of kept) matched.set(row.row, row);
}

function contentsOf({ contents }: KeptRow): unknown[] {
  return contents.flatMap(({ value, formula, numberFormat }) => [value, formula ?? null, numberFormat]);
}

function groupBy<T>(rows: readonly T[], nameOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(nameOf(row));
    if (group === undefined) groups.set(nameOf(row), [row]);
    else group.push(row);
  }
  return groups;
}
