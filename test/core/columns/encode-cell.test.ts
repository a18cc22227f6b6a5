import fc from "fast-check";
import type { ColumnEncoding } from "../../../src/core/columns/column-encoding";
import {
  CELL_CAUSES,
  COLUMN_TYPES,
  CURES,
  type CellCause,
  type ColumnType,
  type Cure,
  type PlainType,
} from "../../../src/core/columns/column-type";
import { encodeCell } from "../../../src/core/columns/encode-cell";
import type { Cell } from "../../../src/core/table/cell";
import { encodingOf } from "../../support/encoding-of";

const NA = { kind: "error", error: "#N/A" } as const;
const DAY = { kind: "date", serial: 45351 } as const;
const NOON = { kind: "date", serial: 0.5 } as const;
const FALSE_LEAP_DAY = { kind: "date", serial: 60 } as const;
const YEAR_9999 = { kind: "date", serial: 2958465 } as const;

function outcome(cell: Cell, column: ColumnEncoding): string {
  const written = encodeCell(cell, column);
  return typeof written === "string" ? written : `refused: ${written.cause}`;
}

function cured(cause: CellCause, cure: Cure): Partial<ColumnEncoding> {
  return { cures: { [cause]: cure } };
}

describe("encodeCell", () => {
  // Each line is a trap that a real MLflow server falls into silently, or refuses a whole batch for.
  it.each<[Cell, Record<PlainType, string>]>([
    [
      5.7,
      {
        double: "5.7",
        float: "5.7",
        integer: "refused: not-whole",
        long: "refused: not-whole",
        boolean: "refused: not-boolean",
        string: '"5.7"',
        datetime: "refused: not-date",
        binary: "refused: not-base64",
      },
    ],
    [
      5,
      {
        double: "5.0",
        float: "5.0",
        integer: "5",
        long: "5",
        boolean: "refused: not-boolean",
        string: '"5"',
        datetime: "refused: not-date",
        binary: "refused: not-base64",
      },
    ],
    [
      3000000000,
      {
        double: "3000000000.0",
        float: "3000000000.0",
        integer: "refused: integer-overflow",
        long: "3000000000",
        boolean: "refused: not-boolean",
        string: '"3000000000"',
        datetime: "refused: not-date",
        binary: "refused: not-base64",
      },
    ],
    [
      null,
      {
        double: "null",
        float: "null",
        integer: "refused: blank-refused",
        long: "refused: blank-refused",
        boolean: "refused: blank-refused",
        string: "null",
        datetime: "null",
        binary: "refused: blank-refused",
      },
    ],
    [
      "FALSE",
      {
        double: "refused: text-not-number",
        float: "refused: text-not-number",
        integer: "refused: text-not-number",
        long: "refused: text-not-number",
        boolean: "refused: not-boolean",
        string: '"FALSE"',
        datetime: "refused: not-date",
        binary: "refused: not-base64",
      },
    ],
    [
      "40,000",
      {
        double: "refused: locale-number",
        float: "refused: locale-number",
        integer: "refused: locale-number",
        long: "refused: locale-number",
        boolean: "refused: not-boolean",
        string: '"40,000"',
        datetime: "refused: not-date",
        binary: "refused: not-base64",
      },
    ],
    [
      true,
      {
        double: "refused: boolean-not-number",
        float: "refused: boolean-not-number",
        integer: "refused: boolean-not-number",
        long: "refused: boolean-not-number",
        boolean: "true",
        string: '"TRUE"',
        datetime: "refused: not-date",
        binary: "refused: not-base64",
      },
    ],
    [
      DAY,
      {
        double: "refused: date-not-number",
        float: "refused: date-not-number",
        integer: "refused: date-not-number",
        long: "refused: date-not-number",
        boolean: "refused: not-boolean",
        string: '"2024-02-29"',
        datetime: '"2024-02-29"',
        binary: "refused: not-base64",
      },
    ],
    [
      NA,
      {
        double: "refused: error-cell",
        float: "refused: error-cell",
        integer: "refused: error-cell",
        long: "refused: error-cell",
        boolean: "refused: error-cell",
        string: "refused: error-cell",
        datetime: "refused: error-cell",
        binary: "refused: error-cell",
      },
    ],
    [
      "YWJj",
      {
        double: "refused: text-not-number",
        float: "refused: text-not-number",
        integer: "refused: text-not-number",
        long: "refused: text-not-number",
        boolean: "refused: not-boolean",
        string: '"YWJj"',
        datetime: "refused: not-date",
        binary: '"YWJj"',
      },
    ],
  ])("sends %j as each type takes it, or says why not", (cell, expected) => {
    const lists = cell === null || cell === NA ? expected.integer : "refused: not-json";
    const nested = { array: lists, object: lists, map: lists };
    for (const type of COLUMN_TYPES)
      expect(`${type}: ${outcome(cell, encodingOf(type))}`).toBe(`${type}: ${{ ...expected, ...nested }[type]}`);
  });

  it("refuses dates that are none, that pandas cannot hold, or that lack a day", () => {
    expect(outcome(FALSE_LEAP_DAY, encodingOf("datetime"))).toBe("refused: date-out-of-range");
    expect(outcome(YEAR_9999, encodingOf("datetime"))).toBe("refused: date-out-of-range");
    expect(outcome(YEAR_9999, encodingOf("datetime", { isDeclared: false }))).toBe('"9999-12-31"');
    expect(outcome(NOON, encodingOf("datetime", { datePrecision: "time" }))).toBe("refused: time-without-date");
    expect(outcome(NOON, encodingOf("datetime", { datePrecision: "time", isDeclared: false }))).toBe('"12:00:00"');
    expect(outcome(NOON, encodingOf("datetime"))).toBe("refused: date-out-of-range");
  });

  it("writes dates as the analyst wants them where no signature asks for ISO", () => {
    const datetime = (dateForm: ColumnEncoding["dateForm"]) => encodingOf("datetime", { dateForm, isDeclared: false });
    expect(outcome(DAY, datetime("serial"))).toBe("45351.0");
    expect(outcome(DAY, datetime("epoch-ms"))).toBe("1709164800000");
  });

  it("writes dates that are read from text or filled in as it writes the others", () => {
    const asked = { ...cured("not-date", { kind: "convert" }), isDeclared: false } as const;
    expect(outcome("2024-02-29", encodingOf("datetime", { ...asked, dateForm: "serial" }))).toBe("45351.0");
    expect(outcome("2024-02-29", encodingOf("datetime", { ...asked, dateForm: "serial", dateSystem: 1904 }))).toBe(
      "43889.0",
    );
    expect(outcome("2024-02-29", encodingOf("datetime", { ...asked, dateForm: "epoch-ms" }))).toBe("1709164800000");
    expect(outcome("2024-02-30", encodingOf("datetime", { ...asked, dateForm: "serial" }))).toBe("refused: not-date");
    const filled = cured("error-cell", { kind: "fill", value: "2024-02-29" });
    expect(outcome(NA, encodingOf("datetime", { ...filled, isDeclared: false, dateForm: "serial" }))).toBe("45351.0");
  });

  it("refuses a number that JSON has no form for, also where it is shown as a date", () => {
    const read = cured("date-not-number", { kind: "convert" });
    for (const serial of [Infinity, -Infinity, Number.NaN]) {
      expect(outcome(serial, encodingOf("double"))).toBe("refused: not-finite");
      expect(outcome({ kind: "date", serial }, encodingOf("double", read))).toBe("refused: not-finite");
      expect(outcome({ kind: "date", serial }, encodingOf("datetime"))).toBe("refused: not-finite");
    }
  });

  it("sends no formula without a result, and one that is out of date only where that was agreed to", () => {
    const busy = { kind: "error", error: "#BUSY!" } as const;
    const stale = { kind: "stale", last: 5 } as const;
    const agreed = cured("stale-result", { kind: "convert" });
    for (const type of COLUMN_TYPES) {
      expect(outcome(busy, encodingOf(type))).toBe("refused: no-result");
      expect(outcome({ kind: "error", error: "#GETTING_DATA" }, encodingOf(type))).toBe("refused: no-result");
      expect(outcome(stale, encodingOf(type))).toBe("refused: stale-result");
      expect(outcome({ kind: "stale", last: null }, encodingOf(type))).toBe("refused: stale-result");
      expect(outcome(stale, encodingOf(type, agreed))).toBe(outcome(5, encodingOf(type)));
      expect(outcome({ kind: "stale", last: DAY }, encodingOf(type, agreed))).toBe(outcome(DAY, encodingOf(type)));
    }
    expect(outcome(busy, encodingOf("double", cured("no-result", { kind: "send-null" })))).toBe("null");
    expect(outcome(busy, encodingOf("double", cured("no-result", { kind: "fill", value: 2 })))).toBe("2.0");
    expect(outcome({ kind: "stale", last: 5.7 }, encodingOf("long", agreed))).toBe("refused: not-whole");
  });

  it("reads every ISO text of a moment alike, filled in or in a cell", () => {
    const read = cured("not-date", { kind: "convert" });
    for (const [text, written] of [
      ["2024-02-29", '"2024-02-29T00:00:00.000"'],
      ["2024-02-29 13:05", '"2024-02-29T13:05:00.000"'],
      ["2024-02-29T13:05:06", '"2024-02-29T13:05:06.000"'],
      ["2024-02-29T13:05:06.5", '"2024-02-29T13:05:06.500"'],
      ["2024-02-29T13:05:06.1234", "refused: not-date"],
      ["2024-02-29T13:05:06Z", "refused: not-date"],
      ["2024-02-29T24:00", "refused: not-date"],
    ] as const) {
      expect(outcome(text, encodingOf("datetime", { datePrecision: "millisecond", ...read }))).toBe(written);
    }
    expect(outcome("2024-02-29T13:05:06.5", encodingOf("datetime", { ...read, dateForm: "epoch-ms" }))).toBe(
      "1709211906500",
    );
  });

  it("fills in a date for times without one, which a declared column never sends", () => {
    const filled = cured("time-without-date", { kind: "fill", value: "2024-02-29 13:05" });
    expect(outcome(NOON, encodingOf("datetime", { datePrecision: "time", ...filled }))).toBe(
      '"2024-02-29T13:05:00.000"',
    );
    const read = { datePrecision: "time", ...cured("not-date", { kind: "convert" }) } as const;
    expect(outcome("2024-02-29", encodingOf("datetime", { ...read, isDeclared: false }))).toBe("refused: not-date");
  });

  it("lets blanks through where no signature casts them", () => {
    for (const type of COLUMN_TYPES) expect(outcome(null, encodingOf(type, { isDeclared: false }))).toBe("null");
  });

  it("writes a float so that pandas takes it for one in every batch", () => {
    expect([0, -0, 1, 1e21, 1e-7, 0.1].map((value) => outcome(value, encodingOf("double")))).toEqual([
      "0.0",
      "0.0",
      "1.0",
      "1e+21",
      "1e-7",
      "0.1",
    ]);
    expect(outcome(1e39, encodingOf("float"))).toBe("refused: float-overflow");
    expect(outcome(2 ** 53, encodingOf("long"))).toBe("refused: integer-overflow");
    expect(outcome(-2147483648, encodingOf("integer"))).toBe("-2147483648");
    expect(outcome(2147483648, encodingOf("integer"))).toBe("refused: integer-overflow");
  });

  it("cures a cause as the analyst chose, and only that cause", () => {
    const convert = { kind: "convert" } as const;
    expect(outcome("40,000", encodingOf("double", cured("locale-number", convert)))).toBe("40000.0");
    expect(outcome("40.000,5", encodingOf("double", { decimalMark: ",", ...cured("locale-number", convert) }))).toBe(
      "40000.5",
    );
    expect(outcome("40,000", encodingOf("integer", cured("locale-number", convert)))).toBe("40000");
    expect(outcome("40.000,5", encodingOf("double", cured("locale-number", convert)))).toBe("refused: locale-number");
    expect(outcome(" false ", encodingOf("boolean", cured("not-boolean", convert)))).toBe("false");
    expect(outcome(1, encodingOf("boolean", cured("not-boolean", convert)))).toBe("true");
    expect(outcome(5, encodingOf("boolean", cured("not-boolean", convert)))).toBe("refused: not-boolean");
    expect(outcome(true, encodingOf("long", cured("boolean-not-number", convert)))).toBe("1");
    expect(outcome(5.5, encodingOf("long", cured("not-whole", convert)))).toBe("6");
    expect(outcome(45351, encodingOf("datetime", cured("not-date", convert)))).toBe('"2024-02-29"');
    expect(outcome("2024-02-29", encodingOf("datetime", cured("not-date", convert)))).toBe('"2024-02-29"');
    expect(outcome("2024-02-30", encodingOf("datetime", cured("not-date", convert)))).toBe("refused: not-date");
    expect(outcome("29/02/2024", encodingOf("datetime", cured("not-date", convert)))).toBe("refused: not-date");
    expect(outcome(DAY, encodingOf("double", cured("date-not-number", convert)))).toBe("45351.0");
    expect(outcome(NA, encodingOf("double", cured("error-cell", { kind: "send-null" })))).toBe("null");
    expect(outcome(null, encodingOf("integer", cured("blank-refused", { kind: "fill", value: 0 })))).toBe("0");
    expect(outcome("1,5", encodingOf("long", { decimalMark: ",", ...cured("locale-number", convert) }))).toBe(
      "refused: locale-number",
    );
    expect(outcome("n/a", encodingOf("double", cured("text-not-number", { kind: "fill", value: 5 })))).toBe("5.0");
    expect(outcome("n/a", encodingOf("double", cured("text-not-number", { kind: "fill", value: "abc" })))).toBe(
      "refused: text-not-number",
    );
    const dateFill = cured("not-date", { kind: "fill", value: "2024-02-29" });
    expect(outcome("soon", encodingOf("datetime", { datePrecision: "second", ...dateFill }))).toBe(
      '"2024-02-29T00:00:00"',
    );
    const asNull = { kind: "send-null" } as const;
    expect(outcome("x", encodingOf("long", { isDeclared: false, ...cured("text-not-number", asNull) }))).toBe("null");
    expect(outcome(5.7, encodingOf("long", { isDeclared: false, ...cured("not-whole", asNull) }))).toBe(
      "refused: not-whole",
    );
    expect(outcome("x", encodingOf("integer", cured("text-not-number", { kind: "send-null" })))).toBe(
      "refused: text-not-number",
    );
    expect(outcome("x", encodingOf("double", cured("error-cell", { kind: "send-null" })))).toBe(
      "refused: text-not-number",
    );
  });

  it("always gives JSON of the column's own type, null, or a known cause", () => {
    const anyCell: fc.Arbitrary<Cell> = fc.oneof(
      fc.string(),
      fc.double(),
      fc.boolean(),
      fc.constant(null),
      fc.constant(NA),
      fc.double({ noNaN: true }).map((serial) => ({ kind: "date", serial }) as const),
    );
    const anyCure: fc.Arbitrary<Cure | undefined> = fc.constantFrom(
      undefined,
      { kind: "convert" },
      { kind: "send-null" },
    );
    const jsonType: Record<ColumnType, string> = {
      double: "number",
      float: "number",
      integer: "number",
      long: "number",
      boolean: "boolean",
      string: "string",
      datetime: "string",
      binary: "string",
      array: "object",
      object: "object",
      map: "object",
    };
    fc.assert(
      fc.property(anyCell, fc.constantFrom(...COLUMN_TYPES), fc.boolean(), anyCure, (cell, type, isDeclared, cure) => {
        const cures = cure === undefined ? {} : Object.fromEntries(CELL_CAUSES.map((cause) => [cause, cure]));
        const written = encodeCell(cell, encodingOf(type, { isDeclared, cures, datePrecision: "millisecond" }));
        if (typeof written !== "string") return expect(Object.keys(CURES)).toContain(written.cause);
        const value = JSON.parse(written);
        if (value !== null) expect(typeof value).toBe(jsonType[type]);
        if (type === "integer" && value !== null) expect(Math.trunc(value)).toBe(value);
        if (type === "double" && value !== null) expect(written).toMatch(/[.e]/);
      }),
      { numRuns: 2000 },
    );
  });
});
