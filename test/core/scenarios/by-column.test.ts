import fc from "fast-check";
import type { ColumnEncoding, JsonText } from "../../../src/core/columns/column-encoding";
import { observeCell, observeColumn, startProfile } from "../../../src/core/columns/column-profile";
import { encodeCell } from "../../../src/core/columns/encode-cell";
import { INPUT_FORMATS } from "../../../src/core/inputs/input-format";
import { encodeWithinCeiling, rowKey, rowsWhere, splitIntoBatches } from "../../../src/core/request/batch";
import { findBlankRows } from "../../../src/core/request/blank-rows";
import type { BodyPlan } from "../../../src/core/request/encode-body";
import { encodeRows } from "../../../src/core/request/encode-rows";
import { showsNothing, type Cell } from "../../../src/core/table/cell";
import { CellBlock } from "../../../src/core/table/cell-block";
import { columnOfCells } from "../../../src/core/table/column-of-cells";
import { anyColumn } from "../../support/any-cell";
import { anyEncoding } from "../../support/any-encoding";
import { columnFields } from "../../support/column-fields";
import { runs } from "../../support/property-seed";

const HEADERS = ["name", "2023", "a b", 'q"'];
const fraction = fc.double({ noNaN: true, noDefaultInfinity: true });
/** Columns of one length, some of them long runs of numbers as measurements are. */
const table = fc
  .tuple(
    fc.integer({ min: 1, max: 4 }).chain((width) =>
      fc.array(fc.oneof(anyColumn, fc.array(fraction, { minLength: 10, maxLength: 12 })), {
        minLength: width,
        maxLength: width,
      }),
    ),
    fc.array(anyEncoding, { minLength: 4, maxLength: 4 }),
  )
  .map(([columns, encodings]) => {
    const rowCount = Math.min(...columns.map((cells) => cells.length));
    const rows = Array.from({ length: rowCount }, (_, row) => columns.map((cells): Cell => cells[row]!));
    return { rows, headers: HEADERS.slice(0, columns.length), encodings };
  });

/** The rules for one cell after the other, as plain as they can be written. */
function referenceRows(rows: readonly (readonly Cell[])[], encodings: readonly ColumnEncoding[]) {
  const sent: { row: number; texts: JsonText[] }[] = [];
  const refused: { row: number; causes: string[] }[] = [];
  rows.forEach((cells, row) => {
    const written = cells.map((cell, position) => encodeCell(cell, encodings[position]!));
    const causes = written.flatMap((text) => (typeof text === "string" ? [] : [text.cause]));
    if (cells.every(showsNothing)) refused.push({ row, causes: ["blank-row"] });
    else if (causes.length > 0) refused.push({ row, causes });
    else sent.push({ row, texts: written as JsonText[] });
  });
  return { sent, refused };
}

function referenceBody(
  { format }: BodyPlan,
  headers: readonly string[],
  rows: readonly (readonly JsonText[])[],
): string {
  const keys = headers.map((header) => JSON.stringify(header));
  const record = (row: readonly JsonText[]) => `{${row.map((text, i) => `${keys[i]}:${text}`).join(",")}}`;
  const column = (i: number) => `${keys[i]}:[${rows.map((row) => row[i]).join(",")}]`;
  const value = {
    dataframe_records: () => `[${rows.map(record).join(",")}]`,
    instances: () => `[${rows.map(record).join(",")}]`,
    dataframe_split: () =>
      `{"columns":[${keys.join(",")}],"data":[${rows.map((row) => `[${row.join(",")}]`).join(",")}]}`,
    inputs: () => `{${headers.map((_, i) => column(i)).join(",")}}`,
  }[format]();
  return `{"${format}":${value}}`;
}

describe("a table by column", () => {
  it("is refused and written, in every format and however it is parted, as cell after cell would be", () => {
    fc.assert(
      fc.property(
        table,
        fc.constantFrom(...INPUT_FORMATS),
        fc.integer({ min: 1, max: 12 }),
        fc.constantFrom(0, 120, 1_000_000),
        ({ rows, headers, encodings }, format, size, ceiling) => {
          const inputs = headers.map((column, position) => ({
            column,
            from: { position },
            encoding: encodings[position]!,
          }));
          const { sendable, refused } = encodeRows(
            { firstRow: 100, cells: CellBlock.ofRows(rows, headers.length) },
            inputs,
          );
          const wanted = referenceRows(rows, encodings);
          expect(sendable.rowIndexes).toEqual(wanted.sent.map(({ row }) => 100 + row));
          expect(refused.rowIndexes).toEqual(wanted.refused.map(({ row }) => 100 + row));
          expect(
            refused.outcomes.map((outcome) => {
              if (!("failure" in outcome)) return [];
              return [outcome.failure, ...(outcome.failure.others ?? [])].map(({ code }) => code);
            }),
          ).toEqual(wanted.refused.map(({ causes }) => causes));
          expect(sendable.rowIndexes.map((_, place) => rowKey(sendable, place))).toEqual(
            wanted.sent.map(({ texts }) => texts.join(",")),
          );
          const plan = { format, fields: columnFields(headers) };
          const bodies = splitIntoBatches(sendable, size).flatMap((batch) => encodeWithinCeiling(batch, plan, ceiling));
          const textsAt = new Map(wanted.sent.map(({ row, texts }) => [100 + row, texts]));
          expect(bodies.flatMap(({ rowIndexes }) => rowIndexes)).toEqual(sendable.rowIndexes);
          for (const { body, rowIndexes } of bodies) {
            expect(body).toBe(
              referenceBody(
                plan,
                headers,
                rowIndexes.map((row) => textsAt.get(row)!),
              ),
            );
          }
          const odd = rowsWhere(sendable, (row) => row % 2 === 1);
          expect(odd.rowIndexes.map((_, place) => rowKey(odd, place))).toEqual(
            odd.rowIndexes.map((row) => textsAt.get(row)!.join(",")),
          );
        },
      ),
      { numRuns: runs(20_000, 1_000) },
    );
  });

  it("is profiled as cell after cell would be, rows left out apart", () => {
    fc.assert(
      fc.property(anyColumn, fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }), (cells, leavesOut) => {
        const [byColumn, byCell, all] = [startProfile(), startProfile(), startProfile()];
        observeColumn(
          byColumn,
          columnOfCells(cells),
          Uint8Array.from(cells, (_, row) => (leavesOut[row]! ? 1 : 0)),
        );
        cells.forEach((cell, row) => leavesOut[row]! || observeCell(byCell, cell));
        expect(byColumn).toEqual(byCell);
        observeColumn(all, columnOfCells(cells));
        cells.forEach((cell, row) => leavesOut[row]! && observeCell(byCell, cell));
        expect(all).toEqual(byCell);
      }),
      { numRuns: runs(10_000, 1_000) },
    );
  });

  it("has those rows blank that show nothing in any column that is sent", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(null, "", " ", "a", 0), fc.constantFrom(null, " ", 1))), (rows) => {
        const inputs = [{ from: { position: 1 } }, { from: { constant: 1 } }, { from: { position: 0 } }];
        const found = findBlankRows(CellBlock.ofRows(rows, 2), inputs);
        const wanted = rows.map((row) => (row.every(showsNothing) ? 1 : 0));
        expect(found === undefined ? rows.map(() => 0) : [...found]).toEqual(wanted);
        expect(findBlankRows(CellBlock.ofRows(rows, 2), [{ from: { constant: null } }])).toBeUndefined();
      }),
    );
  });
});
