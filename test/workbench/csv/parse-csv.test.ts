import fc from "fast-check";
import { parseCsv, type Separator } from "../../../src/workbench/csv/parse-csv";
import { runs } from "../../support/property-seed";

const separator = fc.constantFrom<Separator>(",", ";", "\t");
const field = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(",", ";", "\t", '"', "\r", "\n", "a", " ") }));
const records = fc.array(fc.array(field, { minLength: 1, maxLength: 5 }), { maxLength: 8 });
const lineEnd = fc.constantFrom("\r\n", "\n", "\r");

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

describe("parseCsv", () => {
  it("finds again whatever was written in quotes, however the lines end", () => {
    fc.assert(
      fc.property(records, separator, lineEnd, fc.boolean(), (rows, between, end, endsLast) => {
        const text = rows.map((fields) => fields.map(quoted).join(between)).join(end);
        expect(parseCsv(endsLast && rows.length > 0 ? text + end : text, between)).toEqual(rows);
      }),
      { numRuns: runs(2_000, 300) },
    );
  });

  it("finds again plain fields, empty ones too", () => {
    const plain = fc.string({ unit: fc.constantFrom("a", "é", " ", "'", "=", "1", "😀") });
    fc.assert(
      fc.property(fc.array(fc.array(plain, { minLength: 2, maxLength: 5 })), separator, (rows, between) => {
        expect(parseCsv(rows.map((fields) => `${fields.join(between)}\n`).join(""), between)).toEqual(rows);
      }),
      { numRuns: runs(2_000, 300) },
    );
  });

  it("comes to an end with whatever text, and loses no letter outside of quotes", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(",", '"', "\r", "\n", "x") }), (text) => {
        const letters = (of: string): string => of.replace(/[^x]/g, "");
        expect(letters(parseCsv(text, ",").flat().join(""))).toBe(letters(text));
      }),
      { numRuns: runs(2_000, 300) },
    );
  });

  it.each([
    ["a,b\n1,", [["a", "b"], ["1", ""]]], // prettier-ignore
    ['a"b,c', [['a"b', "c"]]],
    ['"a"b,c', [["ab", "c"]]],
    ['"never closed,\nc', [["never closed,\nc"]]],
    ["a\n\nb", [["a"], [""], ["b"]]],
    ["", []],
  ])("reads %j as people write it", (text, expected) => {
    expect(parseCsv(text, ",")).toEqual(expected);
  });

  it("reads no more records than asked for", () => {
    expect(parseCsv("a\nb\nc", ",", 2)).toEqual([["a"], ["b"]]);
  });
});
