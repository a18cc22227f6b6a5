import fc from "fast-check";
import { INPUT_FORMATS } from "../../../src/core/inputs/input-format";
import { encodeWithinCeiling, halve, splitIntoBatches, type Batch } from "../../../src/core/request/batch";
import { MAX_PAYLOAD_BYTES, ROWS_PER_BATCH } from "../../../src/core/request/batch-limits";
import { columnFields } from "../../support/column-fields";
import { SentRows } from "../../../src/core/request/sent-rows";

function rowsNamed(count: number): Batch {
  const rowIndexes = Array.from({ length: count }, (_, index) => index * 2);
  return { rowIndexes, rows: SentRows.ofTexts(rowIndexes.map((index) => [`"row ${index}"`])) };
}

function textsOf({ rows }: Batch): string[][] {
  return Array.from({ length: rows.length }, (_, place) => rows.row(place));
}

describe("batches", () => {
  it("splits in order, full batches first, none empty", () => {
    expect(splitIntoBatches(rowsNamed(513), 256).map((batch) => batch.rows.length)).toEqual([256, 256, 1]);
    expect(splitIntoBatches(rowsNamed(256), 256).map((batch) => batch.rows.length)).toEqual([256]);
    expect(splitIntoBatches(rowsNamed(0), 256)).toEqual([]);
  });

  it("loses, doubles and moves no row, whatever the sizes", () => {
    fc.assert(
      fc.property(
        fc.nat(700),
        fc.integer({ min: 1, max: 300 }),
        fc.integer({ min: 1, max: 4000 }),
        fc.constantFrom(...INPUT_FORMATS),
        (count, size, ceiling, format) => {
          const rows = rowsNamed(count);
          const plan = { format, fields: columnFields(["a"]) };
          const encoded = splitIntoBatches(rows, size).flatMap((batch) => encodeWithinCeiling(batch, plan, ceiling));
          expect(encoded.flatMap((batch) => batch.rowIndexes)).toEqual(rows.rowIndexes);
          expect(encoded.map(textsOf)).toEqual(
            encoded.map((batch) => batch.rowIndexes.map((index) => [`"row ${index}"`])),
          );
          expect(encoded.map((batch) => batch.bodyBytes)).toEqual(
            encoded.map((batch) => new TextEncoder().encode(batch.body).length),
          );
          expect(encoded.filter((batch) => batch.rows.length > size)).toEqual([]);
          expect(encoded.filter((batch) => batch.bodyBytes > ceiling && batch.rows.length > 1)).toEqual([]);
        },
      ),
    );
  });

  it("sends a body that is just as long as the ceiling in one piece", () => {
    const plan = { format: "dataframe_records", fields: columnFields(["a"]) } as const;
    const [whole] = encodeWithinCeiling(rowsNamed(4), plan, MAX_PAYLOAD_BYTES);
    const bytes = whole!.bodyBytes;
    expect(encodeWithinCeiling(rowsNamed(4), plan, bytes)).toHaveLength(1);
    expect(encodeWithinCeiling(rowsNamed(4), plan, bytes - 1)).toHaveLength(2);
    expect([ROWS_PER_BATCH, MAX_PAYLOAD_BYTES]).toEqual([256, 1_000_000]);
  });

  it("halves into a larger first and a smaller second part, and never a single row", () => {
    const [first, second] = halve(rowsNamed(3))!;
    expect(first.rowIndexes).toEqual([0, 2]);
    expect(second.rowIndexes).toEqual([4]);
    expect(halve(rowsNamed(1))).toBeUndefined();
  });
});
