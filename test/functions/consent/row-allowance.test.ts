import { RowAllowance } from "../../../src/functions/consent/row-allowance";

describe("rows that formulas may send", () => {
  it("are 1,000 a minute, and what somebody allowed beside that", () => {
    let nowMs = 5;
    const allowance = new RowAllowance(() => nowMs);
    expect([allowance.take(600), allowance.take(600), allowance.take(1)]).toEqual([600, 400, 0]);
    allowance.grant(50);
    expect([allowance.take(40), allowance.take(40)]).toEqual([40, 10]);
    nowMs += 60_000;
    expect(allowance.take(2_000)).toBe(1_000);
  });

  it("are taken of those that were allowed first", () => {
    const allowance = new RowAllowance(() => 0);
    allowance.grant(5_000);
    expect([allowance.take(5_000), allowance.take(1_500)]).toEqual([5_000, 1_000]);
  });
});
