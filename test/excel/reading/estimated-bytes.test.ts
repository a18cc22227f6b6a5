import { estimatedBytes } from "../../../src/excel/reading/estimated-bytes";

function givenOf(values: readonly (readonly unknown[])[]) {
  const all = (of: string) => values.map((row) => row.map(() => of));
  return { values, formats: all("General"), types: all("Double") };
}

function bytesOf(given: ReturnType<typeof givenOf>): number {
  return Buffer.byteLength(JSON.stringify([given.values, given.formats, given.types]));
}

describe("estimated bytes", () => {
  it.each<[string, (row: number) => unknown[]]>([
    ["numbers", (row) => [row, row / 7, row * 1e10]],
    ["texts of one length", (row) => [`row ${row % 10}`, "\u00e9\u00e8"]],
    ["numbers and blanks", (row) => [row % 2 ? "" : row, 1]],
  ])("are near the bytes of %s", (_what, rowOf) => {
    const given = givenOf(Array.from({ length: 5_000 }, (_, row) => rowOf(row)));
    expect(estimatedBytes(given) / bytesOf(given)).toBeGreaterThan(0.97);
    expect(estimatedBytes(given) / bytesOf(given)).toBeLessThan(1.1);
  });

  it("are not fewer because long texts stand in a few rows only", () => {
    const given = givenOf(Array.from({ length: 5_000 }, (_, row) => [row === 777 ? "\u20ac".repeat(100_000) : row]));
    expect(estimatedBytes(given)).toBeGreaterThanOrEqual(bytesOf(given));
  });

  it("are all that a single row has, and none of none", () => {
    const given = givenOf([["abc", 1]]);
    expect(estimatedBytes(given)).toBeGreaterThanOrEqual(bytesOf(given) - 10);
    expect(estimatedBytes(givenOf([]))).toBe(0);
  });
});
