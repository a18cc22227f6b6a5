import { areaOf, bottomOf, containsArea, rightOf } from "../../model/areas/area";
import type { SheetModel } from "../../model/sheets/sheet-model";
import type { LookRule } from "../../model/look/look-rule";

/** How conditional formats let one cell look. */
export interface LookOfCell {
  /** "#RRGGBB" behind the whole cell. */
  readonly fill?: string;
  /** A bar behind the number. @property share of the cell's width, 0 to 1 */
  readonly bar?: { readonly share: number; readonly color: string };
}

/** What the conditional formats of a sheet say of a cell; the newest rule first, as in Excel. */
export function cellByRules(sheet: SheetModel, row: number, column: number): LookOfCell {
  const value = sheet.getValue(row, column);
  let look: LookOfCell = {};
  for (const rule of sheet.lookRules) {
    if (containsArea(rule.area, areaOf(row, column))) look = { ...look, ...lookOf(rule, value, sheet) };
  }
  return look;
}

function lookOf(rule: LookRule, value: unknown, sheet: SheetModel): LookOfCell {
  const { settings } = rule;
  if (rule.kind === "CellValue") {
    return value === comparedText(settings["Rule"]) ? { fill: String(settings["FillColor"] ?? "") } : {};
  }
  if (typeof value !== "number") return {};
  if (rule.kind === "DataBar") {
    const [low, high] = boundsOf(rule, settings["LowerBoundRule"], settings["UpperBoundRule"], sheet);
    return { bar: { share: shareOf(value, low, high), color: String(settings["FillColor"] ?? "") } };
  }
  const minimum = memberOf(settings["Criteria"], "minimum");
  const maximum = memberOf(settings["Criteria"], "maximum");
  const [low, high] = boundsOf(rule, minimum, maximum, sheet);
  return { fill: between(memberOf(minimum, "color"), memberOf(maximum, "color"), shareOf(value, low, high)) };
}

/** The text that an `EqualTo` rule compares with: `="a ""word"""`. */
function comparedText(rule: unknown): string | undefined {
  const text = /^="(.*)"$/s.exec(String(memberOf(rule, "formula1")))?.[1];
  return text?.replaceAll('""', '"');
}

type Bounds = readonly [low: number, high: number];

/** The least and largest number of a rule's cells, as long as these are the same: each drawn cell asks for them. */
const keptBounds = new WeakMap<LookRule, { readonly versions: string; readonly bounds: Bounds }>();

/** Fixed numbers, or the least and the largest that stand in the cells. */
function boundsOf(rule: LookRule, lower: unknown, upper: unknown, sheet: SheetModel): Bounds {
  const fixed = [lower, upper].map((one) =>
    memberOf(one, "type") === "Number" ? Number(memberOf(one, "formula")) : NaN,
  );
  if (!fixed.some(Number.isNaN)) return [fixed[0]!, fixed[1]!];
  const versions = columnsOf(rule)
    .map((column) => sheet.columnAt(column)?.version ?? 0)
    .join();
  const kept = keptBounds.get(rule);
  const found = kept?.versions === versions ? kept : { versions, bounds: foundBounds(rule, sheet) };
  keptBounds.set(rule, found);
  // One end may be fixed while the other is found.
  return [0, 1].map((end) => (Number.isNaN(fixed[end]) ? found.bounds[end]! : fixed[end]!)) as [number, number];
}

function columnsOf({ area }: LookRule): number[] {
  return Array.from({ length: area.columnCount }, (_, place) => area.column + place);
}

function foundBounds(rule: LookRule, sheet: SheetModel): Bounds {
  const used = sheet.usedWithin(rule.area, false);
  let [low, high] = [Infinity, -Infinity];
  for (let column = used?.column ?? 0; used !== undefined && column < rightOf(used); column++) {
    for (let row = used.row; row < bottomOf(used); row++) {
      const value = sheet.getValue(row, column);
      if (typeof value !== "number") continue;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
  return [low, high];
}

function shareOf(value: number, low: number, high: number): number {
  return high > low ? Math.min(1, Math.max(0, (value - low) / (high - low))) : 1;
}

function between(from: unknown, to: unknown, share: number): string {
  const parts = [1, 3, 5].map((at) => {
    const [a, b] = [from, to].map((color) => Number.parseInt(String(color).slice(at, at + 2), 16));
    return Math.round(a! + (b! - a!) * share)
      .toString(16)
      .padStart(2, "0");
  });
  return `#${parts.join("").toUpperCase()}`;
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}
