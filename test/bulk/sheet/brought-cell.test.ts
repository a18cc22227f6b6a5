import fc from "fast-check";
import { broughtCell } from "../../../src/bulk/sheet/brought-cell";
import { runs } from "../../support/property-seed";

const read = (text: string | null, typeText: string, dateSystem: 1900 | 1904 = 1900) =>
  broughtCell(text, typeText, dateSystem);
const date = (serial: number) => ({ kind: "date", serial });

describe("broughtCell", () => {
  it("makes numbers only of what keeps all its digits", () => {
    expect(read("123456789012345", "BIGINT")).toBe(123_456_789_012_345);
    expect(read("9007199254740993", "BIGINT")).toBe("9007199254740993");
    expect(read("-1234567890.12345", "DECIMAL(15,5)")).toBe(-1234567890.12345);
    expect(read("1234567890.123456", "DECIMAL(16,6)")).toBe("1234567890.123456");
    expect(read("0.100000000000000000", "DECIMAL(38,18)")).toBe(0.1);
    expect(read("-0", "INT")).toBe(0);
    expect(read("0x10", "INT")).toBe("0x10");
  });

  it("takes doubles that a cell can hold, and says others as they are", () => {
    expect(["0.1", "1E21", "-2.5e-7", "-0.0"].map((text) => read(text, "DOUBLE"))).toEqual([0.1, 1e21, -2.5e-7, 0]);
    for (const text of ["NaN", "Infinity", "-Infinity", "4.9E-324", "1.7976931348623157E308"]) {
      expect(read(text, "DOUBLE")).toBe(text);
    }
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -1e300, max: 1e300 }), (value) => {
        const cell = read(String(value), "DOUBLE");
        expect(Number(cell)).toBe(value + 0);
      }),
      { numRuns: runs(10_000, 200) },
    );
  });

  it("makes dates of what Excel knows, in the workbook's own days", () => {
    expect(read("2024-02-29", "DATE")).toEqual(date(45_351));
    expect(read("2024-02-29", "DATE", 1904)).toEqual(date(43_889));
    expect(read("2024-02-29T12:00:00.000Z", "TIMESTAMP")).toEqual(date(45_351.5));
    expect(read("2024-02-29 12:00:00", "TIMESTAMP_NTZ")).toEqual(date(45_351.5));
    expect(read("2024-02-29T12:00:00.500000", "TIMESTAMP")).toEqual(date(45_351.5 + 0.5 / 86_400));
    for (const text of ["1582-10-15", "2024-02-29T12:00:00.000001Z", "2024-02-29T12:00:00.000+02:00", "+10000-01-01"]) {
      expect(read(text, "TIMESTAMP")).toBe(text);
    }
  });

  it("makes no date of a day before the first one, which Excel would show as another day, or not at all", () => {
    expect(read("1904-01-01", "DATE", 1904)).toEqual(date(0));
    for (const day of ["1903-12-31", "1903-12-31 23:59:59", "1900-01-01"])
      expect(read(day, "TIMESTAMP", 1904)).toBe(day);
    for (const day of ["1899-12-31 12:00:00", "1899-12-30"]) expect(read(day, "TIMESTAMP")).toBe(day);
  });

  it("leaves everything else as the text it is", () => {
    expect(read("true", "BOOLEAN")).toBe(true);
    expect(read("false", "BOOLEAN")).toBe(false);
    expect(read("007", "STRING")).toBe("007");
    expect(read("[1,2]", "ARRAY<INT>")).toBe("[1,2]");
    expect(read("12", "INTERVAL DAY")).toBe("12");
    expect([read(null, "DOUBLE"), read("", "STRING")]).toEqual([null, null]);
  });
});
