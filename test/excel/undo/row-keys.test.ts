import { hashOf, rowKey } from "../../../src/excel/undo/row-keys";

const POSITIONS = { proving: [0], whole: [0, 1] };

describe("rowKey", () => {
  it("tells rows apart by their proving cells, and by all others that are no formulas", () => {
    const key = rowKey([1, "a"], POSITIONS, [1, "a"]);
    expect(rowKey([1, "b"], POSITIONS, [1, "b"]).proving).toBe(key.proving);
    expect(rowKey([1, "b"], POSITIONS, [1, "b"]).whole).not.toBe(key.whole);
    expect(rowKey([2, "a"], POSITIONS, [2, "a"]).proving).not.toBe(key.proving);
  });

  it("is the same whatever a formula comes to that proves no row, and another where it proves one", () => {
    const formulas = ["=RAND()", "=UPPER(C2)"];
    const [one, other] = [rowKey([1, "A"], POSITIONS, formulas), rowKey([1, "B"], POSITIONS, formulas)];
    expect(one).toEqual(other);
    expect(rowKey([2, "A"], POSITIONS, formulas).proving).not.toBe(one.proving);
  });

  it("takes a text that begins with an equals sign for no formula", () => {
    const [one, other] = ["=a", "=b"].map((text) => rowKey([1, text], POSITIONS, [1, text]));
    expect(one).not.toEqual(other);
  });

  it("tells a number from the text that reads like it", () => {
    expect(hashOf([1])).not.toBe(hashOf(["1"]));
  });
});
