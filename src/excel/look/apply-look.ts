import type { ResultColumns } from "../../scoring/ports";
import type { ExcelSession } from "../host/excel-queue";
import { columnCells } from "../reading/column-cells";
import { MAX_CLASS_LENGTH, MOST_CLASSES, type LookPicture, type ResultLook } from "./result-look";

const GENERAL = "General";
/** Number formats that a look is made of: percent and decimals. Text that is written has one of its own. */
const NUMBER_LOOK = /^0(\.0+)?%?$/;

/** Kinds of conditional formats that a look is made of. */
const OURS: ReadonlySet<string> = new Set(["DataBar", "ColorScale", "CellValue"]);

/** Light enough for black text on it. */
const BAR_COLOR = "#9DC3E6";
const SCALE_COLORS = ["#FFFFFF", "#63BE7B"] as const;
/**
 * Light enough for black text, and told apart by people who are colour-blind, too: no two are nearer than 9 in CIE 1976 as Machado, Oliveira and
 * Fernandes (2009) simulate how they see. No green beside a red, which would say that a class is good or bad.
 */
const CLASS_COLORS = ["#8FB8DE", "#F4B183", "#DDDDDD", "#FFD966", "#BBD5EE", "#BFBFBF", "#FFF2B3", "#6FA8DC"];
const TEXT_COLOR = "#000000";

/**
 * Gives one result column a look in the place of the one it had. Formats that reach beyond it, or were made for a part of it, are somebody
 * else's and stay.
 * @param header of the column
 * @throws WorkbookError `sheet-changed` when the column is gone or bears another name
 */
export async function applyLook(
  session: ExcelSession,
  resultColumns: ResultColumns,
  header: string,
  { numberFormat = GENERAL, picture }: ResultLook,
): Promise<void> {
  const cells = await columnCells(session, resultColumns, header);
  for (const format of await ownFormats(session, cells)) format.delete();
  // One format for all cells of a range, which Excel takes though its types do not say so.
  cells.numberFormat = numberFormat as unknown as string[][];
  if (picture !== undefined) addPicture(cells, picture);
  await session.sync();
}

/**
 * Whether a result column has a look that `applyLook` would take away, of an earlier session too.
 * @param header of the column
 * @throws WorkbookError `sheet-changed` when the column is gone or bears another name
 */
export async function hasLook(session: ExcelSession, resultColumns: ResultColumns, header: string): Promise<boolean> {
  const cells = await columnCells(session, resultColumns, header);
  const first = cells.getCell(0, 0).load("numberFormat");
  const formats = await ownFormats(session, cells);
  return formats.length > 0 || NUMBER_LOOK.test(String(first.numberFormat[0]?.[0]));
}

/** Conditional formats of these cells and no others, of the kinds that a look is made of. @param cells their address is loaded */
async function ownFormats(
  session: ExcelSession,
  cells: Excel.Range,
): Promise<readonly Pick<Excel.ConditionalFormat, "delete">[]> {
  const formats = cells.conditionalFormats.load("items/id,items/type");
  await session.sync();
  const likely = formats.items.filter(({ type }) => OURS.has(type));
  if (likely.length === 0) return [];
  const places = likely.map((one) => one.getRangeOrNullObject().load("address"));
  await session.sync();
  return likely.filter((_one, i) => !places[i]!.isNullObject && places[i]!.address === cells.address);
}

function addPicture(cells: Excel.Range, picture: LookPicture): void {
  if (picture.kind === "classes") return addClasses(cells, picture.classes);
  const { conditionalFormats } = cells;
  const [least, most] = picture.isShare
    ? ([
        { type: "Number", formula: "0" },
        { type: "Number", formula: "1" },
      ] as const)
    : ([{ type: "LowestValue" }, { type: "HighestValue" }] as const);
  if (picture.kind === "bars") {
    const bar = conditionalFormats.add("DataBar").dataBar;
    bar.positiveFormat.fillColor = BAR_COLOR;
    bar.positiveFormat.gradientFill = false;
    bar.lowerBoundRule = least;
    bar.upperBoundRule = most;
  } else {
    conditionalFormats.add("ColorScale").colorScale.criteria = {
      minimum: { ...least, color: SCALE_COLORS[0] },
      maximum: { ...most, color: SCALE_COLORS[1] },
    };
  }
}

/** A class is compared as a text constant, whatever it holds: a quote in it is doubled, so that nothing of it is calculated. */
function addClasses(cells: Excel.Range, classes: readonly string[]): void {
  const coloured = classes.filter((one) => one.length <= MAX_CLASS_LENGTH).slice(0, MOST_CLASSES);
  coloured.forEach((one, i) => {
    const { cellValue } = cells.conditionalFormats.add("CellValue");
    cellValue.format.fill.color = CLASS_COLORS[i]!;
    cellValue.format.font.color = TEXT_COLOR;
    cellValue.rule = { formula1: `="${one.replaceAll('"', '""')}"`, operator: "EqualTo" };
  });
}
