import fc from "fast-check";
import { encodeCell } from "../../../src/core/columns/encode-cell";
import type { ColumnEncoding } from "../../../src/core/columns/column-encoding";
import type { ColumnType } from "../../../src/core/columns/column-type";
import type { Cell } from "../../../src/core/table/cell";
import { encodingOf } from "../../support/encoding-of";

const READ: Partial<ColumnEncoding> = { cures: { "locale-number": { kind: "convert" } } };

function written(cell: Cell, type: ColumnType, facts: Partial<ColumnEncoding> = READ): string {
  const text = encodeCell(cell, encodingOf(type, facts));
  return typeof text === "string" ? text : text.cause;
}

describe("a number written as text in a column of numbers", () => {
  it.each([
    ["4111111111111111111", "4111111111111111111"],
    ["+4111111111111111111", "4111111111111111111"],
    [" 4,111,111,111,111,111,111 ", "4111111111111111111"],
    ["9223372036854775807", "9223372036854775807"],
    ["-9223372036854775808", "-9223372036854775808"],
    ["9007199254740993", "9007199254740993"],
    ["9007199254740993.0", "9007199254740993"],
    ["(500)", "-500"],
    ["500-", "-500"],
    ["-0", "0"],
    ["$1,234.00", "1234"],
    ["0.5", "locale-number"],
  ])("is sent digit for digit where whole numbers are wanted: %s", (text, sent) => {
    expect(written(text, "long", {})).toBe("locale-number");
    expect(written(text, "long")).toBe(sent);
  });

  it.each([
    ["9223372036854775808", "long"],
    ["-9223372036854775809", "long"],
    ["99,999,999,999,999,999,999", "long"],
    ["1e30", "long"],
    ["2147483648", "integer"],
    ["3,000,000,000", "integer"],
  ] as const)("is too large rather than asked about: %s as %s", (text, type) => {
    expect(written(text, type, {})).toBe("integer-overflow");
    expect(written(text, type)).toBe("integer-overflow");
  });

  it.each([
    ["4111111111111111111", "4111111111111111111"],
    ["-1234567890123456", "-1234567890123456"],
    ["9223372036854775808", "integer-overflow"],
    ["0123456789012345678", "locale-number"],
    ["123456789012345", "locale-number"],
    ["4,111,111,111,111,111,111", "locale-number"],
    [" 4111111111111111111", "locale-number"],
    ["4111111111111111111.0", "locale-number"],
  ])("goes unasked where it has more digits than a number of Excel, and nothing but digits: %s", (text, sent) => {
    expect(written(text, "long", { isWithoutNull: true })).toBe(sent);
    expect(written(text, "long", { isWithoutNull: true, range: [0, 10] })).not.toBe(text);
    expect(written(text, "integer", { isWithoutNull: true })).not.toBe(text);
    expect(written(text, "double", { isWithoutNull: true })).not.toBe(text);
  });

  it("stays at fault with too many digits for a float where nulls may stand beside it, which make floats of all", () => {
    const undeclared = { ...READ, isDeclared: false };
    expect(written("9007199254740993", "long", undeclared)).toBe("locale-number");
    expect(written("9007199254740991", "long", undeclared)).toBe("9007199254740991");
    expect(written("9,007,199,254,740,993", "long", { ...undeclared, isWithoutNull: true })).toBe("9007199254740993");
  });

  it("stays at fault as a number beyond 2^53, whose digits are lost already", () => {
    expect(written(4111111111111111111, "long")).toBe("integer-overflow");
  });

  it("is filled in digit for digit, too", () => {
    const fill = { cures: { "error-cell": { kind: "fill", value: "4111111111111111111" } } } as const;
    expect(written({ kind: "error", error: "#N/A" }, "long", fill)).toBe("4111111111111111111");
    expect(written({ kind: "error", error: "#N/A" }, "integer", fill)).toBe("error-cell");
  });

  it.each([
    ["12.5%", "0.125"],
    ["EUR 99", "99.0"],
    ["(500)", "-500.0"],
    ["1e39", "1e+39"],
  ])("is read as what it means where numbers are wanted: %s", (text, sent) => {
    expect(written(text, "double", {})).toBe("locale-number");
    expect(written(text, "double")).toBe(sent);
  });

  it("is too large for 32 bits where it is", () => {
    expect(written("1e39", "float", {})).toBe("float-overflow");
    expect(written("12 apples", "float", {})).toBe("text-not-number");
  });

  it("is the very whole number that was written, for all of 64 bits", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), (whole) => {
        expect(written(String(whole), "long")).toBe(String(whole));
        expect(written(new Intl.NumberFormat("de-DE").format(whole), "long", { ...READ, decimalMark: "," })).toBe(
          String(whole),
        );
      }),
    );
  });
});
