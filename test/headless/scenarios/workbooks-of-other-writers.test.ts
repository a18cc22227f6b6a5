import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { unzipSync } from "fflate";
import { WorkbookError } from "../../../src/core/errors";
import { areaOf } from "../../../src/workbench/model/areas/area";
import type { SheetModel } from "../../../src/workbench/model/sheets/sheet-model";
import type { TableModel } from "../../../src/workbench/model/tables/table-model";
import { openWorkbook } from "../../../src/workbench/xlsx/open-workbook";
import { saveWorkbook } from "../../../src/workbench/xlsx/save-workbook";
import { expectGolden } from "../../support/golden-file";
import { scoreFile, type ScoredFile } from "../scored-file";

const FOLDER = resolve(__dirname, "../../fixtures/workbooks");
const FILES = readdirSync(FOLDER).filter((file) => file.endsWith(".xlsx"));

/** What every table of these files holds below its headers; dates in ISO 8601, as an endpoint gets them. */
const ROWS = [
  ["Ada", 3.5, "2024-02-29", true],
  ["Łukasz", -1, "2025-01-01", false],
  ["Zoë & <co>", 1e-7, "1999-12-31", true],
  [null, 1234567.891, null, null],
  ["00123", 0, "2024-07-04", false],
  ["  spaced ", 42, "2024-03-01", true],
];

/** Files by other writers than ours, see the README beside them: what is sent of them, and what becomes of all that stands in them. */
describe("the workbooks of other writers", () => {
  it.each(FILES)("stay the same byte for byte when nothing is scored: %s", async (file) => {
    const bytes = read(file);
    expect(changedParts(bytes, await saveWorkbook(await openWorkbook(bytes, file)))).toEqual([]);
  });

  it.each(FILES)("send what their cells hold, and keep all that stands around the table: %s", async (file) => {
    const bytes = read(file);
    for (const { name } of (await openWorkbook(bytes, file)).model.tables) {
      const { sent, file: written } = await scoredOrRefused(bytes, name);
      if (written === undefined) {
        expect(sent).toEqual([]);
        continue;
      }
      expect(sent.map((row) => Object.values(JSON.parse(row) as object))).toEqual(ROWS);
      await expectAllThere(bytes, written, name);
    }
  });

  it("are refused in words, or changed in these parts only", async () => {
    const outcomes: Record<string, Record<string, readonly string[] | string>> = {};
    for (const file of FILES) {
      const bytes = read(file);
      const { tables } = (await openWorkbook(bytes, file)).model;
      for (const { name } of tables) {
        const { said, file: written } = await scoredOrRefused(bytes, name);
        outcomes[file] = {
          ...outcomes[file],
          [name]: written === undefined ? said : changedParts(bytes, written),
        };
      }
      outcomes[file] ??= {};
    }
    expectGolden("test/fixtures/workbooks/outcomes.json", `${JSON.stringify(outcomes, undefined, 2)}\n`);
  });
});

function read(file: string): Uint8Array {
  return new Uint8Array(readFileSync(resolve(FOLDER, file)));
}

/** A sheet that takes no changes is no mistake of the command. */
async function scoredOrRefused(bytes: Uint8Array, table: string): Promise<Omit<ScoredFile, "told">> {
  try {
    return await scoreFile(bytes, "--table", table);
  } catch (error) {
    if (error instanceof WorkbookError) return { sent: [], said: error.message, file: undefined };
    throw error;
  }
}

/** Names of the parts that are not what they were, byte for byte, or stand in one of the two only. */
function changedParts(before: Uint8Array, after: Uint8Array): string[] {
  const [old, now] = [unzipSync(before), unzipSync(after)];
  const isSame = (name: string): boolean => {
    const [a, b] = [old[name], now[name]];
    return a !== undefined && b !== undefined && Buffer.from(a).equals(b);
  };
  return [...new Set([...Object.keys(old), ...Object.keys(now)])].filter(
    (name) => !name.endsWith("/") && !isSame(name),
  );
}

/** Every cell of the workbook is where it was, or one column further right where the result column came between. */
async function expectAllThere(before: Uint8Array, after: Uint8Array, tableName: string): Promise<void> {
  const [old, now] = [await openWorkbook(before), await openWorkbook(after)];
  const table = old.model.tableByName(tableName)!;
  for (const sheet of old.model.sheets) {
    const there = now.model.sheetByName(sheet.name)!;
    expect(there.visible).toBe(sheet.visible);
    const inPlace = cellsOf(sheet);
    const moved = inPlace.map(
      ([row, column]) => [row, isAside(table, sheet, row, column) ? column + 1 : column] as const,
    );
    expect(moved.map(([row, column]) => lookOf(there, row, column))).toEqual(
      inPlace.map(([row, column]) => lookOf(sheet, row, column)),
    );
  }
}

function lookOf(sheet: SheetModel, row: number, column: number): unknown[] {
  return [sheet.getValue(row, column), sheet.getNumberFormat(row, column)];
}

function isAside({ area, sheetId }: TableModel, sheet: SheetModel, row: number, column: number): boolean {
  const isBeside = row >= area.row && row < area.row + area.rowCount;
  return sheetId === sheet.id && isBeside && column >= area.column + area.columnCount;
}

function cellsOf(sheet: SheetModel): [row: number, column: number][] {
  const { row: top, column: left, rowCount, columnCount } = sheet.usedRange(false) ?? areaOf(0, 0, 0, 0);
  return Array.from({ length: rowCount * columnCount }, (_, place) => [
    top + Math.floor(place / columnCount),
    left + (place % columnCount),
  ]);
}
