import fc from "fast-check";
import { journalAt, undoAt } from "../../../src/excel/undo/with-undo";
import type { ResultColumns, SourceShape } from "../../../src/scoring/ports";
import { areaOf, SHEET_COLUMNS, SHEET_ROWS } from "../../../src/workbench/model/areas/area";
import { formatArea } from "../../../src/workbench/model/areas/a1-address";
import { sortRows } from "../../../src/workbench/model/edits/sort-rows";
import { deleteWholeLines, insertWholeLines } from "../../../src/workbench/model/edits/whole-lines";
import type { CellValue } from "../../../src/workbench/model/texts/cell-content";
import { runs } from "../../support/property-seed";
import { CALM, describeRange, openExcel, scoreAll, type OpenExcel } from "../open-excel";

type Kind = "replaced" | "refreshed" | "removed";

const deed = fc.oneof(
  fc.record({ does: fc.constant("sort" as const), place: fc.nat(1), isDescending: fc.boolean() }),
  fc.record({ does: fc.constant("edit key" as const), row: fc.nat(), key: fc.nat(4) }),
  fc.record({ does: fc.constant("edit tag" as const), row: fc.nat(), tag: fc.nat(9) }),
  fc.record({ does: fc.constant("enter" as const), row: fc.nat() }),
  fc.record({ does: fc.constant("empty" as const), row: fc.nat() }),
  fc.record({ does: fc.constant("delete row" as const), row: fc.nat() }),
  fc.record({ does: fc.constant("insert row" as const), row: fc.nat(), key: fc.nat(4), tag: fc.nat(9) }),
  fc.record({ does: fc.constant("insert row above" as const) }),
  fc.record({ does: fc.constant("insert column" as const), place: fc.nat(3) }),
  fc.record({ does: fc.constant("rename" as const), place: fc.nat(2) }),
);
type Deed = typeof deed extends fc.Arbitrary<infer T> ? T : never;

const start = fc.array(fc.record({ key: fc.nat(4), tag: fc.nat(9) }), { minLength: 1, maxLength: 7 });

/** A range of two columns with a result column beside it, somewhere in the sheet, and where its cells are by now. */
class LostColumn {
  readonly excel: OpenExcel = openExcel();
  columns!: ResultColumns;
  /** The first data cell, and the columns of keys, tags and results. */
  private top: number;
  private places = [1, 2, 3];
  private rowCount: number;
  private readonly former = new Map<string, string>();

  private constructor(
    private readonly hasHeaders: boolean,
    rows: readonly { readonly key: number; readonly tag: number }[],
  ) {
    this.top = hasHeaders ? 3 : 2;
    this.rowCount = rows.length;
    if (hasHeaders) this.excel.sheet.writeValues(2, 1, [["key", "tag"]]);
    this.excel.sheet.writeValues(
      this.top,
      1,
      rows.map(({ key, tag }) => [key, `t${tag}`]),
    );
    rows.forEach(({ key, tag }, i) => this.former.set(`old ${i}`, JSON.stringify([key, `t${tag}`])));
  }

  static async of(kind: Kind, hasHeaders: boolean, rows: readonly { readonly key: number; readonly tag: number }[]) {
    const lost = new LostColumn(hasHeaders, rows);
    const { workbook } = lost.excel;
    const address = formatArea(areaOf(2, 1, rows.length + (hasHeaders ? 1 : 0), 2));
    const shape: SourceShape = { ...(await describeRange(lost.excel, address, hasHeaders)), provingPositions: [0] };
    const room = await workbook.addResultColumns(shape, "P", [""], "refuse", CALM);
    let row = 0;
    await scoreAll(lost.excel, shape, room, () => `old ${row++}`);
    lost.columns = { ...room };
    if (kind === "replaced") lost.columns = await workbook.addResultColumns(shape, "P", [""], "replace", CALM);
    if (kind === "removed") await workbook.removeResultColumns(lost.columns, CALM);
    else await scoreAll(lost.excel, shape, lost.columns, ([key]) => `new ${String(key)}`);
    return lost;
  }

  /** Does one thing as a person does. */
  act(it: Deed, number: number): void {
    const { model, sheet } = this.excel;
    const put = (row: number, place: number, value: CellValue): void => {
      if (this.rowCount === 0) return;
      sheet.setValue(this.top + (row % this.rowCount), this.places[place]!, value);
      model.cellsWritten(sheet.id, areaOf(this.top + (row % this.rowCount), this.places[place]!), "user");
    };
    const left = this.places[0]!;
    switch (it.does) {
      case "sort": {
        const area = areaOf(this.top, left, Math.max(1, this.rowCount), this.places[2]! - left + 1);
        const by = { place: this.places[it.place]! - left, isDescending: it.isDescending, takesTextAsNumber: false };
        return sortRows(model, sheet.id, area, [by], false, "user");
      }
      case "edit key":
        return put(it.row, 0, it.key);
      case "edit tag":
        return put(it.row, 1, `t${it.tag}`);
      case "enter":
        return put(it.row, 2, `mine ${number}`);
      case "empty":
        return put(it.row, 2, null);
      case "delete row":
        if (this.rowCount < 2) return;
        this.lines("RowDeleted", this.top + (it.row % this.rowCount));
        this.rowCount--;
        return;
      case "insert row": {
        const row = this.top + (it.row % this.rowCount);
        this.lines("RowInserted", row);
        this.rowCount++;
        sheet.writeValues(row, this.places[0]!, [[it.key]]);
        sheet.writeValues(row, this.places[1]!, [[`t${it.tag}`]]);
        return;
      }
      case "insert row above":
        this.lines("RowInserted", 0);
        this.top++;
        return;
      case "insert column": {
        const at = [0, ...this.places][it.place]!;
        this.lines("ColumnInserted", at);
        this.places = this.places.map((place) => (place >= at ? place + 1 : place));
        return;
      }
      case "rename":
        if (this.hasHeaders) sheet.writeValues(this.top - 1, this.places[it.place]!, [[`other ${number}`]]);
        return;
    }
  }

  /** All cells that may hold anything. */
  cells(): CellValue[][] {
    return this.excel.sheet.readValues(areaOf(0, 0, 30, 16));
  }

  undo() {
    const { queue, workbook } = this.excel;
    return queue.session(CALM, (session) => undoAt(session, workbook.kept, this.columns), "writing");
  }

  /** What of a change of the sheet should not have been. @returns rows that have their former value again */
  judge(before: readonly (readonly CellValue[])[], isBlankAllowed: boolean): { back: number; wrong: string[] } {
    const after = this.cells();
    const wrong: string[] = [];
    const seen = new Set<string>();
    after.forEach((cells, row) =>
      cells.forEach((value, column) => {
        const was = before[row]![column];
        if (value === was) return;
        const what = `${row},${column}: ${String(was)} -> ${String(value)}`;
        if (value === "P" && was === null && isBlankAllowed && this.hasHeaders) return;
        const of = JSON.stringify([cells[this.places[0]!], cells[this.places[1]!]]);
        const isOwn = typeof value === "string" && this.former.get(value) === of && !seen.has(value);
        const isThere = column === this.places[2] || (isBlankAllowed && was === null);
        if (!isOwn || !isThere || String(was).startsWith("mine")) wrong.push(what);
        seen.add(String(value));
      }),
    );
    return { back: seen.size, wrong };
  }

  private lines(type: "RowDeleted" | "RowInserted" | "ColumnInserted", at: number): void {
    const { model, sheet } = this.excel;
    const area = type === "ColumnInserted" ? areaOf(0, at, SHEET_ROWS, 1) : areaOf(at, 0, 1, SHEET_COLUMNS);
    if (type === "RowDeleted") deleteWholeLines(model, { sheetId: sheet.id, area, type }, "user");
    else insertWholeLines(model, { sheetId: sheet.id, area, type }, "user");
  }
}

const KINDS = ["replaced", "refreshed", "removed"] as const;
/** Nothing is replaced beside a range without headers: there is no name to be taken. */
const CASES = KINDS.flatMap((kind) => [
  [kind, true] as const,
  ...(kind === "replaced" ? [] : [[kind, false] as const]),
]);

describe("Undoing beside a range, whatever a person did since", () => {
  it.each(CASES)(
    "puts no value that was %s beside another row or into another column, and counts right (headers: %s)",
    async (kind, hasHeaders) => {
      await fc.assert(
        fc.asyncProperty(start, fc.array(deed, { maxLength: 6 }), async (rows, deeds) => {
          const lost = await LostColumn.of(kind, hasHeaders, rows);
          deeds.forEach((it, number) => lost.act(it, number));
          const before = lost.cells();
          const undone = await lost.undo().catch((error: unknown) => String(error));
          const { back, wrong } = lost.judge(before, kind === "removed");
          expect(wrong).toEqual([]);
          if (typeof undone === "string") {
            expect(lost.cells()).toEqual(before);
            expect(journalAt(lost.excel.workbook.kept).stateOf(lost.columns)).toBe(kind);
            return;
          }
          expect([undone.restored, undone.restored + undone.leftAlone]).toEqual([back, rows.length]);
          if (deeds.length === 0) expect(back).toBe(rows.length);
        }),
        { numRuns: runs(1_000, 15) },
      );
    },
  );
});
