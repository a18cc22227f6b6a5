import { areaOf, SHEET_COLUMNS, SHEET_ROWS } from "../../../src/workbench/model/areas/area";
import { copySheet } from "../../../src/workbench/model/edits/copy-sheet";
import { sortRows } from "../../../src/workbench/model/edits/sort-rows";
import { addTableColumn, deleteTableRows, insertTableRows } from "../../../src/workbench/model/edits/table-edits";
import { deleteWholeLines, insertWholeLines } from "../../../src/workbench/model/edits/whole-lines";
import { WorkbookRuleError } from "../../../src/workbench/model/workbook-rule-error";
import type { Random } from "../../support/random-of";
import type { WorkedColumn } from "./worked-column";

type Deed = (worked: WorkedColumn, random: Random) => void;

/** What people do in a workbook, told to the reference as far as it matters to predictions. What Excel does not let them do is not done. */
export const DEEDS: Readonly<Record<string, Deed>> = {
  edit(worked, random) {
    const rows = worked.rows();
    const row = random.oneOf(rows);
    const { n } = random.oneOf(rows);
    const value = random.oneOf([worked.takeNumber(), typeof n === "number" ? n : 5, "x", ""]);
    if (value !== row.n) worked.trusted.delete(row.id);
    worked.write(row.row, "n", value);
  },
  overwrite(worked, random) {
    const rows = worked.rows();
    const row = random.oneOf(rows);
    worked.trusted.delete(row.id);
    const { prediction } = random.oneOf(rows);
    worked.write(row.row, "result", random.oneOf([5, "", "by hand", (prediction ?? "") as string | number]));
  },
  sort({ model, sheet, dataArea }, random) {
    const place = random.below(dataArea.columnCount);
    const by = [{ place, isDescending: random.chance(0.5), takesTextAsNumber: false }];
    sortRows(model, sheet.id, dataArea, by, false, "user");
  },
  insertRow(worked, random) {
    // Rows before the first and behind the last cell of a range are none of it.
    const isTable = worked.kind === "table";
    const index = isTable ? random.below(worked.rowCount + 1) : 1 + random.below(worked.rowCount - 1);
    if (isTable) insertTableRows(worked.model, worked.table, 1, "user", index);
    else insertWholeLines(worked.model, linesOf(worked, "RowInserted", worked.first.row + index), "user");
    worked.rowCount++;
    worked.write(index, "id", worked.takeId());
    if (random.chance(0.8)) worked.write(index, "n", worked.takeNumber());
  },
  deleteRow(worked, random) {
    if (worked.rowCount <= 5) return;
    const index = worked.kind === "table" ? random.below(worked.rowCount) : 1 + random.below(worked.rowCount - 2);
    if (worked.kind === "table") deleteTableRows(worked.model, worked.table, index, 1, "user");
    else deleteWholeLines(worked.model, linesOf(worked, "RowDeleted", worked.first.row + index), "user");
    worked.rowCount--;
  },
  addColumn(worked, random) {
    if (worked.roles.length >= 6 || !worked.hasHeaders) return;
    const index = 1 + random.below(worked.roles.length - 1);
    const name = `other ${worked.takeId()}`;
    if (worked.kind === "table") addTableColumn(worked.model, worked.table, "user", { index, name });
    else insertWholeLines(worked.model, linesOf(worked, "ColumnInserted", worked.first.column + index), "user");
    worked.roles.splice(index, 0, "other");
    if (worked.kind !== "table") worked.writeHeaderAt(worked.first.column + index, name);
  },
  moveRight(worked) {
    if (worked.first.column >= 3) return;
    insertWholeLines(worked.model, linesOf(worked, "ColumnInserted", 0), "user");
    worked.first = { ...worked.first, column: worked.first.column + 1 };
  },
  moveDown(worked) {
    if (worked.first.row >= 4) return;
    insertWholeLines(worked.model, linesOf(worked, "RowInserted", 0), "user");
    worked.first = { ...worked.first, row: worked.first.row + 1 };
  },
  swapColumns(worked, random) {
    if (!worked.hasHeaders) return;
    const [one, other] = [random.below(worked.roles.length), random.below(worked.roles.length)];
    exchange(worked, one, other);
    const { roles } = worked;
    [roles[one], roles[other]] = [roles[other]!, roles[one]!];
  },
  renameResult(worked, random) {
    if (worked.hasHeaders) worked.writeHeader("result", random.oneOf(["Prediction", "Answer", "it's [1]", "#'@"]));
  },
  /** Somebody calls the input otherwise, and later what it was called. */
  renameInput(worked) {
    if (!worked.hasHeaders) return;
    worked.isInputGone = !worked.isInputGone;
    worked.writeHeader("n", worked.isInputGone ? "m" : "n");
  },
  renameTable(worked, random) {
    if (worked.kind !== "table") return;
    const name = random.oneOf(["Numbers", "Zahlen", "Blätter_2"]);
    worked.model.renameTable(worked.table, name, "user");
    worked.tableName = name;
  },
  /** Saving renames no sheet that stands in the file. */
  renameSheet(worked, random) {
    if (worked.opened.sheetParts.has(worked.sheet.id)) return;
    const name = random.oneOf(["Data", "It's mine", "März 2026"]);
    worked.model.renameSheet(worked.sheet.id, name);
    worked.sheetName = name;
  },
  /** The copy is filled with other things: none of them is the column's. */
  copySheet(worked) {
    if (worked.model.sheets.length > 2) return;
    const copy = copySheet(worked.model, worked.sheet.id);
    const area = areaOf(worked.first.row + 1, 0, 3, 6);
    copy.writeValues(
      area.row,
      0,
      Array.from({ length: 3 }, () => [1, 2, 3, 4, 5, 6]),
    );
    worked.model.cellsWritten(copy.id, area, "user");
  },
  /** The next answers are those of another version, under the same name of the endpoint. */
  newVersion(worked) {
    worked.versions.add(++worked.version);
  },
};

/** What the workbook refuses is not done, as in Excel. */
export function doDeed(name: string, worked: WorkedColumn, random: Random): void {
  try {
    DEEDS[name]!(worked, random);
  } catch (error) {
    if (!(error instanceof WorkbookRuleError)) throw error;
  }
}

type Lines = "RowInserted" | "RowDeleted" | "ColumnInserted";

function linesOf({ sheet }: WorkedColumn, type: Lines, at: number) {
  const area = type === "ColumnInserted" ? areaOf(0, at, SHEET_ROWS, 1) : areaOf(at, 0, 1, SHEET_COLUMNS);
  return { sheetId: sheet.id, area, type } as const;
}

/** Two columns of the source change places, each with all it is: Excel does so with "Insert Cut Cells". */
function exchange({ sheet, model, first, rowCount, kind, table }: WorkedColumn, one: number, other: number): void {
  for (let row = first.row - 1; row < first.row + rowCount; row++) {
    const [left, right] = [one, other].map((place) => sheet.getContent(row, first.column + place));
    sheet.setContent(row, first.column + one, right!);
    sheet.setContent(row, first.column + other, left!);
  }
  if (kind === "table") {
    const columns = [...table.columns];
    [columns[one], columns[other]] = [columns[other]!, columns[one]!];
    table.update({ columns });
  }
  for (const place of [one, other])
    model.cellsWritten(sheet.id, areaOf(first.row - 1, first.column + place, rowCount + 1), "user");
}
