import { bottomOf, rightOf } from "../../model/areas/area";
import type { ObjectType, Scalar } from "../object-model/object-type";
import type { RangeTarget } from "../object-model/targets";
import { ExcelError } from "../wire/excel-error";
import { readCells } from "./range-cells";

/** What Excel answers where cells differ. */
const SEVERAL = "";
const NAMED: Readonly<Record<string, string>> = {
  white: "#FFFFFF",
  yellow: "#FFFF00",
  orange: "#FFA500",
  red: "#FF0000",
};

/** The fill of one cell as Excel tells it. */
interface ToldFill {
  readonly color: string;
  readonly tintAndShade: number | null;
  readonly pattern: string | null;
}

/** What a cell is filled with. */
export const rangeFillType: ObjectType<RangeTarget> = {
  scalars: {
    Color: { read: (range) => common(range, "color") ?? SEVERAL, write: (range, color) => fill(range, asColor(color)) },
    TintAndShade: readOnly("tintAndShade"),
    Pattern: readOnly("pattern"),
  },
  methods: { Clear: (range) => fill(range, "") },
};

/**
 * `Range.getCellProperties`, as far as fills go: row by row, what was asked for of each cell.
 * Source: Microsoft Learn, "Excel.Range.getCellProperties".
 */
export function cellProperties(range: RangeTarget, options: unknown): unknown {
  const wanted = Object.entries(askedOf(askedOf(options, "format"), "fill")).filter(([, is]) => is === true);
  if (wanted.length === 0) throw new ExcelError("NotImplemented");
  return readCells(range, (sheet, row, column) => {
    const told: Readonly<Record<string, unknown>> = { ...toldFill(sheet.getFill(row, column)) };
    return { format: { fill: Object.fromEntries(wanted.map(([name]) => [name, told[name] ?? null])) } };
  });
}

/**
 * No fill reads as white, and is told from a white one by its tint alone. A fill that the workbench does not understand has a pattern.
 * Sources: OfficeDev/office-js issues 4900 (tintAndShade is null without a fill, a number with one; pattern is null either way) and 6218.
 */
function toldFill(fill: string): ToldFill {
  if (fill === "") return { color: "#FFFFFF", tintAndShade: null, pattern: null };
  if (fill.startsWith("?")) return { color: SEVERAL, tintAndShade: 0, pattern: "Gray50" };
  return { color: fill, tintAndShade: 0, pattern: null };
}

function readOnly(name: keyof ToldFill): Scalar<RangeTarget> {
  return { read: (range) => common(range, name) ?? null };
}

/** What all cells have in common; undefined where they differ. */
function common<Name extends keyof ToldFill>(
  { session, sheetId, areas }: RangeTarget,
  name: Name,
): ToldFill[Name] | undefined {
  const sheet = session.sheet(sheetId);
  const found = new Set<string>();
  for (const area of areas) {
    for (let column = area.column; column < rightOf(area); column++) {
      let row = area.row;
      for (const run of sheet.columnAt(column)?.fills.within(area.row, bottomOf(area)) ?? []) {
        if (run.start > row) found.add("");
        found.add(run.value);
        row = run.end;
      }
      if (row < bottomOf(area)) found.add("");
    }
  }
  const told = new Set([...found].map((one) => toldFill(one)[name]));
  return told.size === 1 ? [...told][0] : undefined;
}

function fill({ session, sheetId, areas }: RangeTarget, color: string | undefined): void {
  const sheet = session.writableSheet(sheetId);
  if (color === undefined) return;
  for (const area of areas) sheet.setFill(area, color);
  session.workbook.tell({ kind: "filled", sheetId });
}

/** @returns undefined for null, which changes nothing @throws ExcelError InvalidArgument */
function asColor(wanted: unknown): string | undefined {
  if (wanted === null) return undefined;
  if (typeof wanted !== "string") throw new ExcelError("InvalidArgument");
  const color = NAMED[wanted.toLowerCase()] ?? `#${wanted.replace(/^#/, "").toUpperCase()}`;
  if (!/^#[0-9A-F]{6}$/.test(color)) throw new ExcelError("InvalidArgument");
  return color;
}

function askedOf(options: unknown, name: string): object {
  const asked: unknown = typeof options === "object" && options !== null ? Reflect.get(options, name) : undefined;
  return typeof asked === "object" && asked !== null ? asked : {};
}
