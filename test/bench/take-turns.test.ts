import { takeTurns } from "./take-turns";

describe("taking turns", () => {
  it("measures one after the other, again and again, and keeps apart what each came to", async () => {
    const order: string[] = [];
    const work = (name: string) => () => {
      order.push(name);
      return `${name}${order.length}`;
    };
    const measured = await takeTurns(3, [work("p"), work("r")]);
    expect(order.join("")).toBe("prprpr");
    expect(measured).toEqual([
      ["p1", "p3", "p5"],
      ["r2", "r4", "r6"],
    ]);
  });
});
