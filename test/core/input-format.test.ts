import fc from "fast-check";
import { encodeBody, utf8Bytes } from "../../src/core/input-format";

const header = fc.string({ unit: "binary", minLength: 1 });
const cell = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constant(null),
);
const frame = fc
  .uniqueArray(header, { minLength: 1, maxLength: 6 })
  .chain((columns) =>
    fc.tuple(
      fc.constant(columns),
      fc.array(fc.array(cell, { minLength: columns.length, maxLength: columns.length }), { maxLength: 8 }),
    ),
  );

/** What JSON itself keeps of a value: it has no minus zero. */
const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe("input formats", () => {
  it("keeps the place of a header that looks like an integer", () => {
    expect(encodeBody("dataframe_records", ["name", "2024", "2023"], [["a", 1, null]])).toBe(
      '{"dataframe_records":[{"name":"a","2024":1,"2023":null}]}',
    );
  });

  it("writes dataframe_split as an object of column names and rows", () => {
    expect(
      encodeBody(
        "dataframe_split",
        ["a", "2023"],
        [
          [1, "x"],
          [null, true],
        ],
      ),
    ).toBe('{"dataframe_split":{"columns":["a","2023"],"data":[[1,"x"],[null,true]]}}');
  });

  it("gives back every value under its own column, in both formats", () => {
    fc.assert(
      fc.property(frame, ([columns, rows]) => {
        const records = JSON.parse(encodeBody("dataframe_records", columns, rows)).dataframe_records;
        expect(records.map((record: object) => Object.keys(record).length)).toEqual(rows.map(() => columns.length));
        rows.forEach((row, index) =>
          columns.forEach((column, position) => {
            expect(Object.getOwnPropertyDescriptor(records[index], column)?.value).toEqual(asJson(row[position]));
          }),
        );
        const split = JSON.parse(encodeBody("dataframe_split", columns, rows)).dataframe_split;
        expect(split).toEqual({ columns, data: asJson(rows) });
      }),
    );
  });

  it("counts bytes as UTF-8 does", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(utf8Bytes(text)).toBe(new TextEncoder().encode(text).length);
      }),
    );
  });
});
