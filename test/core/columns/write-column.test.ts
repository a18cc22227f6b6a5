import fc from "fast-check";
import { encodeCell } from "../../../src/core/columns/encode-cell";
import { writeColumn, writeDistinct } from "../../../src/core/columns/write-column";
import { columnOfCells } from "../../../src/core/table/column-of-cells";
import { anyColumn } from "../../support/any-cell";
import { anyEncoding } from "../../support/any-encoding";
import { encodingOf } from "../../support/encoding-of";
import { runs } from "../../support/property-seed";

describe("writing a column", () => {
  it("writes or refuses each cell just as it does alone, whatever the column is kept as", () => {
    fc.assert(
      fc.property(anyColumn, anyEncoding, (cells, encoding) => {
        const alone = cells.map((cell) => encodeCell(cell, encoding));
        expect(writeColumn(columnOfCells(cells), encoding)).toEqual(alone);
        expect(writeDistinct(cells, encoding)).toEqual(alone);
      }),
      { numRuns: runs(20_000, 1_000) },
    );
  });

  it("does not take a day before the epoch, or zero below it, for another", () => {
    const cells = [-0, 0, -0, 1.5, 1.5].map((serial) => ({ kind: "date", serial }) as const);
    const encoding = encodingOf("datetime", { dateForm: "serial" });
    expect(writeColumn(columnOfCells(cells), encoding)).toEqual(cells.map((cell) => encodeCell(cell, encoding)));
  });
});
