import fc from "fast-check";
import type { Cell } from "../../../src/core/table/cell";
import { NewTableSheet } from "../../../src/excel/new-sheet/new-table-sheet";
import { areaOf } from "../../../src/workbench/model/areas/area";
import type { SheetModel } from "../../../src/workbench/model/sheets/sheet-model";
import type { CellValue } from "../../../src/workbench/model/texts/cell-content";
import { randomOf } from "../../support/random-of";
import { runs } from "../../support/property-seed";
import { allQuiet, ManualTime } from "../host/manual-time";
import { anyWritingHabits } from "../any-writing-habits";
import { CALM, openExcel, type OpenExcel } from "../open-excel";

const COLUMNS = [{ header: "Key" }, { header: "2023" }, { header: "Day", dates: "days" as const }];

const open = (excel: OpenExcel): Promise<NewTableSheet> => NewTableSheet.open(excel.queue, "scored", COLUMNS, CALM);
const valuesOf = (excel: OpenExcel, rowCount: number) =>
  excel.model.sheetByName("scored")!.readValues(areaOf(0, 0, rowCount, COLUMNS.length));
const names = ({ model }: OpenExcel): string[] => model.sheets.map(({ name }) => name);

/** After a failure, which is what stays of it. */
async function givenUp(sheet: NewTableSheet): Promise<void> {
  await expect(sheet.giveUp("failed", CALM)).rejects.toBe("failed");
}

/** All steps, and the sheet taken out again where one fails. */
async function writeOneRow(excel: OpenExcel, signal: AbortSignal): Promise<void> {
  const sheet = await NewTableSheet.open(excel.queue, "scored", COLUMNS, signal);
  try {
    await sheet.append([[1, "x", null]], signal);
    await sheet.finish(signal);
  } catch (error) {
    return await sheet.giveUp(error, signal);
  }
}

describe("NewTableSheet", () => {
  it("writes rows as they come, and makes a table of them", async () => {
    const excel = openExcel();
    const sheet = await open(excel);
    await sheet.append([[1, "=1+1", { kind: "date", serial: 45_351 }]], CALM);
    await sheet.append(
      [
        [2, "007", null],
        [3, null, "0001-01-01"],
        [4, true, null],
        [5, "'x", null],
      ] as Cell[][],
      CALM,
    );
    expect(await sheet.finish(CALM)).toEqual({ sheetName: "scored", address: "A1:C6", rowCount: 5, cutCells: 0 });
    expect(valuesOf(excel, 6)).toEqual([
      ["Key", "2023", "Day"],
      [1, "=1+1", 45_351],
      [2, "007", null],
      [3, null, "0001-01-01"],
      [4, true, null],
      [5, "'x", null],
    ]);
    const { formulaCells, tables } = {
      formulaCells: excel.model.sheetByName("scored")!.formulaCells(),
      tables: excel.model.tables,
    };
    expect(formulaCells).toEqual([]);
    expect([...tables].map(({ columns }) => columns.map(({ name }) => name))).toEqual([["Key", "2023", "Day"]]);
  });

  it("formats days as days, and texts among them as texts", async () => {
    const excel = openExcel();
    const sheet = await open(excel);
    await sheet.append(
      [
        [1, "x", { kind: "date", serial: 45_351 }],
        [2, 2, "0001-01-01"],
      ],
      CALM,
    );
    await sheet.finish(CALM);
    const shape = await excel.workbook.describe(
      { kind: "range", sheetId: excel.model.sheetByName("scored")!.id, address: "A1:C3", hasHeaders: true },
      CALM,
    );
    const { cells } = await excel.workbook.readWindow(shape, 0, CALM);
    expect(cells.toRows()).toEqual([
      [1, "x", { kind: "date", serial: 45_351 }],
      [2, 2, "0001-01-01"],
    ]);
  });

  it("takes a name that is free, and tells of texts that no cell holds", async () => {
    const excel = openExcel();
    excel.model.addSheet("Scored");
    const sheet = await open(excel);
    await sheet.append([[1, "x".repeat(40_000), null]], CALM);
    expect(await sheet.finish(CALM)).toMatchObject({ sheetName: "scored 2", cutCells: 1 });
  });

  it("writes in as many requests as Excel wants, and proves each", async () => {
    const excel = openExcel({ maxPayloadBytes: 20_000 });
    const sheet = await open(excel);
    const rows = Array.from({ length: 300 }, (_, row): Cell[] => [row, `text ${row}`, null]);
    await sheet.append(rows, CALM);
    await sheet.finish(CALM);
    expect(valuesOf(excel, 301).slice(1)).toEqual(rows);
  });

  it("says which cell does not keep what was written", async () => {
    const excel = openExcel();
    const sheet = await open(excel);
    const scored = excel.model.sheetByName("scored")!;
    const meddle = () => scored.writeValues(1, 1, [["other"]]);
    excel.processor.script({ on: "Range.values", access: "read", times: 50, effect: meddle });
    const append = sheet.append(
      [
        [1, "mine", null],
        [2, "mine", null],
      ],
      CALM,
    );
    await expect(append).rejects.toMatchObject({
      code: "not-as-written",
      detail: expect.stringContaining("B2") as unknown,
    });
    await givenUp(sheet);
    await givenUp(sheet);
    expect(names(excel)).toEqual(["Data"]);
  });

  it.each([{}, { waitsForCellEdit: true }] as const)(
    "leaves no sheet behind where it is cancelled while a cell is edited, wherever it is by then: %j",
    async (habits) => {
      for (let editBefore = 1; editBefore <= 5; editBefore++) {
        const time = new ManualTime();
        const excel = openExcel({ startTimer: time.startTimer, habits });
        excel.aroundSync((sync) => {
          if (sync === editBefore) excel.model.cellEditMode = true;
          return undefined;
        });
        const stop = new AbortController();
        const ended = writeOneRow(excel, stop.signal).catch((error: unknown) => error);
        await time.pass(2_000);
        stop.abort();
        expect([editBefore, await ended]).toEqual([editBefore, expect.objectContaining({ code: "cancelled" })]);
        excel.aroundSync(undefined);
        excel.model.cellEditMode = false;
        await allQuiet();
        expect([editBefore, names(excel)]).toEqual([editBefore, ["Data"]]);
      }
    },
  );

  it("writes the very values into any Excel, or says that it does not keep them", async () => {
    const aText = fc.oneof(
      fc.constantFrom("=1+1", "+A1", "-x", "@SUM(A1)", "'q", "''q", "'", "007", "1E5", "TRUE", "#N/A", "2024-01-02"),
      fc.string({ maxLength: 5, unit: fc.constantFrom("a", " ", "'", "=", "1", "\n", "é", "😀") }),
    );
    const aCell: fc.Arbitrary<Cell> = fc.oneof(aText, fc.integer(), fc.boolean(), fc.constant(null));
    const rows = fc.array(fc.array(aCell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 6 });
    const parts = fc.array(rows, { minLength: 1, maxLength: 3 });
    let kept = 0;
    await fc.assert(
      fc.asyncProperty(fc.integer(), parts, async (seed, given) => {
        const excel = openExcel({ habits: anyWritingHabits(randomOf(seed)) });
        const sheet = await open(excel);
        try {
          for (const part of given) await sheet.append(part, CALM);
        } catch (error) {
          expect(error).toMatchObject({ code: "not-as-written" });
          return;
        }
        kept++;
        await sheet.finish(CALM);
        const standing = given.flat().map((row) => row.map((cell) => (cell === "" ? null : cell)));
        expect(valuesOf(excel, standing.length + 1).slice(1)).toEqual(standing);
        expect(excel.model.sheetByName("scored")!.formulaCells()).toEqual([]);
      }),
      { numRuns: runs(500, 25) },
    );
    expect(kept).toBeGreaterThan(0);
  });

  it("does not take for its table what somebody wrote beside it", async () => {
    const excel = openExcel();
    const sheet = await open(excel);
    await sheet.append([[1, "x", null]], CALM);
    excel.model.sheetByName("scored")!.writeValues(9, 0, [["a note"]]);
    await expect(sheet.finish(CALM)).rejects.toMatchObject({ code: "sheet-changed" });
    await givenUp(sheet);
    expect(names(excel)).toEqual(["Data", "scored"]);
  });

  it("leaves no sheet behind where its headers cannot be written", async () => {
    const excel = openExcel();
    excel.processor.script({ on: "Range.values", access: "write", code: "GeneralException" });
    await expect(open(excel)).rejects.toMatchObject({ code: "excel-error" });
    expect(names(excel)).toEqual(["Data"]);
  });

  it("writes over none of its rows where somebody puts a row in, or sorts them, while more come", async () => {
    const rows: CellValue[][] = [
      [1, "a", null],
      [2, "b", null],
    ];
    const meddled: ((scored: SheetModel) => void)[] = [
      (scored) => scored.writeValues(1, 0, [[null, null, null], ...rows]),
      (scored) => scored.writeValues(0, 0, [[null, null, null], ["Key", "2023", "Day"], ...rows]),
      (scored) => scored.writeValues(1, 0, [...rows].reverse()),
    ];
    for (const meddle of meddled) {
      const excel = openExcel();
      const sheet = await open(excel);
      await sheet.append(rows as Cell[][], CALM);
      meddle(excel.model.sheetByName("scored")!);
      const more = sheet.append([[3, "c", null]], CALM).then(() => sheet.finish(CALM));
      await expect(more).rejects.toMatchObject({ code: "sheet-changed" });
      await givenUp(sheet);
      expect(names(excel)).toEqual(["Data", "scored"]);
    }
  });

  it("becomes no table where its rows stand lower than they were written", async () => {
    const excel = openExcel();
    const sheet = await open(excel);
    await sheet.append([[1, "a", null]], CALM);
    excel.model.sheetByName("scored")!.writeValues(0, 0, [
      [null, null, null],
      ["Key", "2023", "Day"],
    ]);
    await expect(sheet.finish(CALM)).rejects.toMatchObject({ code: "sheet-changed" });
  });

  it("tells the name that its sheet has by now", async () => {
    const excel = openExcel();
    const sheet = await open(excel);
    excel.model.sheetByName("scored")!.name = "Churn";
    expect(await sheet.finish(CALM)).toMatchObject({ sheetName: "Churn" });
  });
});
