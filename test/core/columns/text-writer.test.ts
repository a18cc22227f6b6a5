import type { Cure } from "../../../src/core/columns/column-type";
import { encodeCell } from "../../../src/core/columns/encode-cell";
import type { Cell } from "../../../src/core/table/cell";
import { encodingOf } from "../../support/encoding-of";

const formatted = (value: number, numberFormat: string): Cell => ({ kind: "formatted", value, numberFormat });

function written(cell: Cell, cure?: Cure): string {
  const cures = cure === undefined ? {} : { "stored-not-shown": cure };
  const text = encodeCell(cell, encodingOf("string", { cures }));
  return typeof text === "string" ? text : text.cause;
}

describe("a number in a column of text", () => {
  it.each<[Cell, string]>([
    [5, '"5"'],
    [-0.5, '"-0.5"'],
    [123456789012, '"123456789012"'],
    [999999999999999, '"999999999999999"'],
    [0.1, '"0.1"'],
    [formatted(5.5, "0.0"), '"5.5"'],
    [formatted(90210, "00000"), '"90210"'],
    [formatted(999, "#,##0"), '"999"'],
  ])("is sent where its text is what is shown: %j", (cell, text) => {
    expect(written(cell)).toBe(text);
  });

  it.each<[Cell, string, string]>([
    [formatted(2134, "00000"), '"02134"', '"2134"'],
    [formatted(1234.5, "#,##0.00"), '"1,234.50"', '"1234.5"'],
    [formatted(-5, "0;(0)"), '"(5)"', '"-5"'],
    [formatted(0.07, "0%"), '"7%"', '"0.07"'],
    [0.1 + 0.2, '"0.3"', '"0.30000000000000004"'],
    [1 / 3, '"0.333333333333333"', '"0.3333333333333333"'],
    [1e21, '"1E+21"', '"1E+21"'],
    [1e-7, '"0.0000001"', '"1E-7"'],
    [12345678901234567, '"12345678901234600"', '"12345678901234568"'],
    [1e15, '"1000000000000000"', '"1000000000000000"'],
  ])("is asked about where it is not, and goes as was chosen: %j", (cell, shown, stored) => {
    expect(written(cell)).toBe("stored-not-shown");
    expect(written(cell, { kind: "convert" })).toBe(shown);
    expect(written(cell, { kind: "send-stored" })).toBe(stored);
    expect(written(cell, { kind: "send-null" })).toBe("null");
    expect(written(cell, { kind: "fill", value: "n/a" })).toBe('"n/a"');
  });

  it("cannot be sent as shown where nothing is shown, or nobody can say what", () => {
    expect(written(formatted(0, "0;-0;;@"), { kind: "convert" })).toBe("stored-not-shown");
    expect(written(formatted(1.5, "[h]:mm"), { kind: "convert" })).toBe("stored-not-shown");
    expect(written(formatted(1.5, "[h]:mm"), { kind: "send-stored" })).toBe('"1.5"');
  });

  it("is a number everywhere else, whatever its format", () => {
    const cell = formatted(5, "00000");
    expect(encodeCell(cell, encodingOf("double"))).toBe("5.0");
    expect(encodeCell(cell, encodingOf("long"))).toBe("5");
    expect(encodeCell(cell, encodingOf("boolean"))).toEqual({ cause: "not-boolean" });
    expect(encodeCell(cell, encodingOf("datetime"))).toEqual({ cause: "not-date" });
    const convert = { kind: "convert" } as const;
    expect(encodeCell(formatted(1, "0.0"), encodingOf("boolean", { cures: { "not-boolean": convert } }))).toBe("true");
    expect(encodeCell(formatted(5.5, "0.0"), encodingOf("long", { cures: { "not-whole": convert } }))).toBe("6");
    expect(encodeCell(formatted(45351, "0.0"), encodingOf("datetime", { cures: { "not-date": convert } }))).toBe(
      '"2024-02-29"',
    );
    expect(encodeCell(formatted(Number.NaN, "0.0"), encodingOf("string"))).toEqual({ cause: "not-finite" });
  });
});
