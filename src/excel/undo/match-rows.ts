import { hashOf } from "./row-keys";
import type { KeptRow } from "./kept-rows";

/** A row as it stands now; its contents are not looked at. */
type RowNow = Pick<KeptRow, "row" | "proving" | "whole">;

/**
 * Which kept row each row of now is. Rows that are alike in all cells, and stood beside different things, are told apart only as long as all of
 * them stand where they stood; else none of them is matched.
 * @returns kept rows, by the row where each stands now
 */
export function matchRows(kept: readonly KeptRow[], now: readonly RowNow[]): Map<number, KeptRow> {
  const matched = new Map<number, KeptRow>();
  const nowAlike = groupBy(now, ({ proving }) => proving);
  for (const [proving, group] of groupBy(kept, (row) => row.proving)) {
    const standing = nowAlike.get(proving) ?? [];
    if (matchAlike(group, standing, matched)) continue;
    const standingWhole = groupBy(standing, ({ whole }) => whole);
    for (const [whole, rows] of groupBy(group, (row) => row.whole)) {
      const same = standingWhole.get(whole) ?? [];
      if (!matchAlike(rows, same, matched)) matchByPlace(rows, same, matched);
    }
  }
  return matched;
}

/** Rows that stood beside the same: any of them is as good as another, those of the same cells first. @returns false where they did not */
function matchAlike(kept: readonly KeptRow[], now: readonly RowNow[], matched: Map<number, KeptRow>): boolean {
  const [first] = kept;
  if (first === undefined) return true;
  const contents = hashOf(contentsOf(first));
  if (kept.some((row) => hashOf(contentsOf(row)) !== contents)) return false;
  const left = [...kept];
  const take = (isMeant: (row: KeptRow, at: RowNow) => boolean): void => {
    for (const at of now) {
      const place = matched.has(at.row) ? -1 : left.findIndex((row) => isMeant(row, at));
      if (place >= 0) matched.set(at.row, left.splice(place, 1)[0]!);
    }
  };
  take((row, at) => row.row === at.row && row.whole === at.whole);
  take((row, at) => row.whole === at.whole);
  take(() => true);
  return true;
}

function matchByPlace(kept: readonly KeptRow[], now: readonly RowNow[], matched: Map<number, KeptRow>): void {
  const places = new Set(now.map(({ row }) => row));
  if (places.size !== kept.length || kept.some(({ row }) => !places.has(row))) return;
  for (const row of kept) matched.set(row.row, row);
}

function contentsOf({ contents }: KeptRow): unknown[] {
  return contents.flatMap(({ value, formula, numberFormat }) => [value, formula ?? null, numberFormat]);
}

function groupBy<T>(rows: readonly T[], keyOf: (row: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group === undefined) groups.set(keyOf(row), [row]);
    else group.push(row);
  }
  return groups;
}
