import fc from "fast-check";
import {
  AIMED_WINDOW_BYTES,
  MAX_WINDOW_CELLS,
  paceAfterRefusal,
  paceAfterWindow,
  rowsInWindow,
  STARTING_PACE,
  type WindowPace,
} from "../../../src/excel/reading/row-window";

/** Reads a table to its end through a host that refuses windows of more than `limitBytes`; the sizes that were tried. */
function readThrough(rowBytes: readonly number[], columnCount: number, limitBytes: number) {
  let pace: WindowPace = STARTING_PACE;
  let row = 0;
  const passed: number[] = [];
  let refusals = 0;
  while (row < rowBytes.length) {
    const rowCount = rowsInWindow(pace, columnCount, rowBytes.length - row);
    const bytes = rowBytes.slice(row, row + rowCount).reduce((sum, one) => sum + one, 0);
    if (bytes > limitBytes) {
      const smaller = paceAfterRefusal(pace, rowCount, true);
      if (smaller === undefined) return { passed, refusals, stuck: true };
      pace = smaller;
      refusals++;
    } else {
      pace = paceAfterWindow(pace, rowCount, bytes);
      passed.push(rowCount);
      row += rowCount;
    }
  }
  return { passed, refusals, stuck: false };
}

describe("row windows", () => {
  it("start with as many whole batches as 25,000 cells make, as long as nobody knows what a row takes", () => {
    expect(rowsInWindow(STARTING_PACE, 10, 100_000)).toBe(9 * 256);
    expect(rowsInWindow(STARTING_PACE, 16_384, 100_000)).toBe(1);
    expect(rowsInWindow(STARTING_PACE, 1, 42)).toBe(42);
  });

  it("go on with as many as 100,000 cells make, where their bytes allow it", () => {
    const pace = paceAfterWindow(STARTING_PACE, 100, 100 * 250);
    expect(rowsInWindow(pace, 10, 100_000)).toBe(39 * 256);
    expect(rowsInWindow(pace, 10, 100_000, true)).toBe(31 * 256);
  });

  it("follow the bytes a row took last time", () => {
    const pace = paceAfterWindow(STARTING_PACE, 100, 100 * 4000);
    expect(rowsInWindow(pace, 2, 100_000)).toBe(AIMED_WINDOW_BYTES / 4000);
  });

  it("are halved when Excel names the size, down to a single row", () => {
    const sizes: number[] = [];
    for (let pace: WindowPace | undefined = STARTING_PACE; pace !== undefined;) {
      const rows = rowsInWindow(pace, 1, 5000);
      sizes.push(rows);
      pace = paceAfterRefusal(pace, rows, true);
    }
    expect(sizes).toEqual([5000, 2500, 1250, 625, 312, 156, 78, 39, 19, 9, 4, 2, 1]);
  });

  it("are halved after an unexplained failure, but not below 500 rows", () => {
    const first = paceAfterRefusal(STARTING_PACE, 1500, false);
    expect(first?.maxRows).toBe(750);
    const second = paceAfterRefusal(first!, 750, false);
    expect(second?.maxRows).toBe(500);
    expect(paceAfterRefusal(second!, 500, false)).toBeUndefined();
  });

  it("grow again after a refusal, but never to the size that was refused", () => {
    let pace = paceAfterRefusal(STARTING_PACE, 1000, true)!;
    const sizes: number[] = [];
    for (let i = 0; i < 6; i++) {
      const rows = rowsInWindow(pace, 1, 100_000);
      sizes.push(rows);
      pace = paceAfterWindow(pace, rows, rows);
    }
    expect(sizes).toEqual([500, 625, 782, 978, 999, 999]);
  });

  it("always carry at least one row, and never more than 100,000 cells unless one row has them", () => {
    fc.assert(
      fc.property(
        fc.record({
          bytesPerRow: fc.option(fc.double({ min: 1, max: 1e9, noNaN: true }), { nil: undefined }),
          maxRows: fc.oneof(fc.integer({ min: 1, max: 100_000 }), fc.constant(Infinity)),
          refusedRows: fc.constant(Infinity),
        }),
        fc.integer({ min: 1, max: 16_384 }),
        fc.integer({ min: 1, max: 1_048_576 }),
        (pace, columnCount, rowsLeft) => {
          const rows = rowsInWindow(pace, columnCount, rowsLeft);
          expect(Number.isInteger(rows)).toBe(true);
          expect(rows).toBeGreaterThanOrEqual(1);
          expect(rows).toBeLessThanOrEqual(rowsLeft);
          expect(rows === 1 || rows * columnCount <= MAX_WINDOW_CELLS).toBe(true);
        },
      ),
    );
  });

  it("bring every table to its end under every limit that lets single rows pass", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 60_000 }), { minLength: 1, maxLength: 400 }),
        fc.integer({ min: 1, max: 300 }),
        fc.integer({ min: 60_000, max: 5_000_000 }),
        (rowBytes, columnCount, limitBytes) => {
          const { passed, refusals, stuck } = readThrough(rowBytes, columnCount, limitBytes);
          expect(stuck).toBe(false);
          expect(passed.reduce((sum, rows) => sum + rows, 0)).toBe(rowBytes.length);
          expect(refusals).toBeLessThanOrEqual(passed.length * 10 + 10);
        },
      ),
    );
  });
});
