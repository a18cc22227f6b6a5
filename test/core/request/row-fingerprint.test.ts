import fc from "fast-check";
import { fingerprintOf } from "../../../src/core/request/row-fingerprint";

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
