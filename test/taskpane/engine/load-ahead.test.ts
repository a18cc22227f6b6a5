import { loadAhead } from "../../../src/taskpane/engine/load-ahead";
import { settledLater } from "../fakes/settle";

describe("what is loaded ahead", () => {
  test("answers calls made before it arrived", async () => {
    const arriving = settledLater<string>();
    const loaded = loadAhead(() => arriving.promise);
    const asked = loaded();
    arriving.resolve("here");
    expect(await asked).toBe("here");
  });

  test("is loaded before the first call, and once for all calls", async () => {
    const load = jest.fn(() => Promise.resolve("here"));
    const loaded = loadAhead(load);
    expect(load).toHaveBeenCalledTimes(1);
    await Promise.all([loaded(), loaded()]);
    expect(load).toHaveBeenCalledTimes(1);
  });

  test("fails the call when it cannot be loaded, and is loaded anew by the next", async () => {
    const load = jest.fn(() => Promise.resolve("here"));
    load.mockRejectedValueOnce(new Error("no network"));
    const loaded = loadAhead(load);
    await expect(loaded()).rejects.toThrow("no network");
    expect(await loaded()).toBe("here");
    expect(load).toHaveBeenCalledTimes(2);
  });
});
