import fc from "fast-check";
import { journalAt, undoAt } from "../../../src/excel/undo/with-undo";
import type { ResultColumns, SourceShape } from "../../../src/scoring/ports";
import { areaOf } from "../../../src/workbench/model/areas/area";
import { hideRows } from "../../../src/workbench/model/edits/hide-rows";
import { sortRows } from "../../../src/workbench/model/edits/sort-rows";
import { deleteTableRows, insertTableRows } from "../../../src/workbench/model/edits/table-edits";
import type { TableModel } from "../../../src/workbench/model/tables/table-model";
import type { CellValue } from "../../../src/workbench/model/texts/cell-content";
import { runs } from "../../support/property-seed";
import { addTable, CALM, columnValues, describeTable, openExcel, scoreAll, type OpenExcel } from "../open-excel";

type Kind = "replaced" | "refreshed" | "removed";
type Row = readonly [key: number, tag: string, result: CellValue];

const deed = fc.oneof(
  fc.record({ does: fc.constant("sort" as const), place: fc.nat(1), isDescending: fc.boolean() }),
  fc.record({ does: fc.constant("edit key" as const), row: fc.nat(), key: fc.nat(4) }),
  fc.record({ does: fc.constant("edit tag" as const), row: fc.nat(), tag: fc.nat(9) }),
  fc.record({ does: fc.constant("enter" as const), row: fc.nat() }),
  fc.record({ does: fc.constant("empty" as const), row: fc.nat() }),
  fc.record({ does: fc.constant("delete" as const), row: fc.nat() }),
  fc.record({ does: fc.constant("insert" as const), row: fc.nat(), key: fc.nat(4), tag: fc.nat(9) }),
  fc.record({ does: fc.constant("hide" as const), row: fc.nat(), isHidden: fc.boolean() }),
);
type Deed = typeof deed extends fc.Arbitrary<infer T> ? T : never;

const start = fc.array(fc.record({ key: fc.nat(4), tag: fc.nat(9) }), { minLength: 1, maxLength: 9 });

/** Does one thing as a person does; `P` is the last column, if it stands. */
function act({ model, sheet }: OpenExcel, table: TableModel, it: Deed, number: number): void {
  const rowCount = table.dataArea.rowCount;
  const put = (row: number, column: number, value: CellValue): void => {
    if (column >= table.columns.length) return;
    sheet.setValue(1 + (row % rowCount), column, value);
    model.cellsWritten(sheet.id, areaOf(1 + (row % rowCount), column), "user");
  };
  switch (it.does) {
    case "sort":
      return sortRows(model, sheet.id, table.dataArea, [{ ...it, takesTextAsNumber: false }], false, "user");
    case "edit key":
      return put(it.row, 0, it.key);
    case "edit tag":
      return put(it.row, 1, `t${it.tag}`);
    case "enter":
      return put(it.row, 2, `mine ${number}`);
    case "empty":
      return put(it.row, 2, null);
    case "delete":
      if (rowCount > 1) deleteTableRows(model, table, it.row % rowCount, 1, "user");
      return;
    case "insert": {
      const index = it.row % (rowCount + 1);
      insertTableRows(model, table, 1, "user", index);
      sheet.writeValues(1 + index, 0, [[it.key, `t${it.tag}`]]);
      return;
    }
    case "hide":
      return hideRows(model, sheet.id, areaOf(1 + (it.row % rowCount), 0), it.isHidden, "user");
  }
}

function rowsOf(excel: OpenExcel, table: TableModel): Row[] {
  return excel.sheet
    .readValues(table.dataArea)
    .map(([key, tag, result = null]) => [Number(key), String(tag), result] as const);
}

/** A table whose column P is written over, or taken out, after each of its rows got a value of its own. */
async function lostColumn(kind: Kind, rows: readonly { readonly key: number; readonly tag: number }[]) {
  const excel = openExcel();
  const contents = rows.map(({ key, tag }, i) => [key, `t${tag}`, `old ${i}`]);
  const table = addTable(excel, [["key", "tag", "P"], ...contents]);
  const shape: SourceShape = { ...(await describeTable(excel, table)), provingPositions: [0] };
  const { source } = shape;
  let columns: ResultColumns = { source, headers: ["P"], columnIds: [String(table.columns[2]!.id)] };
  const former = rowsOf(excel, table);
  if (kind === "replaced") columns = await excel.workbook.addResultColumns(shape, "P", [""], "replace", CALM);
  if (kind === "removed") await excel.workbook.removeResultColumns(columns, CALM);
  else await scoreAll(excel, shape, columns, ([key]) => `new ${String(key)}`);
  return { excel, table, columns, former };
}

const undo = ({ queue, workbook }: OpenExcel, columns: ResultColumns) =>
  queue.session(CALM, (session) => undoAt(session, workbook.kept, columns), "writing");

describe("Undoing, whatever a person did since", () => {
  it.each<Kind>(["replaced", "refreshed", "removed"])(
    "puts no value that was %s beside another row, keeps what a person entered, and counts right",
    async (kind) => {
      await fc.assert(
        fc.asyncProperty(start, fc.array(deed, { maxLength: 8 }), async (rows, deeds) => {
          const { excel, table, columns, former } = await lostColumn(kind, rows);
          deeds.forEach((it, number) => act(excel, table, it, number));
          const before = rowsOf(excel, table);
          const { restored, leftAlone, resultColumns } = await undo(excel, columns);
          const after = rowsOf(excel, table);
          expect(after.map(([key, tag]) => [key, tag])).toEqual(before.map(([key, tag]) => [key, tag]));
          const back = after.filter(([, , result], i) => result !== before[i]![2]);
          for (const [key, tag, result] of back) expect(former).toContainEqual([key, tag, result]);
          expect(new Set(back.map(([, , result]) => result)).size).toBe(back.length);
          before.forEach(([, , result], i) => {
            if (String(result).startsWith("mine")) expect(after[i]![2]).toBe(result);
          });
          expect([restored, restored + leftAlone]).toEqual([back.length, rows.length]);
          if (deeds.length === 0) expect(after).toEqual(former);
          expect(journalAt(excel.workbook.kept).stateOf(resultColumns)).toBeUndefined();
        }),
        { numRuns: runs(1_000, 40) },
      );
    },
  );

  it("takes columns out again that came back, and brings them back again", async () => {
    const { excel, table, columns, former } = await lostColumn("removed", [
      { key: 1, tag: 1 },
      { key: 2, tag: 2 },
    ]);
    for (let removed = columns, time = 0; time < 3; time++) {
      const { restored, resultColumns } = await undo(excel, removed);
      expect([restored, rowsOf(excel, table)]).toEqual([2, former]);
      removed = resultColumns;
      await excel.workbook.removeResultColumns(removed, CALM);
      expect(table.columns.map(({ name }) => name)).toEqual(["key", "tag"]);
      expect(journalAt(excel.workbook.kept).stateOf(removed)).toBe("removed");
    }
  });

  it("knows rows again beside which a formula depends on the very results", async () => {
    const { excel, table, columns } = await lostColumn("refreshed", [
      { key: 1, tag: 1 },
      { key: 2, tag: 2 },
    ]);
    expect(columnValues(excel, table, "P")).toEqual(["new 1", "new 2"]);
    const again = openExcel();
    const beside = addTable(again, [
      ["key", "upper", "P"],
      [1, "", "a"],
      [2, "", "b"],
    ]);
    again.sheet.setContent(1, 1, { value: "A", formula: "=UPPER(C2)" });
    again.sheet.setContent(2, 1, { value: "B", formula: "=UPPER(C3)" });
    const shape = { ...(await describeTable(again, beside)), provingPositions: [0] };
    const room = await again.workbook.addResultColumns(shape, "P", [""], "replace", CALM);
    await scoreAll(again, shape, room, ([key]) => `new ${String(key)}`);
    again.sheet.setContent(1, 1, { value: "NEW 1", formula: "=UPPER(C2)" });
    again.sheet.setContent(2, 1, { value: "NEW 2", formula: "=UPPER(C3)" });
    expect(await undo(again, room)).toMatchObject({ restored: 2, leftAlone: 0 });
    expect(columnValues(again, beside, "P")).toEqual(["a", "b"]);
    expect(await undo(excel, columns)).toMatchObject({ restored: 2 });
  });

  it("says that it was too much to be kept, and puts nothing back", async () => {
    const excel = openExcel();
    const [outputs, rowCount] = [Array.from({ length: 100 }, (_, i) => `o${i}`), 3_001];
    const table = addTable(excel, [
      ["key", ...outputs.map((output) => `P ${output}`)],
      ...Array.from({ length: rowCount }, (_, i) => [i, "old", ...outputs.slice(1).map(() => null)]),
    ]);
    const shape = { ...(await describeTable(excel, table)), provingPositions: [0] };
    const room = await excel.workbook.addResultColumns(shape, "P", outputs, "replace", CALM);
    expect(journalAt(excel.workbook.kept).stateOf(room)).toBe("too-large");
    expect(await undo(excel, room)).toMatchObject({ restored: 0, leftAlone: 0 });
    expect(columnValues(excel, table, "P o0").every((value) => value === null)).toBe(true);
  });

  it("puts everything back at once where Excel fails while the columns are emptied", async () => {
    const { excel, table, columns, former } = await lostColumn("refreshed", [
      { key: 1, tag: 1 },
      { key: 2, tag: 2 },
    ]);
    await undo(excel, columns);
    expect(rowsOf(excel, table)).toEqual(former);
    const shape = { ...(await describeTable(excel, table)), provingPositions: [0] };
    let wasEmptied = false;
    excel.aroundSync(() => () => {
      if (wasEmptied || columnValues(excel, table, "P").some((value) => value !== null)) return;
      wasEmptied = true;
      throw new Error("Excel failed after it had emptied the column.");
    });
    await expect(excel.workbook.addResultColumns(shape, "P", [""], "replace", CALM)).rejects.toThrow();
    excel.aroundSync(undefined);
    expect([wasEmptied, rowsOf(excel, table)]).toEqual([true, former]);
  });
});
