import fc from "fast-check";
import { COLUMN_TYPES, type ColumnType } from "../../../src/core/columns/column-type";
import { readTypedCell, readTypedText } from "../../../src/core/columns/typed-text";
import { dateSerialToEpochMs, isoToDateSerial } from "../../../src/core/table/date-serial";

describe("a value typed into a field", () => {
  test.each<[ColumnType, string, unknown]>([
    ["double", " -0.5e3 ", -500],
    ["double", "1e999", undefined],
    ["double", "1,5", undefined],
    ["double", "0x10", undefined],
    ["float", "1e39", undefined],
    ["float", "0.1", 0.1],
    ["integer", "5.0", 5],
    ["integer", "5.7", undefined],
    ["integer", "2147483647", 2147483647],
    ["integer", "2147483648", undefined],
    ["long", "2147483648", 2147483648],
    ["long", "9007199254740993", undefined],
    ["boolean", "TRUE", true],
    ["boolean", "false", false],
    ["boolean", "yes", undefined],
    ["datetime", "2024-02-29", "2024-02-29"],
    ["datetime", "2023-02-29", undefined],
    ["datetime", "29.2.2024", undefined],
    ["binary", "AQID", "AQID"],
    ["binary", "A", undefined],
    ["string", " a ", " a "],
  ])("as %s: %j is %p", (type, text, value) => {
    expect(readTypedText(text, type)).toEqual(value);
  });

  test.each(COLUMN_TYPES)("is never a blank: %s", (type) => {
    expect([readTypedText(" ", type), readTypedCell("", type, 1900)]).toEqual([undefined, undefined]);
  });

  test("is a date as the sheet counts it, in either date system", () => {
    expect(readTypedCell("2024-02-29", "datetime", 1900)).toEqual({ kind: "date", serial: 45351 });
    expect(readTypedCell("2024-02-29 12:00", "datetime", 1904)).toEqual({ kind: "date", serial: 43889.5 });
    expect(readTypedCell("5", "long", 1904)).toBe(5);
  });
});

describe("the serial of a date", () => {
  test("counts the false leap day of 1900 as Excel does", () => {
    expect(isoToDateSerial("1900-01-01", 1900)).toBe(1);
    expect(isoToDateSerial("1900-02-28", 1900)).toBe(59);
    expect(isoToDateSerial("1900-03-01", 1900)).toBe(61);
    expect(isoToDateSerial("1899-12-30", 1900)).toBeUndefined();
    expect(isoToDateSerial("1904-01-01", 1904)).toBe(0);
  });

  test("leads back to the same moment", () => {
    const seconds = fc.integer({ min: Date.UTC(1904, 0, 2) / 1000, max: Date.UTC(9999, 11, 31) / 1000 });
    fc.assert(
      fc.property(seconds, fc.constantFrom(1900 as const, 1904 as const), (second, system) => {
        const serial = isoToDateSerial(new Date(second * 1000).toISOString().slice(0, 19), system);
        expect(dateSerialToEpochMs(serial ?? NaN, system)).toBe(second * 1000);
      }),
    );
  });
});
