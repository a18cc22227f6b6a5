import { RowFlight } from "../../../src/functions/memo/row-flight";

const ANSWER = { answer: { outputs: [""], predictions: [1] } };

describe("a row under way", () => {
  it("tells all who wait for it, and is unwanted only when the last has left", async () => {
    let unwanted = 0;
    const flight = new RowFlight("a", () => unwanted++);
    const [first, second] = [new AbortController(), new AbortController()];
    const left = flight.wait(first.signal);
    const stayed = flight.wait(second.signal);
    first.abort("left");
    await expect(left).rejects.toBe("left");
    expect([flight.isWanted, unwanted]).toEqual([true, 0]);
    flight.settle(ANSWER);
    expect(await stayed).toBe(ANSWER);
    second.abort();
    expect(unwanted).toBe(0);
  });

  it("is wanted again by who comes after all have left", async () => {
    let unwanted = 0;
    const flight = new RowFlight("a", () => unwanted++);
    const leaving = new AbortController();
    const left = flight.wait(leaving.signal);
    leaving.abort("left");
    await expect(left).rejects.toBe("left");
    expect(unwanted).toBe(1);
    const again = flight.wait(new AbortController().signal);
    flight.fail("away");
    await expect(again).rejects.toBe("away");
  });

  it("is not waited for by who has left already", async () => {
    const flight = new RowFlight("a", () => undefined);
    await expect(flight.wait(AbortSignal.abort("left"))).rejects.toBe("left");
    expect(flight.isWanted).toBe(false);
  });
});
