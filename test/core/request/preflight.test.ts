import fc from "fast-check";
import type { ColumnType } from "../../../src/core/columns/column-type";
import { encodeRows, type SentInput } from "../../../src/core/request/encode-rows";
import { Preflight } from "../../../src/core/request/preflight";
import type { Cell } from "../../../src/core/table/cell";
import { encodingOf } from "../../support/encoding-of";
import { tableRows } from "../../support/table-rows";

const NA = { kind: "error", error: "#N/A" } as const;

function column(position: number, name: string, type: ColumnType): SentInput {
  return { column: name, from: { position }, encoding: encodingOf(type) };
}

const COLUMNS = [column(0, "depth", "integer"), column(1, "mass", "double")];

describe("pre-flight", () => {
  it("finds the cells at fault, grouped by column and cause, most rows first", () => {
    const preflight = new Preflight(COLUMNS);
    preflight.inspect(
      tableRows(0, [
        [1, 0.5],
        [null, "heavy"],
        [5.7, null],
      ]),
    );
    preflight.inspect(
      tableRows(3, [
        [null, 1],
        [2, NA],
        [null, 1],
      ]),
    );
    expect(preflight.report(6)).toEqual({
      rowCount: 6,
      cleanRows: 1,
      columns: [
        { name: "depth", type: "integer", isDeclared: true },
        { name: "mass", type: "double", isDeclared: true },
      ],
      problems: [
        {
          column: "depth",
          cause: "blank-refused",
          rows: [1, 3, 5].map((firstRow) => ({ firstRow, rowCount: 1 })),
          rowCount: 3,
        },
        { column: "mass", cause: "text-not-number", rows: [{ firstRow: 1, rowCount: 1 }], rowCount: 1 },
        {
          column: "depth",
          cause: "not-whole",
          rows: [{ firstRow: 2, rowCount: 1 }],
          rowCount: 1,
          examples: [{ cure: { kind: "convert" }, cell: 5.7, sent: "6", cellCount: 1 }],
        },
        { column: "mass", cause: "error-cell", rows: [{ firstRow: 4, rowCount: 1 }], rowCount: 1 },
      ],
      notes: [],
    });
  });

  it("looks only at the columns in doubt, and still tells of all", () => {
    const preflight = new Preflight(COLUMNS, undefined, [COLUMNS[1]!]);
    preflight.inspect(tableRows(0, [[null, 1]]));
    expect(preflight.report(1)).toMatchObject({ cleanRows: 1, problems: [], columns: [{ name: "depth" }, {}] });
  });

  it("calls exactly those rows clean that are then sent", () => {
    const cell: fc.Arbitrary<Cell> = fc.constantFrom<Cell>(1, 5.7, null, "a", "5", true, NA, 3e9);
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell)), fc.nat(100), (rows, firstRow) => {
        const preflight = new Preflight(COLUMNS);
        preflight.inspect(tableRows(firstRow, rows));
        const { cleanRows, problems } = preflight.report(rows.length);
        const { sendable, refused } = encodeRows(tableRows(firstRow, rows), COLUMNS);
        expect(cleanRows).toBe(sendable.rows.length);
        const atFault = problems.flatMap((problem) =>
          problem.rows.flatMap((range) => Array.from({ length: range.rowCount }, (_, i) => range.firstRow + i)),
        );
        expect([...new Set(atFault)].sort((a, b) => a - b)).toEqual(refused.rowIndexes);
      }),
    );
  });
});
