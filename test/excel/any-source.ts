import { heldCellText } from "../../src/excel/writing/cell-text";
import { plainText } from "../../src/excel/writing/result-cells";
import type { SourceRef } from "../../src/scoring/ports";
import { areaOf, SHEET_ROWS, type Area } from "../../src/workbench/model/areas/area";
import { formatArea } from "../../src/workbench/model/areas/a1-address";
import type { TableModel } from "../../src/workbench/model/tables/table-model";
import type { CellValue } from "../../src/workbench/model/texts/cell-content";
import type { Random } from "../support/random-of";
import type { OpenExcel } from "./open-excel";

export const MAX_SOURCE_AMOUNT = 50;
/** What stood in result columns of an earlier run. */
export const OLD = "OLD";

type Answer = string | number | boolean | null;

/** Answers that a sheet would like to take for something else, cannot hold, or does not show. */
const ODD_ANSWERS: readonly Answer[] = [
  ...[null, true, false, "", "TRUE", "1E5", " 007", "=1+1", "'a", "''", "a\r\nb", "a\rb", "x\0y", "\ud800"],
  ...[-0, 1e308, 5e-324, 0.1 + 0.2, "2024-01-02", "#N/A", "\t=1", "+1", "@a", "1/2", "50%"],
  ...["x".repeat(255), `=${"y".repeat(8_200)}`, "z".repeat(32_767), "'".repeat(32_767)],
];

/** What one output of a row is answered; as a rule it tells the row. */
export function answerTo(id: number, amount: number, output: number, isOdd: boolean): Answer {
  const number = id * 1_000 + amount * 7 + output;
  if (isOdd && number % 3 === 0) return ODD_ANSWERS[(number / 3) % ODD_ANSWERS.length]!;
  return number % 2 === 0 ? number * 10 : `=${id}:${amount}:${output}`;
}

/** What a cell holds of an answer. */
export function heldAnswer(answer: Answer): CellValue {
  if (typeof answer !== "string") return answer;
  return answer === "" ? null : plainText({ value: heldCellText(answer).text, isText: true });
}

/** Rows of id and amount in B and C, and what is right of them, as a table or a range. */
export interface AnySource {
  readonly kind: "table" | "headers" | "bare";
  readonly table: TableModel | undefined;
  readonly ref: SourceRef;
  /** Its data rows as they are now. */
  data(): Area;
}

/**
 * Puts a source somewhere into the sheet: at the top, further down, or as its last rows.
 * @param oldHeaders of columns with old results right of it; a range without headers has none
 */
export function addAnySource(
  { model, sheet }: OpenExcel,
  { below, chance, oneOf }: Random,
  rowCount: number,
  oldHeaders: readonly string[],
): AnySource {
  const kind = oneOf(["table", "headers", "bare"] as const);
  const row = oneOf([0, 3, SHEET_ROWS - rowCount - 1]);
  const showTotals = kind === "table" && row < 100 && chance(0.2);
  const old = kind === "bare" ? [] : oldHeaders;
  const rows = [
    ...(kind === "bare" ? [] : [["id", "amount", ...old]]),
    ...Array.from({ length: rowCount }, (_, i) => [i + 1, below(MAX_SOURCE_AMOUNT), ...old.map(() => OLD)]),
    ...(showTotals ? [["Total", null, ...old.map(() => null)]] : []),
  ];
  sheet.writeValues(row, 1, rows);
  const area = areaOf(row, 1, rows.length, 2 + old.length);
  if (kind === "table") {
    const table = model.addTable(sheet.id, { name: "T", area, showTotals }, "user");
    return { kind, table, ref: { kind, tableId: table.id }, data: () => table.dataArea };
  }
  const hasHeaders = kind === "headers";
  const address = formatArea(chance(0.5) ? area : { ...area, columnCount: 2 });
  const data = areaOf(hasHeaders ? row + 1 : row, 1, rowCount, 2);
  return {
    kind,
    table: undefined,
    ref: { kind: "range", sheetId: sheet.id, address, hasHeaders },
    data: () => data,
  };
}
