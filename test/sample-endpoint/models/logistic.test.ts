import { fitLogistic, probabilityOf, type SparseRow } from "../../../src/sample-endpoint/models/logistic";

describe("fitLogistic", () => {
  it("finds the share of each of two groups where nothing holds the weights small", () => {
    const rows: SparseRow[] = [];
    const targets: number[] = [];
    for (let place = 0; place < 100; place++) {
      const isSecond = place % 2 === 1;
      rows.push(isSecond ? [[0, 1], [1, 1]] : [[0, 1]]); // prettier-ignore
      targets.push(isSecond ? Number(place < 80) : Number(place < 20));
    }
    const weights = fitLogistic(rows, targets, { width: 2, penalty: 0 });
    expect(probabilityOf([[0, 1]], weights)).toBeCloseTo(0.2, 6);
    expect(probabilityOf([[0, 1], [1, 1]], weights)).toBeCloseTo(0.8, 6); // prettier-ignore
  });

  it("draws what few rows say towards all the others", () => {
    const rows: SparseRow[] = [...Array.from({ length: 9 }, () => [[0, 1]] as const), [[0, 1], [1, 1]]]; // prettier-ignore
    const targets = [0, 1, 0, 1, 0, 1, 0, 1, 0, 1];
    const free = probabilityOf(rows[9]!, fitLogistic(rows, targets, { width: 2, penalty: 0.1 }));
    const held = probabilityOf(rows[9]!, fitLogistic(rows, targets, { width: 2, penalty: 10 }));
    expect(free).toBeGreaterThan(held);
    expect(held).toBeGreaterThan(0.4);
  });
});
