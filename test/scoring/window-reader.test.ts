import { WorkbookError } from "../../src/core/errors";
import type { Cell } from "../../src/core/table/cell";
import type { RowWindow, SourceShape } from "../../src/scoring/ports";
import { MAX_KEPT_CELLS, MAX_KEPT_CHARACTERS, WindowReader } from "../../src/scoring/window-reader";
import { CellBlock } from "../../src/core/table/cell-block";

const CALM = new AbortController().signal;

/** Notes which rows are read, and reads nothing of what the cells hold. */
class CountingSheet {
  readonly reads: number[] = [];

  constructor(
    private readonly columnCount: number,
    public rowCount: number,
    private readonly rowsPerWindow: number,
    private readonly row: readonly Cell[] = [],
  ) {}

  get shape(): SourceShape {
    return {
      source: { kind: "table", tableId: "t" },
      label: "Table T",
      columns: Array.from({ length: this.columnCount }, (_, position) => `c${position}`),
      rowCount: this.rowCount,
      dateSystem: 1900,
      sheetName: "Sheet1",
      firstCell: "A2",
    };
  }

  describe(): Promise<SourceShape> {
    return Promise.resolve(this.shape);
  }

  readWindow(shape: SourceShape, firstRow: number): Promise<RowWindow> {
    this.reads.push(firstRow);
    const length = Math.min(this.rowsPerWindow, shape.rowCount - firstRow);
    if (firstRow + length > this.rowCount) return Promise.reject(new WorkbookError("sheet-changed", "Fewer rows."));
    return Promise.resolve({ firstRow, cells: CellBlock.ofRows(Array.from({ length }, () => this.row)) });
  }
}

async function firstRowsOf(reader: WindowReader): Promise<number[]> {
  const firstRows: number[] = [];
  for await (const { firstRow } of reader.windows()) firstRows.push(firstRow);
  return firstRows;
}

describe("the window reader", () => {
  it("reads a table once, however often its windows are asked for", async () => {
    const sheet = new CountingSheet(4, 150, 100);
    const reader = new WindowReader(sheet, sheet.shape, CALM);
    expect(await firstRowsOf(reader)).toEqual([0, 100]);
    expect(await firstRowsOf(reader)).toEqual([0, 100]);
    expect(sheet.reads).toEqual([0, 100]);
  });

  it("reads a larger table each time, and keeps nothing of it", async () => {
    const sheet = new CountingSheet(MAX_KEPT_CELLS / 20, 21, 10);
    const reader = new WindowReader(sheet, sheet.shape, CALM);
    for (let time = 0; time < 3; time++) expect(await firstRowsOf(reader)).toEqual([0, 10, 20]);
    expect(sheet.reads).toEqual([0, 10, 20, 0, 10, 20, 0, 10, 20]);
  });

  it("lets go of a table whose texts turn out to be too long", async () => {
    const sheet = new CountingSheet(1, 3, 1, ["t".repeat(MAX_KEPT_CHARACTERS / 2)]);
    const reader = new WindowReader(sheet, sheet.shape, CALM);
    await firstRowsOf(reader);
    await firstRowsOf(reader);
    expect(sheet.reads).toEqual([0, 1, 2, 0, 1, 2]);
  });

  it("ends where the table does by now when rows were deleted since it was given, and not before it was given once", async () => {
    const sheet = new CountingSheet(MAX_KEPT_CELLS / 20, 21, 10);
    const reader = new WindowReader(sheet, sheet.shape, CALM);
    const whole = new WindowReader(sheet, sheet.shape, CALM);
    await firstRowsOf(reader);
    sheet.rowCount = 15;
    expect(await firstRowsOf(reader)).toEqual([0, 10]);
    sheet.rowCount = 0;
    expect(await firstRowsOf(reader)).toEqual([]);
    await expect(firstRowsOf(whole)).rejects.toMatchObject({ code: "sheet-changed" });
  });

  it("reads one window ahead of the one that is worked at, and no more", async () => {
    const sheet = new CountingSheet(1, 50, 10);
    for await (const { firstRow } of new WindowReader(sheet, sheet.shape, CALM).windows()) {
      await new Promise((resolve) => setImmediate(resolve));
      expect(sheet.reads.at(-1)).toBe(Math.min(40, firstRow + 10));
    }
  });

  it("goes on from what was worked at when somebody left early", async () => {
    const sheet = new CountingSheet(1, 40, 10);
    const reader = new WindowReader(sheet, sheet.shape, CALM);
    for await (const { firstRow } of reader.windows()) if (firstRow === 10) break;
    expect(await firstRowsOf(reader)).toEqual([0, 10, 20, 30]);
    expect(sheet.reads).toEqual([0, 10, 20, 20, 30]);
  });

  it("gives nothing more once the run is cancelled, not even what it has kept", async () => {
    const cancel = new AbortController();
    const sheet = new CountingSheet(1, 10, 10);
    const reader = new WindowReader(sheet, sheet.shape, cancel.signal);
    await firstRowsOf(reader);
    cancel.abort();
    await expect(firstRowsOf(reader)).rejects.toMatchObject({ code: "cancelled" });
  });

  it("does not go on for ever when a window has no rows", async () => {
    const sheet = new CountingSheet(1, 10, 0);
    await expect(firstRowsOf(new WindowReader(sheet, sheet.shape, CALM))).rejects.toRefuse(RangeError, {
      message: "A row window is empty.",
    });
  });
});
