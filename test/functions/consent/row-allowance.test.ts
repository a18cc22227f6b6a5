import { RowAllowance } from "../../../src/functions/consent/row-allowance";

/** An allowance at work: how many of so many new rows may go. */
function allowing() {
  let nowMs = 5;
  let made = 0;
  const allowance = new RowAllowance(() => nowMs);
  const rows = (count: number): string[] => Array.from({ length: count }, () => `row ${made++}`);
  return {
    allowance,
    rows,
    take: (count: number, place = "here") => allowance.take(place, rows(count)).size,
    pass: (ms: number) => (nowMs += ms),
  };
}

describe("rows that formulas may send", () => {
  it("are 1,000 in any minute, and what somebody allowed beside that", () => {
    const { allowance, take, pass } = allowing();
    expect([take(1), pass(59_900) > 0 && take(999), take(1)]).toEqual([1, 999, 0]);
    allowance.grant("here", 50);
    expect([take(40), take(40, "elsewhere"), take(40)]).toEqual([40, 0, 10]);
    pass(100);
    expect(take(1_000)).toBe(1);
    pass(60_000);
    expect(take(2_000)).toBe(1_000);
  });

  it("are taken of those that were allowed first, as long as that is fresh", () => {
    const { allowance, take, pass } = allowing();
    allowance.grant("here", 5_000);
    expect([take(4_000), take(500, "elsewhere")]).toEqual([4_000, 500]);
    pass(3_600_000);
    expect(take(2_000)).toBe(1_000);
  });

  it("count once, however often they are tried", () => {
    const { allowance, rows, pass } = allowing();
    const known = rows(600);
    for (let trial = 0; trial < 5; trial++, pass(30_000)) expect(allowance.take("here", known).size).toBe(600);
    const mixed = [...rows(1_200), ...known];
    expect(allowance.take("here", mixed)).toEqual(new Set([...mixed.slice(0, 1_000), ...known]));
  });
});
