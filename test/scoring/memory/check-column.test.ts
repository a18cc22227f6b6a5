import { CancelledError, InputError } from "../../../src/core/errors";
import type { Fingerprints, RowSum } from "../../../src/core/memory/fingerprints";
import { knownRows } from "../../../src/core/memory/known-rows";
import type { RememberedColumn } from "../../../src/core/memory/remembered-column";
import type { Cell } from "../../../src/core/table/cell";
import { checkColumn, type CheckParts } from "../../../src/scoring/memory/check-column";
import type { KnownColumn } from "../../../src/scoring/memory/known-column";
import { UNKNOWN_ROWS } from "../../../src/scoring/memory/unknown-rows";
import { PLAIN_COLUMN } from "../../core/memory/any-remembered";
import { fingerprintsOf } from "../../core/memory/fingerprints-of";
import { StandingSheet } from "../refresh/standing-sheet";

const COLUMN: RememberedColumn = {
  ...PLAIN_COLUMN,
  recipe: { ...PLAIN_COLUMN.recipe, columnsSent: ["n"], readings: { n: { type: "double" } } },
};

/** What was sent of a number, and what was answered, as a run has noted it; what was answered is absent where the row failed. */
type Noted = readonly (readonly [key: string, result: Cell | undefined])[];

function fingerprintsIn(noted: Noted): Fingerprints {
  return fingerprintsOf(noted.map(([key, result]) => [key, result === undefined ? undefined : [result]]));
}

function knownOf(noted: Noted): KnownColumn {
  return { known: knownRows([fingerprintsIn(noted).sorted()]) };
}

function sumKnown(noted: Noted): KnownColumn {
  const sum: RowSum = fingerprintsIn(noted).sum;
  return { known: UNKNOWN_ROWS, whyUnknown: "too-many-rows", sum };
}

function sheetOf(rows: readonly (readonly [input: Cell, result: Cell])[], rowsPerWindow = 2): StandingSheet {
  const standing = rows.map(([input, result]) => ({ inputs: [input], results: [result] }));
  return new StandingSheet(["n"], ["Prediction"], standing, rowsPerWindow);
}

function check(
  sheet: StandingSheet,
  known: KnownColumn,
  facts: Partial<CheckParts> & { column?: RememberedColumn } = {},
) {
  const place = { source: sheet.into.source, resultColumns: sheet.into, foundBy: "anchor" } as const;
  const { column = COLUMN, ...parts } = facts;
  const signal = new AbortController().signal;
  return checkColumn(column, place, known, { workbook: sheet, clock: { now: () => 0 }, signal, ...parts });
}

const SCORED = [
  ["1.0", 10],
  ["2.0", 20],
  ["3.0", 30],
] as const;

describe("a check of a remembered column", () => {
  it("tells each row by what stands in it, wherever it stands, and where it can be shown", async () => {
    const sheet = sheetOf([
      [3, 30],
      [1, 10],
      [2, 99],
      [4, 40],
      [5, null],
      [null, null],
      ["no number", null],
    ]);
    const { check: found } = await check(sheet, knownOf(SCORED));
    expect(found).toMatchObject({ rowCount: 7, sheetName: "Sheet1", firstCell: "A2", isAllCurrent: false });
    expect(found.counts).toMatchObject({ current: 2, overwritten: 1, changed: 1, new: 1, "left-out": 1, failed: 1 });
    expect(found.rows).toEqual({
      overwritten: [{ firstRow: 2, rowCount: 1 }],
      changed: [{ firstRow: 3, rowCount: 1 }],
      new: [{ firstRow: 4, rowCount: 1 }],
      failed: [{ firstRow: 6, rowCount: 1 }],
    });
  });

  it("gives back what the rows hold now, to drop what is remembered of rows that are gone", async () => {
    const { live } = await check(
      sheetOf([
        [1, 10],
        [2, 20],
      ]),
      knownOf(SCORED),
    );
    expect(live!.sorted()).toEqual(fingerprintsIn(SCORED.slice(0, 2)).sorted());
  });

  it("reads each window once, in order, and tells how far it is", async () => {
    const sheet = sheetOf(
      Array.from({ length: 7 }, (_, i) => [i, i] as const),
      3,
    );
    const read: number[] = [];
    const told: number[] = [];
    const workbook: CheckParts["workbook"] = {
      describe: (source) => sheet.describe(source),
      readResults: (shape, into, firstRow, rowCount) => sheet.readResults(shape, into, firstRow, rowCount),
      readWindow: (shape, firstRow, signal) => {
        read.push(firstRow);
        return sheet.readWindow(shape, firstRow, signal);
      },
    };
    await check(sheet, knownOf([]), { workbook, onRowsRead: (rows) => told.push(rows) });
    expect([read, told]).toEqual([
      [0, 3, 6],
      [3, 6, 7],
    ]);
  });

  it("ends when it is cancelled between two windows", async () => {
    const stop = new AbortController();
    const sheet = sheetOf(
      [
        [1, 10],
        [2, 20],
        [3, 30],
        [4, 40],
        [5, 50],
      ],
      1,
    );
    const cancelled = check(sheet, knownOf(SCORED), {
      signal: stop.signal,
      onRowsRead: () => stop.abort(new CancelledError()),
    });
    await expect(cancelled).rejects.toThrow(CancelledError);
  });
});

describe("a check of a column of too many rows", () => {
  it.each<[string, readonly (readonly [Cell, Cell])[], boolean]>([
    [
      "all rows stand as they were, in another order",
      [
        [3, 30],
        [1, 10],
        [2, 20],
      ],
      true,
    ],
    [
      "two rows have exchanged their predictions",
      [
        [1, 20],
        [2, 10],
        [3, 30],
      ],
      false,
    ],
    [
      "a row is gone",
      [
        [1, 10],
        [2, 20],
      ],
      false,
    ],
    [
      "a row came twice, and another went",
      [
        [1, 10],
        [1, 10],
        [2, 20],
      ],
      false,
    ],
    [
      "a row without inputs was added",
      [
        [1, 10],
        [2, 20],
        [3, 30],
        [null, null],
      ],
      true,
    ],
    [
      "a prediction was typed beside nothing",
      [
        [1, 10],
        [2, 20],
        [3, 30],
        [null, 7],
      ],
      false,
    ],
  ])("proves by a sum that nothing has changed, and only then: %s", async (_what, rows, isAllCurrent) => {
    const { check: found } = await check(sheetOf(rows), sumKnown(SCORED));
    expect([found.isAllCurrent, found.whyUnknown]).toEqual([isAllCurrent, isAllCurrent ? undefined : "too-many-rows"]);
    expect([found.counts.current, found.counts.unknown === 0]).toEqual([isAllCurrent ? 3 : 0, isAllCurrent]);
  });

  it("proves nothing without a sum", async () => {
    const known: KnownColumn = { known: UNKNOWN_ROWS, whyUnknown: "nothing-kept" };
    expect((await check(sheetOf([[1, 10]]), known)).check).toMatchObject({
      isAllCurrent: false,
      counts: { unknown: 1 },
    });
  });
});

describe("a check of a column that cannot be read", () => {
  it("says that an input is gone before all else, and reads no row", async () => {
    const sheet = sheetOf([
      [1, 10],
      [2, 20],
    ]);
    const column = { ...COLUMN, recipe: { ...COLUMN.recipe, columnsSent: ["gone"] } };
    sheet.readWindow = () => Promise.reject(new Error("No row is to be read."));
    const { check: found, live } = await check(sheet, sumKnown(SCORED), { column });
    expect(found).toMatchObject({ rowCount: 2, whyUnknown: "input-gone", counts: { unknown: 2 }, isAllCurrent: false });
    expect(live).toBeUndefined();
  });

  it.each([
    ["empty-table", { isAllCurrent: true, rowCount: 0 }],
    ["duplicate-header", { isAllCurrent: false, rowCount: 0, whyUnknown: "cannot-be-read" }],
  ] as const)("tells a table without rows from one whose headers are unfit: %s", async (code, expected) => {
    const sheet = sheetOf([]);
    sheet.describe = () => Promise.reject(new InputError(code, "A sentence."));
    const { check: found, live } = await check(sheet, knownOf(SCORED));
    expect(found).toMatchObject(expected);
    expect(live).toBeUndefined();
  });
});
