import { once } from "../../src/core/once";

describe("once", () => {
  it("makes a thing when it is first asked for, and the same for all who ask", async () => {
    let count = 0;
    const made = once(() => Promise.resolve({ number: ++count }));
    expect(count).toBe(0);
    const [first, second] = await Promise.all([made(), made()]);
    expect(second).toBe(first);
    expect(await made()).toBe(first);
    expect(count).toBe(1);
  });

  it("tells all who wait that it has failed, and tries again for the next", async () => {
    let count = 0;
    const made = once(() => (++count === 1 ? Promise.reject(new Error("no way")) : Promise.resolve(count)));
    await Promise.all([expect(made()).rejects.toThrow("no way"), expect(made()).rejects.toThrow("no way")]);
    expect(await made()).toBe(2);
  });
});
