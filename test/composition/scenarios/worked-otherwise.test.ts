import { createDeviceMemory } from "../../../src/composition/device-memory";
import { RowsRefusedError } from "../../../src/core/errors";
import type { SourceRef } from "../../../src/scoring/ports";
import { areaOf } from "../../../src/workbench/model/areas/area";
import { mergeCells } from "../../../src/workbench/model/merges/merge-cells";
import { copySheet } from "../../../src/workbench/model/edits/copy-sheet";
import { newWorkbook } from "../../../src/workbench/xlsx/new-workbook";
import { saveWorkbook } from "../../../src/workbench/xlsx/save-workbook";
import { unzipSync } from "fflate";
import { addTable, CALM, openExcel, openPane, type OpenExcel } from "../../excel/open-excel";
import { NUMBERS_RECIPE, RememberingPane } from "../memory/scored-workbook";

const ROWS = Array.from({ length: 8 }, (_, i) => [`id ${i}`, i + 1]);

async function scoredTable(excel: OpenExcel = openExcel()) {
  const table = addTable(excel, [["id", "n"], ...ROWS]);
  const pane = new RememberingPane(excel);
  await pane.score({ kind: "table", tableId: table.id });
  const { column } = await pane.column();
  pane.takeSent();
  return { excel, table, pane, columnId: column.id };
}

async function scoredRange(rows: readonly (readonly (string | number | null)[])[], address: string) {
  const excel = openExcel();
  excel.sheet.writeValues(0, 0, rows);
  const source: SourceRef = { kind: "range", sheetId: excel.sheet.id, address, hasHeaders: true };
  const pane = new RememberingPane(excel);
  await pane.score(source);
  return { excel, pane };
}

describe("a prediction", () => {
  it.each(["0.00", "0%", "yyyy-mm-dd", "@", "General", '"yes"', ";;;"])(
    "is the same one shown as %j",
    async (format) => {
      const { excel, pane } = await scoredTable();
      excel.sheet.setNumberFormat(areaOf(1, 2, 8, 1), format);
      expect(await pane.check()).toMatchObject({ counts: { current: 8 } });
    },
  );

  it("is the same one overwritten by the same value, and no more by the text of it, an error or a formula's other result", async () => {
    const { excel, pane } = await scoredTable();
    excel.sheet.writeValues(1, 2, [[2], ["4"], [true], [8.000000000000002], [10]]);
    excel.sheet.setContent(5, 2, { value: 10, formula: "=5+5" });
    excel.sheet.setContent(6, 2, { value: 13, formula: "=6+7" });
    expect((await pane.check()).rows).toEqual({
      overwritten: [
        { firstRow: 1, rowCount: 3 },
        { firstRow: 5, rowCount: 1 },
      ],
    });
  });

  it("is current in each of equal rows, whichever of two answers it is", async () => {
    const excel = openExcel();
    const table = addTable(excel, [
      ["id", "n"],
      ["a", 1],
      ["b", 1],
      ["c", 1],
      ["d", 2],
    ]);
    const pane = new RememberingPane(excel);
    let answers = 0;
    pane.answer = (n) => (n === 1 ? 100 + ++answers : 9);
    await pane.score({ kind: "table", tableId: table.id });
    const [first, second] = [excel.sheet.getValue(1, 2), excel.sheet.getValue(2, 2)];
    excel.sheet.writeValues(1, 2, [[second], [first]]);
    expect(await pane.check()).toMatchObject({ counts: { current: 4 } });
    excel.sheet.writeValues(4, 1, [[1]]);
    expect((await pane.check()).rows).toEqual({ overwritten: [{ firstRow: 3, rowCount: 1 }] });
  });
});

describe("rows that a filter hides", () => {
  it("are checked and refreshed like all others", async () => {
    const { excel, pane, columnId } = await scoredTable();
    excel.sheet.hiddenRows.set(2, 3, true);
    excel.sheet.writeValues(3, 1, [[77]]);
    expect(await pane.check()).toMatchObject({ counts: { current: 7, changed: 1 } });
    await pane.refresh(columnId, "changed", false);
    expect(pane.takeSent()).toEqual([77]);
    expect(excel.sheet.getValue(3, 2)).toBe(154);
    expect(await pane.check()).toMatchObject({ isAllCurrent: true });
  });
});

describe("an input", () => {
  it.each(["N", " n", "n ", "n\u00a0", "ｎ"])("that is called %j is none that was called n", async (header) => {
    const { excel, pane, columnId } = await scoredTable();
    excel.sheet.setValue(0, 1, header);
    excel.model.cellsWritten(excel.sheet.id, areaOf(0, 1), "user");
    expect(await pane.check()).toMatchObject({ whyUnknown: "input-gone", isAllCurrent: false });
    expect(await pane.refresh(columnId, "rest")).toMatchObject({ scored: 0, batches: 0 });
    expect(pane.takeSent()).toEqual([]);
  });

  it("of a name that stands twice above a range is not guessed", async () => {
    const { excel, pane } = await scoredRange([["id", "n"], ...ROWS], "A1:B9");
    excel.sheet.writeValues(0, 0, [["n"]]);
    expect(await pane.check()).toMatchObject({ isAllCurrent: false, counts: { current: 0 } });
  });

  it("of merged cells is what the first of them holds", async () => {
    const { excel, pane } = await scoredRange([["id", "n"], ...ROWS], "A1:B9");
    mergeCells(excel.model, excel.sheet.id, areaOf(3, 1, 2, 1), false, "user");
    const { rows, counts } = await pane.check();
    expect(counts).toMatchObject({ current: 7, changed: 1 });
    expect(rows).toEqual({ changed: [{ firstRow: 3, rowCount: 1 }] });
  });
});

describe("a copy of a sheet with a remembered column", () => {
  it("is another table, of which nothing is remembered, also once the original is gone", async () => {
    const { excel, pane } = await scoredTable();
    const copy = copySheet(excel.model, excel.sheet.id);
    copy.writeValues(1, 1, [[500]]);
    const look = await pane.memory.look(CALM);
    expect(look.columns).toHaveLength(1);
    expect(await pane.check()).toMatchObject({ counts: { current: 8 } });
    excel.model.removeSheet(excel.sheet.id);
    expect((await pane.memory.look(CALM)).columns[0]!.place).toBeUndefined();
  });

  it("gets a column of its own when it is scored, and both are refreshed apart", async () => {
    const { excel, pane, columnId } = await scoredTable();
    const copy = copySheet(excel.model, excel.sheet.id);
    const [table] = excel.model.tablesOf(copy.id);
    await pane.score({ kind: "table", tableId: table!.id });
    const { columns } = await pane.memory.look(CALM);
    expect(columns).toHaveLength(2);
    copy.writeValues(1, 1, [[500]]);
    const other = columns.find(({ column }) => column.id !== columnId)!.column.id;
    expect(await pane.check(columnId)).toMatchObject({ counts: { current: 8 } });
    expect(await pane.check(other)).toMatchObject({ counts: { current: 7, changed: 1 } });
  });
});

it("keeps no text of a row, whatever became of it, in the parts, the names or on the device", async () => {
  const opened = newWorkbook();
  const sheet = opened.model.addSheet("Data");
  const rows = Array.from({ length: 24 }, (_, i) => [`private-${i}-row`, i + 1]);
  sheet.writeValues(0, 0, [["id", "n"], ...rows]);
  const table = opened.model.addTable(sheet.id, { name: "T", area: areaOf(0, 0, 25, 2) }, "user");
  const items = new Map<string, string>();
  const storage = {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => {
      items.set(key, value);
      written.push(key, value);
    },
    removeItem: (key: string) => void items.delete(key),
    key: (index: number) => [...items.keys()][index] ?? null,
    get length() {
      return items.size;
    },
  };
  const written: string[] = [];
  const pane = new RememberingPane(openPane(opened.model), { device: createDeviceMemory(() => storage, undefined) });
  pane.writesOften = true;
  pane.respond = (body) => {
    const { dataframe_records: records } = JSON.parse(body) as { dataframe_records: { id: string; n: number }[] };
    const refused = records.find(({ n }) => n % 7 === 0);
    if (refused !== undefined) throw new RowsRefusedError("rows-refused", `Cannot take ${refused.id}.`);
    return JSON.stringify({ predictions: records.map(({ id }) => `answer to ${id}`) });
  };
  const recipe = { ...NUMBERS_RECIPE, columnsSent: ["id", "n"], reasonsName: "Why" };
  await pane.score({ kind: "table", tableId: table.id }, recipe);
  const { column } = await pane.column();
  pane.memory.allow({ origin: recipe.origin!, route: recipe.route!, columns: ["id", "n"] });
  sheet.writeValues(1, 0, [["private-edited-row"]]);
  await pane.refresh(column.id, "rest");
  expect(written.length).toBeGreaterThan(5);
  expect(written.join("\n")).not.toMatch(/private-|answer to/);
  const parts = Object.entries(unzipSync(await saveWorkbook(opened))).map(
    ([name, bytes]) => [name, Buffer.from(bytes).toString()] as const,
  );
  const holding = parts.filter(([, text]) => /private-|answer to/.test(text)).map(([name]) => name);
  expect(holding.filter((name) => !/^xl\/(sharedStrings|worksheets\/sheet\d+)\.xml$/.test(name))).toEqual([]);
});
