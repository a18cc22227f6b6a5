import fc from "fast-check";
import { columnOfCells } from "../../../src/core/table/column-of-cells";
import { CellBlock } from "../../../src/core/table/cell-block";
import { rowKey } from "../../../src/core/request/batch";
import { encodeRows } from "../../../src/core/request/encode-rows";
import { fingerprintOf, hashRows, hashText } from "../../../src/core/request/row-fingerprint";
import { anyColumn } from "../../support/any-cell";
import { anyEncoding } from "../../support/any-encoding";
import { encodingOf } from "../../support/encoding-of";
import { runs } from "../../support/property-seed";

function bitsOf(fingerprint: number): string {
  return fingerprint.toString(2).padStart(53, "0");
}

describe("the fingerprint of a row", () => {
  it("is a whole number of 53 bits, the same for the same key", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (key) => {
        const fingerprint = fingerprintOf(key);
        expect(Number.isSafeInteger(fingerprint) && fingerprint >= 0).toBe(true);
        expect(fingerprintOf(key)).toBe(fingerprint);
      }),
    );
  });

  it("differs for keys that differ by little", () => {
    const keys = Array.from({ length: 200_000 }, (_, row) => `${row % 100}.5,"${Math.floor(row / 100)}",null`);
    expect(new Set(keys.map(fingerprintOf)).size).toBe(keys.length);
  });

  it("has about half of its bits changed by any one character, and each bit as often as not", () => {
    const flips = new Array<number>(53).fill(0);
    const pairs = 4_000;
    for (let pair = 0; pair < pairs; pair++) {
      const key = `${pair * 7919},"row ${pair}",${pair / 3}`;
      const place = pair % key.length;
      const changed =
        key.slice(0, place) + String.fromCharCode(key.charCodeAt(place) ^ (1 << (pair % 7))) + key.slice(place + 1);
      const other = bitsOf(fingerprintOf(changed));
      [...bitsOf(fingerprintOf(key))].forEach((bit, i) => (flips[i]! += bit === other[i] ? 0 : 1));
    }
    // Six standard deviations of a fair coin.
    for (const count of flips) expect(Math.abs(count - pairs / 2)).toBeLessThan(3 * Math.sqrt(pairs));
  });
});

describe("hashRows", () => {
  const column = fc.tuple(
    anyColumn,
    fc.oneof(
      anyEncoding,
      fc.constantFrom("double", "long", "string").map((type) => encodingOf(type)),
    ),
  );
  /** Numbers of all lengths, nearly all of a kind, as columns are: prices, counts, results of a calculation. */
  const numbers = fc
    .tuple(
      fc.constantFrom(1, 100, 7, 10_000, 3, 1e-7, 1e-12),
      fc.array(fc.oneof({ arbitrary: fc.integer(), weight: 9 }, fc.constantFrom(0, -0, 1e15, 2 ** 31, null)), {
        maxLength: 40,
      }),
    )
    .map(([part, cells]) => cells.map((cell) => cell && cell / part));

  it("gives of each row what its key, written as one text, has", () => {
    const numberColumn = fc.tuple(
      numbers,
      fc.constantFrom("double", "float", "long", "integer").map((type) => encodingOf(type)),
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(column, numberColumn), { maxLength: 4 }), (columns) => {
        const rowCount = columns.length === 0 ? 3 : Math.max(...columns.map(([cells]) => cells.length));
        const cells = new CellBlock(
          rowCount,
          columns.map(([some]) => columnOfCells(Array.from({ length: rowCount }, (_, row) => some[row] ?? null))),
        );
        const inputs = columns.map(([, encoding], position) => ({ column: "a", from: { position }, encoding }));
        const { sendable } = encodeRows({ firstRow: 0, cells }, inputs, true);
        const words = new Uint32Array(2);
        const [firsts, seconds] = hashRows(sendable.rows);
        expect(firsts).toHaveLength(sendable.rowIndexes.length);
        sendable.rowIndexes.forEach((_, place) => {
          hashText(rowKey(sendable, place), words);
          expect([firsts[place], seconds[place]]).toEqual([...words]);
        });
      }),
      { numRuns: runs(50_000, 2_000) },
    );
  });
});
