import fc from "fast-check";
import { WHOLE_ROW, type Readings } from "../../../src/core/columns/column-reading";
import { COLUMN_TYPES, takesNull, type ColumnType } from "../../../src/core/columns/column-type";
import type { Schema } from "../../../src/core/inputs/schema";
import type { EncodedRows } from "../../../src/core/request/encode-rows";
import type { PreflightReport } from "../../../src/core/request/preflight";
import { TableProfile, type RequestPlan } from "../../../src/core/request/table-profile";
import type { Cell } from "../../../src/core/table/cell";
import type { RowRange } from "../../../src/core/table/row-ranges";
import { runs } from "../../support/property-seed";
import { CellBlock } from "../../../src/core/table/cell-block";
import { tableRows } from "../../support/table-rows";

const NA: Cell = { kind: "error", error: "#N/A" };
const SEND_BLANK_ROWS: Readings = { [WHOLE_ROW]: { cures: { "blank-row": { kind: "send-null" } } } };

type Row = readonly Cell[];

/** A check of a table as a run makes it, in windows of two rows, and the rows as they are then sent. */
function check(columns: readonly string[], rows: readonly Row[], request: Partial<RequestPlan> = {}) {
  const profile = new TableProfile(
    { columns, dateSystem: 1900 },
    { inputs: { format: "dataframe_split" }, ...request },
  );
  for (let row = 0; row < rows.length; row += 2) profile.observe(CellBlock.ofRows(rows.slice(row, row + 2)));
  const encoding = profile.settle();
  const preflight = encoding.startPreflight();
  let looks = 1;
  if (preflight.isNeeded) {
    looks = 2;
    for (let row = 0; row < rows.length; row += 2) preflight.inspect(tableRows(row, rows.slice(row, row + 2)));
  }
  return {
    looks,
    report: preflight.report(rows.length),
    sent: encoding.encode(tableRows(0, rows)),
    inputs: encoding.inputs,
  };
}

function schemaOf(types: Readonly<Record<string, ColumnType>>): Schema {
  return {
    columns: Object.entries(types).map(([name, type]) => ({ name, type, isRequired: true })),
    tensors: [],
  };
}

function rowsOf(ranges: readonly RowRange[]): number[] {
  return ranges.flatMap(({ firstRow, rowCount }) => Array.from({ length: rowCount }, (_, i) => firstRow + i));
}

const notesOf = ({ notes }: PreflightReport) => notes.map(({ column, kind, rows }) => [column, kind, rowsOf(rows)]);
const problemsOf = ({ problems }: PreflightReport) =>
  problems.map(({ column, cause, rows }) => [column, cause, rowsOf(rows)]);

describe("blanks that are sent as missing", () => {
  it("are told by column and row after one look, where nothing else is in doubt", () => {
    const rows = [
      [1.5, "a"],
      [null, "b"],
      [null, "c"],
      [2.5, null],
    ];
    const { looks, report } = check(["n", "t"], rows);
    expect(looks).toBe(1);
    expect(report.problems).toEqual([]);
    expect(notesOf(report)).toEqual([
      ["n", "blank-as-missing", [1, 2]],
      ["t", "blank-as-missing", [3]],
    ]);
  });

  it("are told of rows that are sent alone, beside cells at fault and columns that take no blanks", () => {
    const schema = schemaOf({ n: "double", count: "long", when: "datetime" });
    const rows = [
      [null, 1, null],
      [null, null, null],
      [NA, 2, null],
      [null, 3, null],
      [4, 5, null],
    ];
    const { report } = check(["n", "count", "when"], rows, { inputs: { format: "dataframe_split", schema } });
    expect(problemsOf(report)).toEqual([
      [WHOLE_ROW, "blank-row", [1]],
      ["n", "error-cell", [2]],
    ]);
    expect(notesOf(report)).toEqual([
      ["when", "blank-as-missing", [0, 3, 4]],
      ["n", "blank-as-missing", [0, 3]],
    ]);
  });

  it("are told apart from cells at fault that were chosen to be sent so", () => {
    const readings: Readings = { n: { cures: { "error-cell": { kind: "send-null" } } } };
    const { report } = check(
      ["n", "t"],
      [
        [1.5, "a"],
        [NA, "b"],
        [null, "c"],
      ],
      { readings },
    );
    expect(notesOf(report)).toEqual([
      ["n", "blank-as-missing", [2]],
      ["n", "chosen-as-missing", [1]],
    ]);
  });

  it("are never a constant, and are counted once where a column feeds two inputs", () => {
    const schema = schemaOf({ a: "double", b: "double", c: "string" });
    const sources = { a: { column: "x" }, b: { column: "x" }, c: { constant: "k" } };
    const { report, sent } = check(
      ["x", "y"],
      [[1], [null], [3]].map((row) => [...row, "seen by nobody"]),
      {
        inputs: { format: "dataframe_split", schema, sources, columns: [] },
        readings: SEND_BLANK_ROWS,
      },
    );
    expect(sent.sendable.rows.row(1)).toEqual(["null", "null", '"k"']);
    expect(notesOf(report)).toEqual([["x", "blank-as-missing", [1]]]);
  });

  it("are counted in the columns of a tensor", () => {
    const tensors = [{ dataType: "float32", shape: [-1, 2] }];
    const rows = [
      [1, null],
      [null, null],
      [3, 4],
      [null, 6],
    ];
    const { report } = check(["p", "q"], rows, { inputs: { format: "instances", schema: { columns: [], tensors } } });
    expect(problemsOf(report)).toEqual([[WHOLE_ROW, "blank-row", [1]]]);
    expect(notesOf(report)).toEqual([
      ["q", "blank-as-missing", [0]],
      ["p", "blank-as-missing", [3]],
    ]);
  });

  it("keep a bounded number of ranges, and the count in full", () => {
    const rows = Array.from({ length: 5_000 }, (_, row): Row => [row % 2 === 0 ? null : 1.5, "t"]);
    const [note] = check(["n", "t"], rows).report.notes;
    expect(note).toMatchObject({ column: "n", rowCount: 2_500 });
    expect(note!.rows).toHaveLength(1_000);
  });
});

describe("a row without any input", () => {
  const ROWS = [
    [1.5, "a"],
    [null, null],
    [2.5, "b"],
    [null, "  "],
  ];

  it("is left out for that one reason, after one look", () => {
    const { looks, report, sent } = check(["n", "t"], ROWS);
    expect(looks).toBe(1);
    expect(report).toMatchObject({ rowCount: 4, cleanRows: 2, notes: [] });
    expect(problemsOf(report)).toEqual([[WHOLE_ROW, "blank-row", [1, 3]]]);
    expect(sent.sendable.rowIndexes).toEqual([0, 2]);
    expect(sent.refused.outcomes[0]).toEqual({
      failure: { code: "blank-row", message: expect.stringContaining("no input") },
    });
  });

  it("has no other reason where its columns take no blanks", () => {
    const schema = schemaOf({ n: "long", t: "boolean" });
    const rows = [
      [1, true],
      [null, null],
    ];
    const { report, sent } = check(["n", "t"], rows, { inputs: { format: "dataframe_split", schema } });
    expect(problemsOf(report)).toEqual([[WHOLE_ROW, "blank-row", [1]]]);
    expect(sent.refused.outcomes).toHaveLength(1);
  });

  it("is sent as missing throughout once that was chosen, and is then told with the other blanks", () => {
    const { report, sent } = check(["n", "t"], ROWS, { readings: SEND_BLANK_ROWS });
    expect(report).toMatchObject({ cleanRows: 4, problems: [] });
    expect(sent.sendable.rows.row(1)).toEqual(["null", "null"]);
    expect(notesOf(report)).toEqual([
      ["n", "blank-as-missing", [1, 3]],
      ["t", "blank-as-missing", [1]],
    ]);
  });

  it("is found in a table of one column, and beside constants, but never where nothing but constants is sent", () => {
    expect(problemsOf(check(["n"], [[1], [null]]).report)).toEqual([[WHOLE_ROW, "blank-row", [1]]]);
    const schema = schemaOf({ a: "double", b: "double" });
    const inputs = { format: "dataframe_split", schema, columns: ["a"] } as const;
    const beside = check(["a"], [[1], [null]], { inputs: { ...inputs, sources: { b: { constant: 2 } } } });
    expect(problemsOf(beside.report)).toEqual([[WHOLE_ROW, "blank-row", [1]]]);
    const sources = { a: { constant: 1 }, b: { constant: 2 } };
    const constants = check(["a"], [[1], [null]], { inputs: { ...inputs, sources } });
    expect(constants.report).toMatchObject({ cleanRows: 2, problems: [], notes: [] });
  });

  it("may hold what is not sent", () => {
    const { report } = check(
      ["id", "n", "t"],
      [
        ["A-1", 1, "a"],
        ["A-2", null, null],
      ],
      { inputs: { format: "dataframe_split", columns: ["n", "t"] } },
    );
    expect(problemsOf(report)).toEqual([[WHOLE_ROW, "blank-row", [1]]]);
  });
});

describe("a row with several cells at fault", () => {
  it("has all its reasons, in the order of what is sent", () => {
    const schema = schemaOf({ n: "double", b: "boolean", d: "datetime" });
    const { sent } = check(["n", "b", "d"], [["x", "yes", 5]], { inputs: { format: "dataframe_split", schema } });
    expect(sent.refused.outcomes).toMatchObject([
      {
        failure: {
          code: "text-not-number",
          column: "n",
          others: [
            { code: "not-boolean", column: "b" },
            { code: "not-date", column: "d" },
          ],
        },
      },
    ]);
  });
});

describe("what a check tells of any table", () => {
  const cell = fc.constantFrom<Cell>(null, null, "", " ", 1, 2.5, 3e9, true, "a", "5", NA, {
    kind: "date",
    serial: 45_351,
  });
  const table = fc.integer({ min: 1, max: 4 }).chain((width) =>
    fc.record({
      columns: fc.constant(Array.from({ length: width }, (_, place) => `c${place}`)),
      rows: fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 12 }),
      types: fc.option(fc.array(fc.constantFrom(...COLUMN_TYPES), { minLength: width, maxLength: width })),
      cure: fc.boolean(),
      sendsBlankRows: fc.boolean(),
    }),
  );

  it("is what a count of the body by hand tells, and every row is sent or left out", () => {
    fc.assert(
      fc.property(table, ({ columns, rows, types, cure, sendsBlankRows }) => {
        const schema = types && schemaOf(Object.fromEntries(columns.map((name, place) => [name, types[place]!])));
        const cures = { "error-cell": { kind: "send-null" }, "text-not-number": { kind: "send-null" } } as const;
        const readings: Readings = {
          ...(cure ? Object.fromEntries(columns.map((name) => [name, { cures }])) : {}),
          ...(sendsBlankRows ? SEND_BLANK_ROWS : {}),
        };
        const inputs = { format: "dataframe_split", ...(schema && { schema }) } as const;
        const { report, sent } = check(columns, rows, { readings, inputs });
        const { sendable, refused } = sent;
        expect([...sendable.rowIndexes, ...refused.rowIndexes].sort((a, b) => a - b)).toEqual(rows.map((_, i) => i));
        expect(report.cleanRows).toBe(sendable.rows.length);
        const atFault = new Set(report.problems.flatMap((problem) => rowsOf(problem.rows)));
        expect([...atFault].sort((a, b) => a - b)).toEqual(refused.rowIndexes);
        expect(sortedNotes(report)).toEqual(notesByHand(columns, rows, sent));
        const isBlank = (row: Row) =>
          row.every((one) => one === null || (typeof one === "string" && one.trim() === ""));
        const blank = sendsBlankRows ? [] : rows.flatMap((row, place) => (isBlank(row) ? [place] : []));
        const told = report.problems.find(({ cause }) => cause === "blank-row")?.rows ?? [];
        expect(rowsOf(told)).toEqual(blank);
        for (let row = 0; types !== null && row < sendable.rows.length; row++) {
          sendable.rows
            .row(row)
            .forEach((text, place) => expect(text === "null" && !takesNull(types[place]!)).toBe(false));
        }
      }),
      { numRuns: runs(3_000, 400) },
    );
  });

  function sortedNotes(report: PreflightReport): string[] {
    return report.notes
      .map(({ column, kind, rows, rowCount }) => `${column} ${kind} ${rowsOf(rows).join()} ${rowCount}`)
      .sort();
  }

  /** From the very texts that go into the body. */
  function notesByHand(columns: readonly string[], rows: readonly Row[], { sendable }: EncodedRows): string[] {
    const kinds = ["blank-as-missing", "chosen-as-missing"] as const;
    return columns
      .flatMap((column, place) =>
        kinds.flatMap((kind) => {
          const found = sendable.rowIndexes.filter(
            (row, i) =>
              sendable.rows.row(i)[place] === "null" && (rows[row]![place] === null) === (kind === "blank-as-missing"),
          );
          return found.length === 0 ? [] : [`${column} ${kind} ${found.join()} ${found.length}`];
        }),
      )
      .sort();
  }
});
