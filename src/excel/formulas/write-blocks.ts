import type { ExcelSession } from "../host/excel-queue";
import { areaAddress, type CellArea } from "../reading/cell-address";
import { isFormula } from "../reading/is-formula";
import { cellsOf } from "../reading/read-rows";
import type { ResultCell } from "../writing/result-cells";
import { differenceOf } from "../writing/written-cells";

/** Values for the cells of a formula's result, in place of the formula. */
export interface BlockOfValues {
  readonly sheet: Excel.Worksheet;
  readonly area: CellArea;
  /** That of its first cell. */
  readonly formula: string;
  readonly values: readonly (readonly unknown[])[];
  readonly formats: readonly (readonly unknown[])[];
}

/** Number format in which a number stays one, and an apostrophe is a sign and no part of the text. Source: OfficeDev/office-js #6687. */
const GENERAL = "General";

/**
 * Writes blocks of values, those that stand below each other at once, and looks at what the cells hold then. Where rows are hidden, an Excel may put
 * values into other rows: such blocks are written again cell by cell. One that does not keep its values even so gets its formula back: rather none than
 * a wrong one.
 * @returns for each block whether its cells hold its values
 */
export async function writeBlocks(session: ExcelSession, blocks: readonly BlockOfValues[]): Promise<boolean[]> {
  if (blocks.length === 0) return [];
  for (const block of joined(blocks)) enter(block);
  await session.sync();
  let kept = await areKept(session, blocks);
  const failed = blocks.filter((_block, place) => kept[place] !== true);
  if (failed.length === 0) return kept;
  for (const block of failed) for (const cell of cellsOfBlock(block)) enter(cell);
  await session.sync();
  kept = await areKept(session, blocks);
  const lost = blocks.filter((_block, place) => kept[place] !== true);
  for (const block of lost) {
    for (const { sheet, area } of cellsOfBlock(block)) sheet.getRange(areaAddress(area)).values = [[""]];
    const { sheet, area, formula } = block;
    sheet.getRange(areaAddress({ ...area, rowCount: 1, columnCount: 1 })).formulas = [[formula]];
  }
  if (lost.length > 0) await session.sync();
  return kept;
}

type Entered = Omit<BlockOfValues, "formula">;

/** Blocks as few as they can be written in. */
function joined(blocks: readonly Entered[]): Entered[] {
  const sorted = [...blocks].sort((one, other) => one.area.column - other.area.column || one.area.row - other.area.row);
  const done: Entered[] = [];
  for (const block of sorted) {
    const before = done.at(-1);
    const goesOn =
      before !== undefined &&
      before.sheet === block.sheet &&
      before.area.column === block.area.column &&
      before.area.columnCount === block.area.columnCount &&
      before.area.row + before.area.rowCount === block.area.row;
    if (!goesOn) done.push(block);
    else {
      done[done.length - 1] = {
        sheet: block.sheet,
        area: { ...before.area, rowCount: before.area.rowCount + block.area.rowCount },
        values: [...before.values, ...block.values],
        formats: [...before.formats, ...block.formats],
      };
    }
  }
  return done;
}

function cellsOfBlock({ sheet, area, values, formats }: Entered): Entered[] {
  return values.flatMap((row, i) =>
    row.map((value, j) => ({
      sheet,
      area: { row: area.row + i, column: area.column + j, rowCount: 1, columnCount: 1 },
      values: [[value]],
      formats: [[formats[i]?.[j]]],
    })),
  );
}

/** A text never becomes a formula, nor a number or a date. */
function enter({ sheet, area, values, formats }: Entered): void {
  const range = sheet.getRange(areaAddress(area));
  range.numberFormat = formats.map((row) => row.map(() => GENERAL));
  range.values = values.map((row) => row.map((value) => written(value).value));
  range.numberFormat = formats.map((row) => [...row]);
}

function written(value: unknown): ResultCell {
  if (typeof value === "string" && value !== "") return { value: `'${value}`, isText: true };
  const isPlain = typeof value === "number" || typeof value === "boolean";
  return { value: isPlain ? value : "", isText: false };
}

async function areKept(session: ExcelSession, blocks: readonly BlockOfValues[]): Promise<boolean[]> {
  const ranges = blocks.map(({ sheet, area }) => sheet.getRange(areaAddress(area)).load("values,formulas"));
  await session.sync();
  return blocks.map(({ values }, place) => {
    const { values: now, formulas } = ranges[place]!;
    const [valuesNow, formulasNow] = [cellsOf(now), cellsOf(formulas)];
    return values.every((row, i) =>
      row.every(
        (value, j) =>
          differenceOf(written(value), valuesNow[i]?.[j], formulasNow[i]?.[j]) === undefined &&
          !isFormula(formulasNow[i]?.[j], valuesNow[i]?.[j]),
      ),
    );
  });
}
